import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { columns } from "./ledger-columns.ts";

/** What a spreadsheet would run (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** What RFC 4180 wants in quotes, and what other programs take for the end of a cell: a formula behind it would be one of its own. */
const SPECIAL = /[",;\t|\r\n]/;

/**
 * The same behind what another program may take for the end of a cell: where commas stand in numbers, spreadsheets part cells by
 * semicolons, and quotes in the middle of a line keep nothing together.
 */
const INNER_FORMULA = /([;\t|]["\s]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** One cell of a CSV file: in quotes where it must be, never run by a spreadsheet. */
export function cell(value: string | null): string {
  if (value === null) return "";
  const safe = (FORMULA.test(value) ? `'${value}` : value).replace(INNER_FORMULA, "$1'");
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADER = `${columns.map((column) => column.name).join(",")}\r\n`;

/**
 * Rows as CSV (RFC 4180, UTF-8, with a header), piece by piece. Cells that a spreadsheet would run as a formula are
 * escaped with an apostrophe.
 */
export async function* csvOf(
  chunks: AsyncIterable<LedgerRow[]> | Iterable<LedgerRow[]>,
  siteUrl: string,
): AsyncGenerator<string> {
  yield HEADER;
  for await (const rows of chunks) {
    let text = "";
    for (const row of rows) {
      let line = "";
      for (const column of columns) line += `${cell(column.value(row, siteUrl))},`;
      text += `${line.slice(0, -1)}\r\n`;
    }
    yield text;
  }
}
