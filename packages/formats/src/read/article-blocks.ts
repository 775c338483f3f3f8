import {
  type ArticleDocument,
  type Block,
  type List,
  normalizeDocument,
  plainText,
  textBlocks,
} from "@pledgebook/core/text/document";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { datesIn } from "./paste/dates.ts";
import { understandLines } from "./pasted.ts";
import type { ReadArticle } from "./read-article.ts";

/** What a file or a page says of itself, beside its text. */
interface Known {
  title?: string | undefined;
  standfirst?: string | undefined;
  byline?: string | undefined;
  publishedOn?: string | null | undefined;
}

/**
 * An article of blocks, understood as lines that are pasted are; what the file says of itself goes before. `isPage`: with what a
 * page has around its text, as what is copied from one.
 */
export function articleOfBlocks(
  blocks: readonly Block[],
  known: Known = {},
  { isPage = false } = {},
): ReadArticle {
  const { content } = normalizeDocument({ type: "doc", content: [...blocks] });
  const lines: { text: string; block: number }[] = known.title ? [{ text: known.title, block: -1 }] : [];
  for (const [block, one] of content.entries())
    for (const { nodes } of textBlocks({ type: "doc", content: [one] }))
      lines.push({ text: nodes.map(({ text }) => text).join(""), block });
  const texts = lines.map(({ text }) => text);
  const headings = new Set(
    lines.flatMap(({ block }, at) => (content[block]?.type === "heading" ? [at] : [])),
  );
  const read = understandLines(texts, { hasFoot: isPage, headings, ...(known.title ? { titleAt: 0 } : {}) });
  const kept = new Set(read.story.map((at) => lines[at]?.block));
  const last = Math.max(-1, ...read.story.map((at) => lines[at]?.block ?? -1));
  const first = Math.min(...read.story.map((at) => lines[at]?.block ?? 0));
  const isSilent = (block: Block) => block.type === "image" || block.type === "embed";
  const story = content.filter(
    (block, index) => kept.has(index) || (isSilent(block) && index > first - 2 && index < last),
  );
  const body: ArticleDocument = { type: "doc", content: story };
  const text = plainText(body);
  const told = known.standfirst ?? "";
  return {
    title: read.title,
    // What only begins the text is no standfirst.
    standfirst: read.standfirst || (text.startsWith(told.replace(/[\s.…]+$/, "").slice(0, 80)) ? "" : told),
    byline: known.byline || read.byline,
    publishedOn: known.publishedOn ?? read.publishedOn,
    possibleDays: known.publishedOn ? [] : read.possibleDays,
    language: languageOf(text),
    body,
    related: read.related.map((at) => texts[at] ?? ""),
    leftOut: read.leftOut.map((at) => ({
      text: texts[at] ?? "",
      before: read.story.filter((other) => other < at).length,
    })),
    sources: [],
  };
}

/** The day that a file writes, in whatever form; null where it can be read in two ways, or in none. */
export function dayOf(text: string): string | null {
  const iso = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  const [date] = datesIn(text.slice(0, 100));
  return iso ?? (date?.days.length === 1 ? (date.days[0] ?? null) : null);
}

/** Ukrainian when it is mostly written in Cyrillic. */
export function languageOf(text: string): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  return cyrillic > text.length / 4 ? "uk" : "en";
}

/** Paragraphs as they were edited, each in the form (heading, quote, item of a list, links) that it has in a document. */
export function inFormsOf(paragraphs: readonly string[], document: ArticleDocument): ArticleDocument {
  const forms = new Map(document.content.flatMap(formsOf));
  const content: Block[] = [];
  for (const text of paragraphs.map((one) => one.trim()).filter(Boolean)) {
    const block = forms.get(text) ?? { type: "paragraph", content: [{ type: "text", text }] };
    const last = content.at(-1);
    if (!isList(block)) content.push(block);
    else if (last && isList(last) && last.type === block.type)
      last.content = [...last.content, ...block.content];
    else content.push({ ...block });
  }
  return normalizeDocument({ type: "doc", content });
}

const isList = (block: Block): block is List => block.type === "bulletList" || block.type === "orderedList";

/** Each piece of a block's text as a block of its own. */
function formsOf(block: Block): [string, Block][] {
  return textBlocks({ type: "doc", content: [block] }).map(({ nodes }) => {
    const paragraph = { type: "paragraph" as const, content: nodes };
    const form = isList(block)
      ? { ...block, content: [{ type: "listItem" as const, content: [paragraph] }] }
      : block.type === "blockquote"
        ? { ...block, content: [paragraph] }
        : block;
    return [nodes.map((node) => node.text).join(""), form];
  });
}
