import {
  type Block,
  type Paragraph,
  safeHref,
  type TextMark,
  type TextNode,
  textBlocks,
} from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { onOneLine, type Piece, paragraphsOf, withoutTypedNotes } from "./html-line.ts";
import { isList, listsOf, type NumberedItem, numbersOf } from "./html-lists.ts";
import {
  type HtmlNode,
  isBlock,
  isBold,
  isItalic,
  isLeftOut,
  isPreformatted,
  type Shift,
  shiftOf,
  tagOf,
} from "./html-look.ts";

type Branch = Pick<HtmlNode, "childNodes">;

/**
 * A piece of a page as blocks of the closed document: the words that its reader sees, and their form; nothing that runs, loads
 * or looks. The one way in for all that is HTML or becomes it: saved pages, feeds, Word, Markdown, what is pasted into the
 * editor; it runs in the browser, too. What is hidden or struck out is left out, cells, lines and notes never make one
 * number of two. `addressOf`: the address of a link, or null where it leads nowhere. @throws Problem `html_too_deep`.
 */
export function blocksOfTree(root: Branch, addressOf: (href: string) => string | null = safeHref): Block[] {
  return blocksIn(root, {
    addressOf,
    marks: [],
    shift: null,
    isNote: false,
    isPreformatted: false,
    level: 0,
  });
}

/** What holds for the words below an element. */
interface Surroundings {
  addressOf: (href: string) => string | null;
  marks: TextMark[];
  shift: Shift | null;
  isNote: boolean;
  isPreformatted: boolean;
  level: number;
}

/** What has been read: blocks that are closed, and the line that is open. */
interface Sheet {
  blocks: Block[];
  line: Piece[];
  hasRows: boolean;
}

/** More than a parser lets through (browsers: 512), and less than the stack has room for. */
const MOST_LEVELS = 600;

function sheetOf(branch: Branch, around: Surroundings): Sheet {
  const sheet: Sheet = { blocks: [], line: [], hasRows: false };
  readAll(branch, sheet, around);
  closeLine(sheet);
  return sheet;
}

function blocksIn(branch: Branch, around: Surroundings): Block[] {
  return sheetOf(branch, around).blocks;
}

/** Each run of text as a paragraph, whatever block it stood in. */
function paragraphsIn(branch: Branch, around: Surroundings): Paragraph[] {
  return asParagraphs(blocksIn(branch, around));
}

function asParagraphs(blocks: Block[]): Paragraph[] {
  return textBlocks({ type: "doc", content: blocks }).map(({ nodes }) => ({
    type: "paragraph",
    content: nodes,
  }));
}

function closeLine(sheet: Sheet): void {
  sheet.blocks.push(
    ...paragraphsOf(sheet.line).map((content): Paragraph => ({ type: "paragraph", content })),
  );
  sheet.line = [];
}

function readAll(branch: Branch, sheet: Sheet, around: Surroundings): void {
  const level = around.level + 1;
  if (level > MOST_LEVELS)
    throw new Problem("unreadable", "html_too_deep", "The page is nested too deep to be read.");
  for (const child of branch.childNodes) read(child, sheet, { ...around, level });
}

/** Seen, but no text of the article: pictures, controls, other pages. */
const OBJECTS = new Set(
  "SVG IMG PICTURE VIDEO AUDIO CANVAS OBJECT EMBED IFRAME BUTTON INPUT SELECT TEXTAREA MAP".split(" "),
);
/** Boxes that are no part of the story. */
const BOXES = new Set(["NAV", "FORM"]);

function read(node: HtmlNode, sheet: Sheet, around: Surroundings): void {
  const tag = tagOf(node);
  if (tag === null) {
    if (node.nodeType === 3) readText(node.textContent ?? "", sheet, around);
  } else if (isLeftOut(node)) return;
  else if (tag === "BR") sheet.line.push({ at: "break", text: "", marks: [] });
  else if (OBJECTS.has(tag)) sheet.line.push({ at: "gap", text: "", marks: [] });
  else if (isBlock(node)) {
    closeLine(sheet);
    if (!BOXES.has(tag))
      readBlock(node, tag, sheet, {
        ...around,
        isPreformatted: around.isPreformatted || isPreformatted(node),
      });
    closeLine(sheet);
  } else readInline(node, tag, sheet, around);
}

function readText(
  text: string,
  sheet: Sheet,
  { marks, shift, isNote, isPreformatted: isPre }: Surroundings,
): void {
  const add = (part: string) => {
    if (shift) sheet.line.push({ at: shift, text: part, marks, isNote });
    else sheet.line.push({ at: "line", text: withoutTypedNotes(part), marks });
  };
  if (isPre) partsOf(text, /\r?\n/, "break", sheet, (line) => partsOf(line, /\t+/, "tab", sheet, add));
  // A tab between the lines of the source indents; within one it sets columns apart, as Word has them.
  else if (text.includes("\t") && !/[\r\n]/.test(text)) partsOf(text, /\t+/, "tab", sheet, add);
  else add(text);
}

function partsOf(
  text: string,
  border: RegExp,
  at: "break" | "tab",
  sheet: Sheet,
  add: (part: string) => void,
): void {
  text.split(border).forEach((part, index) => {
    if (index > 0) sheet.line.push({ at, text: "", marks: [] });
    add(part);
  });
}

function readInline(node: HtmlNode, tag: string, sheet: Sheet, around: Surroundings): void {
  const isNote = around.isNote || (tag === "A" && leadsToNote(node));
  if (isNote && tag === "A" && isBackLink(node)) return;
  const isAttachedNote = isNote && tag === "A" && isBesideWord(sheet) && isShortSign(node);
  const below: Surroundings = {
    ...around,
    marks: marksWith(node, tag, around),
    // A note's sign may be raised by a stylesheet, of which nothing is known here.
    shift: around.shift ?? shiftOf(node) ?? (isAttachedNote ? "above" : null),
    isNote,
    isPreformatted: around.isPreformatted || isPreformatted(node),
  };
  if (tag === "MSUP" || tag === "MSUB") {
    // MathML: a base and what stands above or below it.
    [...node.childNodes]
      .filter((child) => tagOf(child) !== null)
      .forEach((child, index) => {
        const shift = index === 0 ? below.shift : tag === "MSUP" ? "above" : "below";
        read(child, sheet, { ...below, shift, level: below.level + 1 });
      });
  } else readAll(node, sheet, below);
}

/** A link to elsewhere on the page, or one that says that it leads to a note (DPUB-ARIA, EPUB). */
function leadsToNote(link: HtmlNode): boolean {
  const says = `${link.getAttribute?.("role") ?? ""} ${link.getAttribute?.("epub:type") ?? ""}`;
  return /^\s*#/.test(link.getAttribute?.("href") ?? "") || /noteref|biblioref|backlink/.test(says);
}

/** '↩' behind a note leads back to the text. */
function isBackLink(link: HtmlNode): boolean {
  return /^[^\p{L}\p{N}*†‡§¶]+$/u.test(link.textContent ?? "");
}

function isShortSign(link: HtmlNode): boolean {
  return /^\s*[[(]?(?:\d{1,3}|[*†‡§¶]+)[\])]?\s*$/.test(link.textContent ?? "");
}

function isBesideWord(sheet: Sheet): boolean {
  const last = sheet.line.at(-1);
  return last?.at === "line" && /\S$/.test(last.text);
}

function marksWith(node: HtmlNode, tag: string, { marks, addressOf }: Surroundings): TextMark[] {
  const has = (type: TextMark["type"]) => marks.some((mark) => mark.type === type);
  const more: TextMark[] = [];
  if (!has("bold") && isBold(node)) more.push({ type: "bold" });
  if (!has("italic") && isItalic(node)) more.push({ type: "italic" });
  if (tag === "A" && !has("link")) {
    const href = addressOf(node.getAttribute?.("href") ?? "");
    if (href && href.length <= 2000) more.push({ type: "link", attrs: { href } });
  }
  return more.length > 0 ? [...marks, ...more] : marks;
}

function readBlock(node: HtmlNode, tag: string, sheet: Sheet, around: Surroundings): void {
  switch (tag) {
    case "H1":
    case "H2":
    case "H3":
    case "H4":
    case "H5":
    case "H6": {
      const lines = paragraphsIn(node, around).map(({ content }) => content);
      const level = tag === "H1" || tag === "H2" ? 2 : 3;
      sheet.blocks.push({ type: "heading", attrs: { level }, content: onOneLine(lines) });
      break;
    }
    case "BLOCKQUOTE":
      sheet.blocks.push({ type: "blockquote", content: paragraphsIn(node, around) });
      break;
    case "UL":
    case "OL":
    case "MENU":
      sheet.blocks.push(...listsOf(itemsOf(node, around)));
      break;
    case "TR":
      readRow(node, sheet, around);
      break;
    default:
      readAll(node, sheet, around);
  }
}

/** The items of a list; those of a list within one follow it, for the document knows no lists in lists. */
function itemsOf(list: HtmlNode, around: Surroundings): NumberedItem[] {
  const children = [...list.childNodes].filter((child) => !isLeftOut(child));
  const count = numbersOf(list, children);
  return children.flatMap((child): NumberedItem[] => {
    const within = { ...around, level: around.level + 1 };
    if (isList(child)) return itemsOf(child, within);
    if (tagOf(child) !== "LI")
      return [{ number: null, content: paragraphsIn({ childNodes: [child] }, within) }];
    const inside = [...child.childNodes];
    const own = inside.filter((part) => !isList(part));
    return [
      { number: count(child), content: paragraphsIn({ childNodes: own }, within) },
      ...inside.filter((part) => isList(part) && !isLeftOut(part)).flatMap((part) => itemsOf(part, within)),
    ];
  });
}

/** More paragraphs in one cell than this are no cell of a table, but a column of a page. */
const MOST_IN_CELL = 4;

/** A row of a table as one line, its cells apart. One that only lays out a page is what its cells hold, one after another. */
function readRow(row: HtmlNode, sheet: Sheet, around: Surroundings): void {
  sheet.hasRows = true;
  const cells = [...row.childNodes]
    .filter((child) => /^T[DH]$/.test(tagOf(child) ?? "") && !isLeftOut(child))
    .map((cell) => sheetOf(cell, around));
  const isLayout =
    cells.length === 1 ||
    cells.some(
      ({ blocks, hasRows }) =>
        hasRows || blocks.length > MOST_IN_CELL || blocks.some(({ type }) => type !== "paragraph"),
    );
  if (isLayout) sheet.blocks.push(...cells.flatMap(({ blocks }) => blocks));
  else if (cells.some(({ blocks }) => blocks.length > 0))
    sheet.blocks.push({
      type: "paragraph",
      content: cells.flatMap(({ blocks }, index): TextNode[] => [
        ...(index > 0 ? [{ type: "text" as const, text: " | " }] : []),
        ...onOneLine(asParagraphs(blocks).map(({ content }) => content)),
      ]),
    });
}
