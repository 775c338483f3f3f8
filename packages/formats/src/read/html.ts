import {
  type Block,
  type ListItem,
  type Paragraph,
  plainText,
  safeHref,
  type TextMark,
  type TextNode,
} from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { parseHTML } from "linkedom";

/**
 * A piece of HTML as blocks of the closed document: words and their form, nothing that runs, loads or looks.
 * `base`: the address of the page that it stood in. @throws Problem `html_too_deep`.
 */
export function blocksOfHtml(html: string, base?: string): Block[] {
  checkDepth(html);
  const { body } = parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document;
  // A link that begins with a slash leads to where the page came from, never to this site.
  for (const link of body.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href")?.trim() ?? "";
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) continue;
    if (base && URL.canParse(href, base)) link.setAttribute("href", new URL(href, base).href);
    else link.removeAttribute("href");
  }
  return blocksOf(body);
}

/** Deeper than this no page is nested that people read; a parser would take minutes and run out of stack. */
const MOST_LEVELS = 400;
/** Tags that never hold anything, or that pages leave open. */
const FLAT = new Set(
  "area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option".split(
    " ",
  ),
);

/** @throws Problem `html_too_deep`. */
export function checkDepth(html: string): void {
  let depth = 0;
  for (const [tag, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/gi)) {
    if (FLAT.has(name.toLowerCase()) || tag.endsWith("/>")) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MOST_LEVELS)
      throw new Problem("unreadable", "html_too_deep", "The page is nested too deep to be read.");
  }
}

/** The words of one block. */
export function wordsOf(block: Block): string {
  return plainText({ type: "doc", content: [block] });
}

type HtmlNode = ChildNode & Partial<Pick<Element, "tagName" | "getAttribute">>;

/** HTML as blocks of the closed document. What it has no block for is looked through for those that it holds. */
function blocksOf(parent: { childNodes: Iterable<ChildNode> }): Block[] {
  const blocks: Block[] = [];
  let loose: TextNode[] = [];
  const close = () => {
    blocks.push(...paragraphsIn(loose));
    loose = [];
  };
  for (const child of parent.childNodes as Iterable<HtmlNode>) {
    const block = blockOf(child);
    if (block === null) {
      loose.push(...inlineOf(child, []));
      continue;
    }
    close();
    blocks.push(...block);
  }
  close();
  return blocks;
}

/** A line that ends within its paragraph. To the plain text it is white space. */
const BREAK = "\u2028";

/** Two line ends in a row are what many feeds and old pages have for a new paragraph. */
function paragraphsIn(nodes: readonly TextNode[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let content: TextNode[] = [];
  const close = () => {
    if (content.length > 0) paragraphs.push({ type: "paragraph", content });
    content = [];
  };
  let breaks = 0;
  for (const node of nodes) {
    if (node.text === BREAK) breaks++;
    else if (node.text.trim() !== "") {
      if (breaks > 1) close();
      breaks = 0;
    }
    content.push(node);
  }
  close();
  return paragraphs;
}

const SKIPPED = new Set([
  "SCRIPT",
  "STYLE",
  "NOSCRIPT",
  "TEMPLATE",
  "SVG",
  "FORM",
  "IFRAME",
  "BUTTON",
  "NAV",
]);
const INLINE = new Set([
  "A",
  "B",
  "STRONG",
  "I",
  "EM",
  "SPAN",
  "U",
  "S",
  "SUB",
  "SUP",
  "CODE",
  "BR",
  "SMALL",
  "TIME",
  "Q",
  "ABBR",
  "CITE",
  "MARK",
  "FONT",
]);

/** The blocks that a node is or holds; null for what stands within a line. */
function blockOf(node: HtmlNode): Block[] | null {
  const tag = node.tagName?.toUpperCase();
  if (tag === undefined) return null;
  if (SKIPPED.has(tag)) return [];
  if (INLINE.has(tag)) return null;
  const content = () => inlineOf(node, []);
  switch (tag) {
    case "P":
      return paragraphsIn(content());
    case "H1":
    case "H2":
      return [{ type: "heading", attrs: { level: 2 }, content: content() }];
    case "H3":
    case "H4":
    case "H5":
    case "H6":
      return [{ type: "heading", attrs: { level: 3 }, content: content() }];
    case "BLOCKQUOTE":
      return [{ type: "blockquote", content: paragraphsOf(node) }];
    case "UL":
    case "OL":
      return [
        {
          type: tag === "UL" ? "bulletList" : "orderedList",
          content: itemsOf(node),
        },
      ];
    case "TR":
      return [{ type: "paragraph", content: cellsOf(node) }];
    default:
      return blocksOf(node);
  }
}

const isList = ({ tagName }: HtmlNode) => /^[uo]l$/i.test(tagName ?? "");

/** The items of a list; those of a list within one follow it, for the document knows no lists in lists. */
function itemsOf(list: HtmlNode): ListItem[] {
  return [...(list.childNodes as Iterable<HtmlNode>)].flatMap((item): ListItem[] => {
    if (isList(item)) return itemsOf(item);
    if (item.tagName?.toUpperCase() !== "LI") return [];
    const children = [...(item.childNodes as Iterable<HtmlNode>)];
    const own = children.filter((child) => !isList(child));
    return [
      { type: "listItem", content: paragraphsOf({ childNodes: own }) },
      ...children.filter(isList).flatMap(itemsOf),
    ];
  });
}

/** A row of a table as one line, its cells apart: run together, two figures would be one. */
function cellsOf(row: HtmlNode): TextNode[] {
  return [...(row.childNodes as Iterable<HtmlNode>)]
    .filter(({ tagName }) => /^t[dh]$/i.test(tagName ?? ""))
    .flatMap((cell, index) => [
      ...(index > 0 ? [{ type: "text" as const, text: " | " }] : []),
      ...paragraphsOf(cell).flatMap(({ content }) => content),
    ]);
}

function paragraphsOf(node: { childNodes: Iterable<ChildNode> }): Paragraph[] {
  return blocksOf(node).flatMap((block) =>
    block.type === "paragraph" || block.type === "heading"
      ? [{ type: "paragraph" as const, content: block.content }]
      : [{ type: "paragraph" as const, content: [{ type: "text" as const, text: wordsOf(block) }] }],
  );
}

function inlineOf(node: HtmlNode, marks: TextMark[]): TextNode[] {
  const tag = node.tagName?.toUpperCase();
  if (tag === undefined) {
    const text = node.nodeType === 3 ? (node.textContent ?? "") : "";
    return text === "" ? [] : [{ type: "text", text, ...(marks.length > 0 ? { marks } : {}) }];
  }
  if (SKIPPED.has(tag)) return [];
  if (tag === "BR") return [{ type: "text", text: BREAK }];
  return [...(node.childNodes as Iterable<HtmlNode>)].flatMap((child) =>
    inlineOf(child, marksWith(node, tag, marks)),
  );
}

function marksWith(node: HtmlNode, tag: string, marks: TextMark[]): TextMark[] {
  const has = (type: TextMark["type"]) => marks.some((mark) => mark.type === type);
  if ((tag === "B" || tag === "STRONG") && !has("bold")) return [...marks, { type: "bold" }];
  if ((tag === "I" || tag === "EM") && !has("italic")) return [...marks, { type: "italic" }];
  if (tag === "A" && !has("link")) {
    const href = safeHref(node.getAttribute?.("href") ?? "");
    return href && href.length <= 2000 ? [...marks, { type: "link", attrs: { href } }] : marks;
  }
  return marks;
}
