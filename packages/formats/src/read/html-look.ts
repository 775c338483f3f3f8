/** A node of a page, whichever parser has made it: a browser's, or the server's. An element has what may be absent. */
export interface HtmlNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  readonly tagName?: string;
  getAttribute?(name: string): string | null;
  hasAttribute?(name: string): boolean;
}

/** The name of an element in capitals; null for what is none. */
export function tagOf(node: HtmlNode): string | null {
  return node.tagName?.toUpperCase() ?? null;
}

/**
 * Whether a reader of the page does not see an element, or sees it struck out: what was taken back is no longer said. Only
 * what the element says of itself is known here, not what a stylesheet says of it.
 */
export function isLeftOut(node: HtmlNode): boolean {
  const tag = tagOf(node) ?? "";
  return NEVER_SEEN.has(tag) || isTakenAway(node);
}

/** Whether an element's words stand above the line, as those of a note or a power, or below it; null on the line. */
export function shiftOf(node: HtmlNode): Shift | null {
  const tag = tagOf(node);
  if (tag === "SUP") return "above";
  if (tag === "SUB") return "below";
  return shiftByStyle(node);
}

export type Shift = "above" | "below";

/** Whether an element stands on lines of its own. What nobody knows (the tags of a program or a site) stands within one. */
export function isBlock(node: HtmlNode): boolean {
  const display = styleOf(node).get("display") ?? "";
  if (display === "inline") return false;
  return (
    BLOCKS.has(tagOf(node) ?? "") || /^(?:block|flex|grid|flow-root|list-item|table|table-row)$/.test(display)
  );
}

export function isBold(node: HtmlNode): boolean {
  const weight = styleOf(node).get("font-weight") ?? "";
  if (/^(?:normal|lighter|[1-5]00)$/.test(weight)) return false;
  return /^(?:B|STRONG)$/.test(tagOf(node) ?? "") || /^(?:bold|bolder|[6-9]00)$/.test(weight);
}

export function isItalic(node: HtmlNode): boolean {
  const style = styleOf(node).get("font-style") ?? "";
  if (style === "normal") return false;
  return /^(?:I|EM)$/.test(tagOf(node) ?? "") || style === "italic";
}

/** Whether line ends of the source are line ends for the reader. */
export function isPreformatted(node: HtmlNode): boolean {
  return tagOf(node) === "PRE" || /^(?:pre|break-spaces)/.test(styleOf(node).get("white-space") ?? "");
}

const words = (list: string) => new Set(list.split(" "));
// 'RT' and 'RP' say a word again in other letters, ANNOTATION a formula.
const NEVER_SEEN = words(
  "SCRIPT STYLE NOSCRIPT TEMPLATE HEAD TITLE META LINK BASE DATALIST RP RT ANNOTATION ANNOTATION-XML",
);
const STRUCK = words("S STRIKE DEL");
const BLOCKS = words(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIALOG DIR DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM
  H1 H2 H3 H4 H5 H6 HEADER HGROUP HR HTML LEGEND LI MAIN MENU NAV OL OPTGROUP OPTION P PRE SEARCH SECTION SUMMARY TABLE TBODY
  TD TFOOT TH THEAD TR UL`.replace(/\s+/g, " "),
);
/** For screen readers alone, as the frameworks of many sites call it. */
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|screenreader-only)(?=\s|$)/i;
const STRUCK_CLASS = /(?:^|\s)(?:line-through|strike-?through|strike)(?=\s|$)/i;

/** Whether an element is hidden, or struck out. */
export function isTakenAway(node: HtmlNode): boolean {
  const tag = tagOf(node) ?? "";
  if (STRUCK.has(tag) || (tag === "DIALOG" && !node.hasAttribute?.("open"))) return true;
  if (node.hasAttribute?.("hidden")) return true;
  const names = node.getAttribute?.("class") ?? "";
  if (HIDDEN_CLASS.test(names) || STRUCK_CLASS.test(names)) return true;
  const style = styleOf(node);
  const says = (name: string, value: RegExp) => value.test(style.get(name) ?? "");
  return (
    says("display", /^none/) ||
    says("visibility", /^(?:hidden|collapse)/) ||
    says("opacity", /^0(?:\.0*)?%?$/) ||
    says("font-size", /^0(?:\.0*)?(?:[a-z%]+)?$/) ||
    says("mso-hide", /^all/) || // Word's hidden text on the clipboard
    says("text-decoration", /line-through/) ||
    says("text-decoration-line", /line-through/)
  );
}

/** Whether a style raises or lowers an element, whatever its tag says. */
export function shiftByStyle(node: HtmlNode): Shift | null {
  const style = styleOf(node);
  const align = style.get("vertical-align") ?? "";
  if (/^super/.test(align)) return "above";
  if (/^sub/.test(align)) return "below";
  // Word's raised and lowered text, in points.
  const raise = Number.parseFloat(style.get("mso-text-raise") ?? "");
  return raise > 0 ? "above" : raise < 0 ? "below" : null;
}

/** Longer than this no style is that somebody wrote. */
const MOST_STYLE = 5000;
const NO_STYLE: ReadonlyMap<string, string> = new Map();

function styleOf(node: HtmlNode): ReadonlyMap<string, string> {
  const style = node.getAttribute?.("style");
  if (!style) return NO_STYLE;
  const declarations = style.slice(0, MOST_STYLE).toLowerCase().split(";");
  return new Map(
    declarations.map((declaration) => {
      const colon = declaration.indexOf(":");
      return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()];
    }),
  );
}
