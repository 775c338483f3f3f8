import { normalizeDocument } from "@pledgebook/core/text/document";
import { blocksOfTree } from "@pledgebook/formats/read/html-blocks";
import type { Schema } from "@tiptap/pm/model";
import { getHTMLFromFragment } from "@tiptap/react";

/** What an editor of this kind puts on the clipboard holds nothing else, and no style. */
const OWN =
  "html, head, meta, body, p, h2, h3, ul, ol, li, blockquote, strong, em, a, figure, img, figcaption";

/**
 * Markup from the clipboard as the editor may take it: what its reader saw there, read as an imported page is. What comes
 * from an editor of this kind stays whole, with its pictures and the places where it was cut.
 */
export function pastedHtml(html: string, schema: Schema): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const isOwn = body.querySelector("[data-pm-slice]") && !body.querySelector(`:not(${OWN}), [style]`);
  if (isOwn) return html;
  const document = normalizeDocument({ type: "doc", content: blocksOfTree(body) });
  return getHTMLFromFragment(schema.nodeFromJSON(document).content, schema);
}
