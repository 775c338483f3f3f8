import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { decimalFromMinor } from "@pledgebook/core/values/money";
import { cell } from "@pledgebook/formats/write/csv";

/** The columns that every picture's CSV ends with: what one bar or stream shows. */
export const TOTAL_COLUMNS = [
  "status",
  "floor",
  "ceiling",
  "currency",
  "pledges",
  "without_value",
  "without_rate",
];

/** The cells of `TOTAL_COLUMNS`, sums as decimals of the filter's currency; no ceiling is an empty one. */
export function totalCells(total: StageTotal, { currency }: LedgerFilter): (string | null)[] {
  const { floor, ceiling } = total.bounds;
  return [
    total.status,
    decimalFromMinor(floor, currency),
    ceiling === null ? null : decimalFromMinor(ceiling, currency),
    currency,
    String(total.pledges),
    String(total.unquantified),
    String(total.unconverted),
  ];
}

/** A table as CSV (RFC 4180). */
export function csvOf(head: string[], rows: (string | null)[][]): string {
  return [head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
