import { createHash } from "node:crypto";
import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import mammoth from "mammoth";
import { articleOfBlocks, dayOf, languageOf } from "./article-blocks.ts";
import { decodeText, encodingInPage } from "./encoding.ts";
import { blocksOfHtml } from "./html.ts";
import { markdownParts } from "./markdown-file.ts";
import { readPage } from "./page.ts";
import { mostBytes, readPasted } from "./pasted.ts";
import type { ReadArticle } from "./read-article.ts";
import { readableWord } from "./word.ts";

/** The largest file that is read: a Word document or a saved page carries more than its text. */
export const mostFileBytes = 10_000_000;

/**
 * Reads an article from a file by its name's ending: Word (.docx), a saved web page (.html, .htm), Markdown (.md), or text as
 * it was copied from a page (anything else). @throws Problem with a sentence that says what is wrong.
 */
export async function readArticleFile(name: string, bytes: Uint8Array): Promise<ReadArticle> {
  if (bytes.length > mostFileBytes)
    throw new Problem("too_large", "file_too_large", "The file is too large to be one article (over 10 MB).");
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const read = await readBy(ending, bytes);
  if (plainText(read.body) === "")
    throw new Problem("unreadable", "paste_no_body", "The file has a headline but no text.");
  const hash = createHash("sha256").update(bytes).digest("hex");
  const [source] = read.sources;
  return { ...read, sources: source ? [{ ...source, hash }] : [] };
}

async function readBy(ending: string, bytes: Uint8Array): Promise<ReadArticle> {
  switch (ending) {
    case "docx":
      return readWord(bytes);
    case "html":
    case "htm":
    case "xhtml":
      return readPage(textOf(bytes));
    case "md":
    case "markdown":
      return readMarkdown(textOf(bytes));
    case "xml":
    case "rss":
    case "atom":
      throw new Problem(
        "unreadable",
        "format_feed",
        "This is a feed: choose its entries where feeds are imported.",
      );
    case "pdf":
    case "doc":
    case "odt":
    case "rtf":
      throw new Problem(
        "unreadable",
        "format_unknown",
        "This format cannot be read; save it as .docx or text.",
      );
    default:
      return readText(textOf(bytes));
  }
}

function textOf(bytes: Uint8Array): string {
  if (bytes.length > mostBytes)
    throw new Problem("too_large", "paste_too_large", "The file is too large to be one article (over 2 MB).");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    const other = decodeText(bytes, encodingInPage(bytes));
    if (!other.includes("\ufffd") && !other.includes("\0")) return other;
    throw new Problem(
      "unreadable",
      "paste_binary",
      "This is no text that can be read: it looks like a binary file.",
    );
  }
}

function readText(text: string): ReadArticle {
  const { paragraphs, ...article } = readPasted(text);
  const body = documentFromParagraphs(paragraphs);
  return { ...article, body, language: languageOf(plainText(body)), sources: [] };
}

function readMarkdown(text: string): ReadArticle {
  const { head, content } = markdownParts(text);
  const isTitled = content[0]?.type === "heading";
  return articleOfBlocks(content, {
    ...(head.title && !isTitled ? { title: head.title } : {}),
    standfirst: head.standfirst,
    byline: head.byline,
    publishedOn: head.date ? dayOf(head.date) : null,
  });
}

async function readWord(bytes: Uint8Array): Promise<ReadArticle> {
  try {
    const { document, styleMap } = readableWord(bytes);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(document) }, { styleMap });
    return articleOfBlocks(blocksOfHtml(value));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("unreadable", "docx_broken", "This is no Word document, or it is damaged.");
  }
}
