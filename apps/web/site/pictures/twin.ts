import { escaped } from "./draw/shapes.ts";

/**
 * The inside of the table that says what a picture shows, as HTML: pages of any kind can hold it. What several lines begin
 * with is said once for all of them. End tags that HTML lets go are let go: the table is the longest part of its page.
 */
export function tableOf({ head, rows }: { head: string[]; rows: string[][] }): string {
  const lines: string[] = [];
  for (let from = 0; from < rows.length; ) {
    const slice = rows[from]?.[0] ?? "";
    let to = from + 1;
    while (rows[to]?.[0] === slice) to++;
    const span = to - from > 1 ? ` rowspan="${to - from}"` : "";
    rows.slice(from, to).forEach((row, index) => {
      const first = index === 0 ? `<th scope="row"${span}>${escaped(slice)}` : "";
      lines.push(
        `<tr>${first}${row
          .slice(1)
          .map((words) => `<td>${escaped(words)}`)
          .join("")}`,
      );
    });
    from = to;
  }
  return `<thead><tr>${head.map((words) => `<th scope="col">${escaped(words)}`).join("")}<tbody>${lines.join("")}`;
}
