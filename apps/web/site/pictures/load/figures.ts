import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { decimalFromMinor } from "@pledgebook/core/values/money";

/** What a picture shows, as a table for programs: null where there is nothing. */
export interface Figures {
  columns: readonly string[];
  rows: readonly (readonly (string | null)[])[];
}

/** The columns that every picture's figures end with: what one bar or stream shows. */
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
