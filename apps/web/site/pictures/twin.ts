import type { Element } from "hast";
import { h } from "hastscript";

/**
 * The table that says what a picture shows, for pages of any kind. What several lines begin with is said once for all of
 * them.
 */
export function tableOf({ head, rows }: { head: string[]; rows: string[][] }): Element {
  const lines: Element[] = [];
  for (let from = 0; from < rows.length; ) {
    const slice = rows[from]?.[0] ?? "";
    let to = from + 1;
    while (rows[to]?.[0] === slice) to++;
    const span = to - from > 1 ? to - from : null;
    for (const [index, row] of rows.slice(from, to).entries()) {
      const first = index === 0 ? [h("th", { scope: "row", rowSpan: span }, slice)] : [];
      lines.push(h("tr", [...first, ...row.slice(1).map((words) => h("td", words))]));
    }
    from = to;
  }
  const names = head.map((words) => h("th", { scope: "col" }, words));
  return h("table", { id: "table" }, [h("thead", h("tr", names)), h("tbody", lines)]);
}
