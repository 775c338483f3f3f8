import { detectDelimiter, parseCsv } from "hucre/csv";

/** A table as its file has it: every cell a text, rows as long as they are. */
export interface Table {
  columns: string[];
  /** Rows that say anything, each with the number of its line among the rows, the header being 1. */
  rows: { number: number; cells: string[] }[];
}

/**
 * Reads a table that somebody has copied from a spreadsheet or saved as CSV (RFC 4180): cells apart by commas, semicolons or tabs,
 * whichever the first rows have. The first row names the columns. Cells are not taken for numbers or days: what they say is kept.
 */
export function readTable(text: string): Table {
  const delimiter = /\t/.test(text.slice(0, text.search(/[\r\n]/) >>> 0)) ? "\t" : detectDelimiter(text);
  const [header = [], ...rows] = parseCsv(text, { delimiter }).map((row) =>
    row.map((cell) => String(cell ?? "").trim()),
  );
  return {
    columns: header,
    rows: rows
      .map((cells, index) => ({ number: index + 2, cells }))
      .filter(({ cells }) => cells.some((cell) => cell !== "")),
  };
}
