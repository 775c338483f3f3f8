import type { Nodes as HtmlNodes } from "hast";
import { toHtml } from "hast-util-to-html";
import type { Nodes as XmlNodes } from "xast";
import { toXml } from "xast-util-to-xml";

/**
 * Where trees become markup: the one place that writes it, so that no word can be taken for a tag. Trees are made with
 * `xastscript` and `hastscript`. To `x` a single element is given in a list: by itself it would be taken for attributes.
 */

/** A tree as XML, SVG among it; elements without content are closed in their tag. */
export function xmlText(tree: XmlNodes): string {
  return unended(toXml(tree, { closeEmptyElements: true, tightClose: true }));
}

/** A whole file of XML: its declaration, then the tree. */
export function xmlFile(tree: XmlNodes): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xmlText(tree)}\n`;
}

/** A tree as HTML. */
export function htmlText(tree: HtmlNodes): string {
  return unended(toHtml(tree, { characterReferences: { useNamedReferences: true } }));
}

/** Words as HTML that says just them. */
export function wordsAsHtml(words: string): string {
  return htmlText({ type: "text", value: words });
}

/** Signs that XML knows no way to write would make a whole file unreadable: they are left out (XML 1.0, section 2.2). */
export function writable(markup: string): string {
  return markup.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "");
}

/**
 * ']]>' may stand in no text (XML 1.0, section 2.4), and ends the section in which feeds put HTML. The libraries write it as
 * it is; in what they have written it is never anything but text.
 */
function unended(markup: string): string {
  return writable(markup).replaceAll("]]>", "]]&gt;");
}
