import { isBlock, isTakenAway, shiftByStyle } from "./html-look.ts";

/**
 * A page for Readability, which takes away what tells how it looks, and breaks a line at tags that it does not know: without
 * what its reader does not see and what is struck out, raised words as `<sup>` and `<sub>`, old inline tags as `<span>`.
 */
export function keepWhatIsSeen(document: Document): void {
  for (const element of document.querySelectorAll("*")) {
    // Pages that are shown by a script once they are there hide all of themselves until then.
    if (WHOLE.has(element.tagName.toUpperCase())) continue;
    if (isTakenAway(element)) element.remove();
    else if (!isBlock(element)) sayInTag(document, element);
  }
}

const WHOLE = new Set(["HTML", "HEAD", "BODY", "MAIN", "ARTICLE"]);
const OLD_INLINE = new Set(["NOBR", "U", "TT", "BIG", "FONT", "ACRONYM", "BDI"]);

function sayInTag(document: Document, element: Element): void {
  const shift = shiftByStyle(element);
  if (shift) element.append(withChildren(document, shift === "above" ? "sup" : "sub", element));
  else if (isOldInline(element)) element.replaceWith(withChildren(document, "span", element));
}

function withChildren(document: Document, name: string, { childNodes }: Element): Element {
  const element = document.createElement(name);
  element.append(...childNodes);
  return element;
}

/** An inline tag that no program splits a paragraph for: of old pages, or a site's own around words alone. */
function isOldInline(element: Element): boolean {
  const tag = element.tagName.toUpperCase();
  if (OLD_INLINE.has(tag)) return ![...element.children].some(isBlock);
  return tag.includes("-") && element.children.length === 0;
}
