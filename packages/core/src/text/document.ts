/**
 * An article's body: a small closed document of blocks, in the JSON of the editor's schema (ProseMirror), and its one
 * plain text. Every offset in Pledgebook is a UTF-16 code unit in that text.
 *
 * The fixed form of the plain text: characters in NFC, control and zero-width characters gone, runs of white space one
 * space, no space at a block's edges, blocks (and list items) separated by one empty line.
 */
export type TextMark = { type: "bold" } | { type: "italic" } | { type: "link"; attrs: { href: string } };

export interface TextNode {
  type: "text";
  text: string;
  marks?: TextMark[];
}
export interface Paragraph {
  type: "paragraph";
  content: TextNode[];
}
export interface Heading {
  type: "heading";
  attrs: { level: 2 | 3 };
  content: TextNode[];
}
export interface Quote {
  type: "blockquote";
  content: Paragraph[];
}
export interface ListItem {
  type: "listItem";
  content: Paragraph[];
}
export interface List {
  type: "bulletList" | "orderedList";
  /** Of an ordered list: the number of its first item; 1 where nothing is said. */
  attrs?: { start: number };
  content: ListItem[];
}
export interface Image {
  type: "image";
  attrs: { src: string; alt: string; credit: string };
}
export interface Embed {
  type: "embed";
  attrs: { href: string; title: string };
}
export type Block = Paragraph | Heading | Quote | List | Image | Embed;
export interface ArticleDocument {
  type: "doc";
  content: Block[];
}

/** A run of text that is drawn as one block (a paragraph, a heading, a list item) and where it stands in the plain text. */
export interface TextBlock {
  start: number;
  end: number;
  nodes: TextNode[];
}

const SEPARATOR = "\n\n";
// Control and format characters that are no white space: soft hyphen, zero-width and direction characters, tags.
const INVISIBLE = /(?![\s\u0085])[\p{Cc}\p{Cf}]|\ufeff/gu;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// No script piles up more marks on a letter (UAX #15, Stream-Safe Text Format); putting thousands in order takes minutes.
const PILED = /(\p{M}{30})\p{M}+/gu;

const CONTROL = /(?![\t\n])[\p{Cc}\ufffe\uffff]/gu;

/** A text without the characters that no text has and that pages, XML and JSON take badly; line ends and tabs stay. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, "").toWellFormed();
}

/** One line of text in the fixed form, edges not trimmed. Idempotent. */
export function normalizeText(text: string): string {
  return text
    .replace(LONE_SURROGATE, "\ufffd")
    .replace(INVISIBLE, "")
    .replace(PILED, "$1")
    .normalize("NFC")
    .replace(/[\s\u0085]+/g, " ");
}

/** The blocks that hold text, in reading order, with their place in the plain text. */
export function textBlocks(document: ArticleDocument): TextBlock[] {
  const blocks: TextBlock[] = [];
  let offset = 0;
  const add = (nodes: TextNode[]) => {
    const length = nodes.reduce((sum, node) => sum + node.text.length, 0);
    if (blocks.length > 0) offset += SEPARATOR.length;
    blocks.push({ start: offset, end: offset + length, nodes });
    offset += length;
  };
  for (const block of document.content) {
    switch (block.type) {
      case "paragraph":
      case "heading":
        add(block.content);
        break;
      case "blockquote":
        for (const paragraph of block.content) add(paragraph.content);
        break;
      case "bulletList":
      case "orderedList":
        for (const item of block.content) for (const paragraph of item.content) add(paragraph.content);
        break;
    }
  }
  return blocks;
}

/** The one plain text of a body. */
export function plainText(document: ArticleDocument): string {
  return textBlocks(document)
    .map((block) => block.nodes.map((node) => node.text).join(""))
    .join(SEPARATOR);
}

/** The text nodes of one block in the fixed form: white space folded across node borders, edges trimmed, no empty node. */
export function normalizeNodes(nodes: readonly TextNode[]): TextNode[] {
  const out: TextNode[] = [];
  let space = true; // the block's left edge swallows white space, as does a space before it
  for (const node of merged(nodes)) {
    let text = normalizeText(node.text);
    if (space) text = text.trimStart();
    if (text === "") continue;
    space = text.endsWith(" ");
    const previous = out.at(-1);
    // What stood between them was nothing but white space.
    if (previous && sameMarks(previous, node)) previous.text = normalizeText(previous.text + text);
    else out.push(node.marks?.length ? { ...node, text } : { type: "text", text });
  }
  const last = out.at(-1);
  if (last) last.text = last.text.trimEnd();
  return out.filter((node) => node.text !== "");
}

/** Neighbours of the same marks as one, so that each text is put into its form once, however many pieces it came in. */
function merged(nodes: readonly TextNode[]): TextNode[] {
  const runs: { node: TextNode; texts: string[] }[] = [];
  for (const node of nodes) {
    const run = runs.at(-1);
    if (run && sameMarks(run.node, node)) run.texts.push(node.text);
    else runs.push({ node, texts: [node.text] });
  }
  return runs.map(({ node, texts }) => ({ ...node, text: texts.join("") }));
}

/** A body in the fixed form: text normalised, empty blocks gone. Idempotent. */
export function normalizeDocument(document: ArticleDocument): ArticleDocument {
  const paragraph = (block: Paragraph): Paragraph => ({ ...block, content: normalizeNodes(block.content) });
  const filled = (block: { content: TextNode[] }) => block.content.length > 0;
  const content = document.content.flatMap((block): Block[] => {
    switch (block.type) {
      case "paragraph": {
        const clean = paragraph(block);
        return filled(clean) ? [clean] : [];
      }
      case "heading": {
        const clean = { ...block, content: normalizeNodes(block.content) };
        return filled(clean) ? [clean] : [];
      }
      case "blockquote": {
        const clean = block.content.map(paragraph).filter(filled);
        return clean.length ? [{ ...block, content: clean }] : [];
      }
      case "bulletList":
      case "orderedList": {
        const items = block.content
          .map((item) => ({ ...item, content: item.content.map(paragraph).filter(filled) }))
          .filter((item) => item.content.length > 0);
        return items.length ? [{ ...block, content: items }] : [];
      }
      default:
        return [block];
    }
  });
  return { type: "doc", content };
}

/** A body of plain paragraphs. */
export function documentFromParagraphs(paragraphs: readonly string[]): ArticleDocument {
  return normalizeDocument({
    type: "doc",
    content: paragraphs.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
  });
}

/** Words of a plain text, as a newsroom counts them. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
}

/** The address when it is one that a page may link to (http, https, mailto, a path of this site); else null. */
export function safeHref(href: string): string | null {
  const trimmed = href.trim();
  if (/^(https?:\/\/|mailto:)[^\s]+$/i.test(trimmed)) return trimmed;
  return /^\/(?!\/)[^\s\\]*$/.test(trimmed) ? trimmed : null;
}

function sameMarks(a: TextNode, b: TextNode): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? []);
}
