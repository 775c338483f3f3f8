import { escaped } from "./drawing.ts";

/** The inside of the table that says what a picture shows, as HTML: pages of any kind can hold it. */
export function tableOf({ head, rows }: { head: string[]; rows: string[][] }): string {
  const cells = (list: string[], open: string, close: string) =>
    `<tr>${list.map((words) => `${open}${escaped(words)}${close}`).join("")}</tr>`;
  const body = rows.map((row) => cells(row, "<td>", "</td>")).join("");
  return `<thead>${cells(head, '<th scope="col">', "</th>")}</thead><tbody>${body}</tbody>`;
}
