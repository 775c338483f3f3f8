import { visit } from "unist-util-visit";
import type { Element } from "xast";
import { fromXml } from "xast-util-from-xml";

/** The elements of a drawing, from without to within; throws when it is no well-formed XML. */
export function elementsOf(svg: string): Element[] {
  const found: Element[] = [];
  visit(fromXml(svg), "element", (element) => {
    found.push(element);
  });
  return found;
}

/** The words of an element, those of elements in it left out. */
export function wordsOf(element: Element | undefined): string {
  return (element?.children ?? []).map((child) => (child.type === "text" ? child.value : "")).join("");
}
