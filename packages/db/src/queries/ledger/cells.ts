import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { type SQL, sql } from "drizzle-orm";
import { endOf, isNarrow, knownThen, perRow, type Side, STILL_CURRENT } from "./conditions.ts";
import { name } from "./fragments.ts";
import { ADDED, CELL, measuresOfRows, OF_ROW, TOLD_APART } from "./measures.ts";
import type { Range } from "./range.ts";
import { columnOf, type Dimension, type Scope } from "./scope.ts";

/** What a list of sums is asked for: told apart by `slice` (and `by`), with the filter on `without` taken off. */
export interface Ask {
  slice: Dimension | null;
  by?: Dimension;
  without?: Dimension;
  side?: Side;
}

/** The rows that a filter finds, added up by what the questions tell apart. `one`: the conditions they all share. */
export function cellsOfRows(scope: Scope, asks: readonly Ask[], one: SQL[] | null, isKnown: boolean): SQL {
  const told = new Set(["status", "finance", ...asks.flatMap((ask) => [ask.slice, ask.by])]);
  const cell = name(
    TOLD_APART.map((dimension) =>
      one && !told.has(dimension) ? `'*' AS ${columnOf[dimension]}` : OF_ROW[dimension],
    ).join(", "),
  );
  const [now, closed] = knownThen(scope.filter.asOf, isKnown || isNarrow(scope));
  // Sizes are of rows: they may leave only some years of a pledge.
  const bySize = scope.filter.min !== null || scope.filter.max !== null;
  const measures = measuresOfRows(scope.filter.currency.toLowerCase(), "", bySize);
  const found = (when: SQL) =>
    sql`FROM ledger_rows WHERE ${sql.join([when, ...perRow(scope), ...(one ?? [])], sql` AND `)}`;
  // As one list, since a pledge may have rows in both and is one pledge.
  const from = closed
    ? sql`FROM (SELECT ${ADDED} ${found(now)} UNION ALL SELECT ${ADDED} ${found(closed)})`
    : found(now);
  return sql`SELECT ${cell}, ${measures} ${from} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** The current rows of the months that a range of days cuts through, added up; null where it cuts through none. */
export function cellsOfEdges(filter: LedgerFilter, { edges }: Range, conditions: readonly SQL[]): SQL | null {
  if (edges.length === 0) return null;
  const measures = measuresOfRows(filter.currency.toLowerCase(), "");
  const parts = edges.map(({ first, last }) => {
    const days = sql`announced_day BETWEEN ${first} AND ${last}`;
    return sql`SELECT ${CELL}, ${measures} FROM ledger_rows
      WHERE ${sql.join([sql`recorded_to IS NULL`, days, ...conditions], sql` AND `)} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  });
  return sql.join(parts, sql` UNION ALL `);
}

/** The way back from now to the end of a day: what came since, taken away, and what went since, added again. */
export function cellsSince(asOf: string, filter: LedgerFilter): SQL {
  const c = filter.currency.toLowerCase();
  const end = endOf(asOf);
  return sql`SELECT ${CELL}, ${measuresOfRows(c, "-")} FROM ledger_rows
      WHERE recorded_from >= ${end} AND ${STILL_CURRENT} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    UNION ALL SELECT ${CELL}, ${measuresOfRows(c, "")} FROM ledger_rows
      WHERE recorded_to >= ${end} AND recorded_from < ${end} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}
