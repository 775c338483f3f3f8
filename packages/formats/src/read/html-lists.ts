import type { List, ListItem, Paragraph } from "@pledgebook/core/text/document";
import { type HtmlNode, tagOf } from "./html-look.ts";

/** An item of a list with its number; null for one that has none. */
export interface NumberedItem {
  number: number | null;
  content: Paragraph[];
}

/** Whether a node is a list. */
export function isList(node: HtmlNode): boolean {
  return /^(?:UL|OL|MENU)$/.test(tagOf(node) ?? "");
}

/** The number of each item in turn, as HTML counts them; null in a list without numbers. */
export function numbersOf(list: HtmlNode, children: readonly HtmlNode[]): (item: HtmlNode) => number | null {
  if (tagOf(list) !== "OL") return () => null;
  const isReversed = list.hasAttribute?.("reversed") ?? false;
  const first = isReversed ? children.filter((child) => tagOf(child) === "LI").length : 1;
  let next = integerOf(list, "start") ?? first;
  return (item) => {
    const number = integerOf(item, "value") ?? next;
    next = number + (isReversed ? -1 : 1);
    return number < 0 ? null : number;
  };
}

/** A whole number that a list may begin with; null for all else. */
function integerOf(node: HtmlNode, attribute: string): number | null {
  const text = node.getAttribute?.(attribute)?.trim() ?? "";
  return /^\d{1,6}$/.test(text) ? Number(text) : null;
}

/** Items as lists: a number that does not follow the one before begins a list anew. */
export function listsOf(items: readonly NumberedItem[]): List[] {
  const lists: List[] = [];
  for (const { number, content } of items) {
    if (content.length === 0) continue;
    const item: ListItem = { type: "listItem", content };
    const last = lists.at(-1);
    if (number === null) {
      if (last?.type === "bulletList") last.content.push(item);
      else lists.push({ type: "bulletList", content: [item] });
    } else if (last?.type === "orderedList" && (last.attrs?.start ?? 1) + last.content.length === number)
      last.content.push(item);
    else
      lists.push({
        type: "orderedList",
        ...(number === 1 ? {} : { attrs: { start: number } }),
        content: [item],
      });
  }
  return lists;
}
