import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { type ColumnDef, writeXlsxStream } from "hucre/xlsx";
import { columns } from "./ledger-columns.ts";

/** How people and channels are called, for whoever reads a sheet and not its codes. */
export interface SheetNames {
  parties: (codes: string[]) => string;
  channel: (slug: string) => string;
}

/** Columns that a spreadsheet adds up. All others are text: a date of a year alone is no day, and a code is no number. */
const NUMBERS = new Set([
  "year",
  "amount_floor",
  "amount_ceiling",
  "converted_floor",
  "converted_ceiling",
  "rate",
  "display_rate",
]);

/** Beside which codes a name stands. */
const NAMED: Record<string, (row: LedgerRow, names: SheetNames) => string | null> = {
  donor: (row, names) => names.parties(row.donorCodes),
  recipient: (row, names) => names.parties([row.recipientCode]),
  channel: (row, names) => (row.channelSlug === null ? null : names.channel(row.channelSlug)),
};

const WIDE = new Set(["purpose_note", "purpose_note_uk", "quote", "evidence_url", "in_kind", "in_kind_uk"]);

/**
 * The rows of the ledger as a workbook (ECMA-376), written while they are read: the columns of the CSV, a name beside each code,
 * sums as numbers that a spreadsheet adds up, and nothing that it would take for a formula.
 */
export function xlsxOf(
  chunks: AsyncIterable<LedgerRow[]>,
  names: SheetNames,
  siteUrl: string,
): ReadableStream<Uint8Array> {
  const head = columns.flatMap(({ name }): ColumnDef[] => [
    {
      header: name,
      width: WIDE.has(name) ? 40 : 14,
      ...(/_(?:floor|ceiling)$/.test(name) && { numFmt: "#,##0.##" }),
    },
    ...(NAMED[name] ? [{ header: `${name}_name`, width: 24 }] : []),
  ]);
  return writeXlsxStream(cellsOf(chunks, names, siteUrl), {
    name: "pledges",
    columns: head,
    freezePane: { rows: 1, columns: 1 },
  });
}

async function* cellsOf(chunks: AsyncIterable<LedgerRow[]>, names: SheetNames, siteUrl: string) {
  for await (const rows of chunks)
    for (const row of rows)
      yield columns.flatMap(({ name, value }) => {
        const text = value(row, siteUrl);
        const cell = text !== null && NUMBERS.has(name) ? Number(text) : text;
        const nameOf = NAMED[name];
        return nameOf ? [cell, nameOf(row, names)] : [cell];
      });
}
