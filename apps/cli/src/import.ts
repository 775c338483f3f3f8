import { readFileSync, statSync } from "node:fs";
import { extname } from "node:path";
import { createCaller } from "@pledgebook/api/router";
import type { Context } from "@pledgebook/api/trpc";
import { detect } from "@pledgebook/core/detect";
import { documentFromParagraphs, plainText } from "@pledgebook/core/document";
import { mostBytes, readPasted } from "@pledgebook/core/paste";
import { Problem } from "@pledgebook/core/problem";
import type { Language } from "@pledgebook/core/vocabulary";

/** What the import of one file prints, as one line of JSON. */
export interface ImportLine {
  slug: string;
  title: string;
  byline: string;
  published_on: string | null;
  paragraphs: number;
  suggestions: number;
}

/**
 * Makes a draft (or, when asked, a published article) of a file of text as it was copied from a web page.
 * @throws Problem with a sentence that says what is wrong; then nothing was written.
 */
export async function importFile(context: Context, file: string, publish: boolean): Promise<ImportLine> {
  const article = readPasted(readText(file));
  const body = documentFromParagraphs(article.paragraphs);
  const api = createCaller(context);
  const created = await api.articles.create({
    title: article.title,
    standfirst: article.standfirst,
    byline: article.byline,
    publishedOn: article.publishedOn,
    language: languageOf(plainText(body)),
    body,
    related: article.related,
  });
  if (publish) await api.articles.publish({ id: created.id, version: created.version });
  return {
    slug: created.slug,
    title: article.title,
    byline: article.byline,
    published_on: article.publishedOn,
    paragraphs: article.paragraphs.length,
    suggestions: detect(plainText(body)).length,
  };
}

function readText(file: string): string {
  const size = statSync(file, { throwIfNoEntry: false });
  if (!size?.isFile()) throw new Problem("not_found", "file_not_found", "There is no such file.");
  if (size.size > mostBytes)
    throw new Problem("too_large", "paste_too_large", "The file is too large to be one article (over 2 MB).");
  if ([".docx", ".html", ".htm", ".pdf"].includes(extname(file).toLowerCase()))
    throw new Problem(
      "unreadable",
      "format_unknown",
      "This format cannot be read yet; save it as plain text.",
    );
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    throw new Problem(
      "unreadable",
      "paste_binary",
      "This is not text in UTF-8: it looks like a binary file.",
    );
  }
}

/** Ukrainian when it is mostly written in Cyrillic. */
function languageOf(text: string): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > text.length / 4 ? "uk" : "en";
}
