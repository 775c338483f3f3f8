import { createHash } from "node:crypto";
import { Readability } from "@mozilla/readability";
import {
  type ArticleDocument,
  type Block,
  documentFromParagraphs,
  normalizeDocument,
  plainText,
} from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import type { Source } from "@pledgebook/core/values/source";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { parseHTML } from "linkedom";
import mammoth from "mammoth";
import { decodeText } from "./encoding.ts";
import { addressOn, blocksOfHtml, checkDepth, wordsOf } from "./html.ts";
import { keepWhatIsSeen } from "./html-page.ts";
import { markdownParts } from "./markdown-file.ts";
import { mostBytes, readByline, readDate, readPasted } from "./pasted.ts";
import { readableWord } from "./word.ts";

/** An article as it was understood from a file, with where it came from. */
export interface ReadArticle {
  title: string;
  standfirst: string;
  byline: string;
  publishedOn: string | null;
  language: Language;
  body: ArticleDocument;
  related: string[];
  sources: Source[];
}

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
    const other = decodeText(bytes, encodingOf(bytes));
    if (!other.includes("\ufffd") && !other.includes("\0")) return other;
    throw new Problem(
      "unreadable",
      "paste_binary",
      "This is no text that can be read: it looks like a binary file.",
    );
  }
}

/** What a page says of itself (HTML, `meta charset`), else the old Cyrillic one where it makes words of most of the bytes. */
function encodingOf(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 2000));
  const named = /<meta[^>]+charset=["']?([\w-]+)/i.exec(beginning)?.[1];
  if (named) return named;
  const cyrillic = new TextDecoder("windows-1251").decode(bytes.subarray(0, 20_000));
  const letters = cyrillic.match(/\p{L}/gu)?.length ?? 0;
  const isCyrillic = (cyrillic.match(/[а-яіїєґ]/g)?.length ?? 0) > letters / 2;
  return isCyrillic ? "windows-1251" : null;
}

function readText(text: string): ReadArticle {
  const { paragraphs, ...article } = readPasted(text);
  const body = documentFromParagraphs(paragraphs);
  return { ...article, body, language: languageOf(plainText(body)), sources: [] };
}

function readMarkdown(text: string): ReadArticle {
  const { head, content } = markdownParts(text);
  const isTitled = content[0]?.type === "heading";
  const article = articleOf(head.title && !isTitled ? [headingOf(head.title), ...content] : content);
  return {
    ...article,
    standfirst: head.standfirst ?? article.standfirst,
    byline: head.byline ?? article.byline,
    publishedOn: (head.date && dayOf(head.date)) ?? article.publishedOn,
  };
}

async function readWord(bytes: Uint8Array): Promise<ReadArticle> {
  try {
    const { document, styleMap } = readableWord(bytes);
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(document) }, { styleMap });
    return articleOf(blocksOfHtml(value));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem("unreadable", "docx_broken", "This is no Word document, or it is damaged.");
  }
}

/** The story of a saved page, without its menus and boxes; what the page says of itself is its source. */
function readPage(html: string): ReadArticle {
  checkDepth(html);
  const { document } = parseHTML(html);
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        document
          .querySelector(`meta[property="${name}"], meta[name="${name}"]`)
          ?.getAttribute("content")
          ?.trim(),
      )
      .find(Boolean) ?? null;
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute("href") ?? meta("og:url");
  const publisher = meta("og:site_name", "application-name");
  const published = meta("article:published_time", "date", "dc.date") ?? timeOf(document);
  const [author, title] = [meta("author", "article:author"), meta("og:title")];
  // What tells what is seen, Readability takes away.
  keepWhatIsSeen(document);
  const found = new Readability(document as never).parse();
  if (!found?.content) throw new Problem("unreadable", "page_no_story", "No story was found in this page.");
  const url = canonical && /^https?:\/\/\S+$/.test(canonical) ? canonical : undefined;
  const story = blocksOfHtml(found.content, addressOn(url));
  const article = articleOf([headingOf(title ?? found.title ?? ""), ...story]);
  const byline = (author ?? found.byline ?? article.byline).replace(/^by\s+/i, "").trim();
  const publishedOn = (published && dayOf(published)) ?? article.publishedOn;
  return {
    ...article,
    byline: /^https?:/.test(byline) ? "" : byline.slice(0, 200),
    publishedOn,
    standfirst: article.standfirst || (meta("og:description", "description") ?? "").slice(0, 600),
    sources: publisher
      ? [
          {
            publisher,
            title: article.title,
            ...(publishedOn ? { date: publishedOn } : {}),
            ...(url ? { url } : {}),
          },
        ]
      : [],
  };
}

function timeOf(document: ReturnType<typeof parseHTML>["document"]): string | null {
  return document.querySelector("time[datetime]")?.getAttribute("datetime") ?? null;
}

function dayOf(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? readDate(text);
}

function headingOf(text: string): Block {
  return { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] };
}

/** An article of blocks: the first is its title; a byline, a date and the title again may stand before the story. */
function articleOf(blocks: readonly Block[]): ReadArticle {
  const { content } = normalizeDocument({ type: "doc", content: [...blocks] });
  const [first, ...rest] = content;
  const title = first ? wordsOf(first) : "";
  if (title === "" || title.length > 250)
    throw new Problem(
      "unreadable",
      "paste_no_title",
      "The text has no title: its first line should be one, on a line of its own.",
    );
  let byline = "";
  let publishedOn: string | null = null;
  const story = [...rest];
  for (let next = story[0]; next; next = story[0]) {
    const words = wordsOf(next);
    const by = readByline(words);
    const day = words.length < 60 ? readDate(words) : null;
    if (!byline && by) {
      byline = by.name;
      publishedOn ??= by.date;
    } else if (!publishedOn && day) publishedOn = day;
    else if (words !== title) break;
    story.shift();
  }
  const body = { type: "doc" as const, content: story };
  const language = languageOf(plainText(body));
  return { title, standfirst: "", byline, publishedOn, body, language, related: [], sources: [] };
}

/** Ukrainian when it is mostly written in Cyrillic. */
export function languageOf(text: string): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > text.length / 4 ? "uk" : "en";
}
