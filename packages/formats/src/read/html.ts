import { type Block, normalizeText, safeHref, textBlocks } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { parseHTML } from "linkedom";
import { blocksOfTree } from "./html-blocks.ts";
import { onOneLine } from "./html-line.ts";
import type { HtmlNode } from "./html-look.ts";

/** A piece of HTML as blocks of the closed document, see `blocksOfTree`. @throws Problem `html_too_deep`. */
export function blocksOfHtml(html: string, addressOf = addressOn()): Block[] {
  checkDepth(html);
  return blocksOfTree(bodyOf(html), addressOf);
}

/**
 * Where the links of a page at `base` lead. One that begins with a slash leads to where the page came from, never to this site:
 * nowhere, when nobody knows where that is.
 */
export function addressOn(base?: string): (href: string) => string | null {
  return (href) => {
    if (/^\s*[a-z][a-z0-9+.-]*:/i.test(href)) return safeHref(href);
    return base && URL.canParse(href, base) ? safeHref(new URL(href, base).href) : null;
  };
}

/** The words of a piece of HTML on one line, figures of different lines apart. @throws Problem `html_too_deep`. */
export function wordsOfHtml(html: string): string {
  const lines = textBlocks({ type: "doc", content: blocksOfHtml(html) }).map(({ nodes }) => nodes);
  return normalizeText(
    onOneLine(lines)
      .map(({ text }) => text)
      .join(""),
  ).trim();
}

function bodyOf(html: string): HtmlNode {
  return parseHTML(`<!doctype html><html><head></head><body>${html}</body></html>`).document.body;
}

/** Deeper than this no page is nested that people read; a parser would take minutes and run out of stack. */
const MOST_LEVELS = 500;
/** Tags that hold nothing. */
const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
/** What a tag ends that pages leave open. */
const ENDS: Record<string, string[]> = {
  p: ["p"],
  li: ["li"],
  dt: ["dt", "dd"],
  dd: ["dt", "dd"],
  tr: ["tr", "td", "th"],
  td: ["td", "th"],
  th: ["td", "th"],
  option: ["option"],
};

/** @throws Problem `html_too_deep`. */
export function checkDepth(html: string): void {
  const open: string[] = [];
  for (const [tag, slash, written = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9:-]*)[^>]*>/gi)) {
    const name = written.toLowerCase();
    if (slash) {
      const at = open.lastIndexOf(name);
      if (at >= 0) open.length = at;
    } else if (!VOID.has(name) && !(tag.endsWith("/>") && open.some((above) => DRAWN.has(above)))) {
      while (ENDS[name]?.includes(open.at(-1) ?? "")) open.pop();
      open.push(name);
      if (open.length > MOST_LEVELS)
        throw new Problem("unreadable", "html_too_deep", "The page is nested too deep to be read.");
    }
  }
}

/** In these a tag may end itself. */
const DRAWN = new Set(["svg", "math"]);
