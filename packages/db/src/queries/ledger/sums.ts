import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { FinanceTotal, StageTotal } from "@pledgebook/core/ledger/totals";
import type { FinanceType, Status } from "@pledgebook/core/values/vocabulary";
import { displayCurrencies, financeTypes, statuses } from "@pledgebook/core/values/vocabulary";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../store/store.ts";
import { endOf, isNarrow, knownThen, perRow, type Side, STILL_CURRENT, slices } from "./conditions.ts";
import { name } from "./fragments.ts";
import { levelName } from "./levels.ts";
import { daysOf, type Range, rangeOf } from "./range.ts";
import { shareKnown } from "./rows.ts";
import { columnOf, type Dimension, isKept, type Scope } from "./scope.ts";

/** Everything a sum over rows tells. Money in minor units of the filter's currency. */
export interface SumRow {
  slice: string;
  /** The value of the second dimension, where two were asked for. */
  by: string;
  status: Status;
  financeType: FinanceType;
  rows: number;
  pledges: number;
  unquantified: number;
  unconverted: number;
  floor: number;
  ceiling: number;
  /** Rows without a ceiling: the sum has none either. */
  open: number;
  announcements: number;
  restatements: number;
}

const MEASURES = (c: string) =>
  name(
    `rows, pledges, unquantified, unconverted_${c} AS unconverted, floor_${c} AS floor, ceiling_${c} AS ceiling,
   open_${c} AS open, announcements, restatements`,
  );

/** What a list of sums is asked for: told apart by `slice` (and `by`), with the filter on `without` taken off. */
export interface Ask {
  slice: Dimension | null;
  by?: Dimension;
  without?: Dimension;
  side?: Side;
}

/**
 * Sums by stage and finance type, once for each thing asked for. They come from the kept sums where those can answer;
 * for a past day, without what came since and with what went since; of months that a range of days cuts through, from the
 * rows of these days. Words and sizes are asked of the rows.
 */
export async function sums(db: Database, scope: Scope, asks: readonly Ask[]): Promise<SumRow[][]> {
  const { filter } = scope;
  if (filter.asOf !== null && isUnfiltered(scope) && asks.every((ask) => ask.slice === null))
    return Promise.all(asks.map((ask) => sumsAsRecorded(db, filter, ask)));
  const isKnown = (await shareKnown(db, filter.asOf)) > (isNarrow(scope) ? NEARLY_ALL : MOSTLY);
  const isFromSums = isKept(filter) && isKnown;
  const kept = MEASURES(filter.currency.toLowerCase());
  const range = rangeOf(filter);
  const shared = oneCondition(scope, asks);
  const one = isFromSums ? null : shared;
  const sourceOf = (ask: Ask) => {
    if (!isFromSums) return sql`cells`;
    const level = levelOf(scope, ask);
    if (range.edges.length > 0 && (level === "all" || level === "month"))
      return sql`(SELECT ${BY_DAY}, ${kept} FROM ledger_sums WHERE level = 'day' AND ${sql.join(daysOf(filter, "month"), sql` AND `)})`;
    const where = sql.join([sql`level = ${level}`, ...range.months], sql` AND `);
    const sumsOf = sql`SELECT ${CELL_COLUMNS}, ${kept} FROM ledger_sums WHERE ${where}`;
    const isAll = filter.asOf === null && range.edges.length === 0;
    return isAll ? sql`(${sumsOf})` : sql`(${sumsOf} UNION ALL SELECT * FROM cells)`;
  };
  const months = isFromSums && filter.asOf !== null ? range.months : [];
  const selects = asks.map((ask, index) => {
    const where = one ? [] : [...slices(scope, ask.side ?? "inside", ask.without ?? null), ...months];
    const slice = ask.slice ? name(columnOf[ask.slice]) : sql`''`;
    const by = ask.by ? name(columnOf[ask.by]) : sql`''`;
    return sql`SELECT ${sql.raw(String(index))} AS ask, ${slice} AS slice, ${by} AS "by", status, finance_type AS financeType,
      sum(rows) AS rows, sum(pledges) AS pledges, sum(unquantified) AS unquantified, sum(unconverted) AS unconverted,
      sum(floor) AS floor, sum(ceiling) AS ceiling, sum(open) AS open,
      sum(announcements) AS announcements, sum(restatements) AS restatements
      FROM ${sourceOf(ask)} ${where.length > 0 ? sql`WHERE ${sql.join(where, sql` AND `)}` : sql``}
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(rows) > 0`;
  });
  const beside = !isFromSums
    ? cellsOfRows(scope, asks, one, isKnown)
    : filter.asOf !== null
      ? cellsSince(filter.asOf, filter)
      : cellsOfEdges(filter, range, shared ?? []);
  const cells = beside ? sql`WITH cells AS MATERIALIZED (${beside})` : sql``;
  const found = await db.all<SumRow & { ask: number }>(sql`${cells} ${sql.join(selects, sql` UNION ALL `)}`);
  return asks.map((_, index) => found.filter((row) => row.ask === index));
}

/** Everything that sums can be told apart by, always in this order; a cell is what differs in none of it. */
const TOLD_APART = [
  "donor",
  "recipient",
  "category",
  "purpose",
  "channel",
  "month",
  "status",
  "finance",
] as const satisfies Dimension[];

const BY_DAY = name(
  TOLD_APART.map((dimension) =>
    dimension === "month" ? "substr(month, 1, 7) AS month" : columnOf[dimension],
  ).join(", "),
);

const CELL_COLUMNS = name(TOLD_APART.map((dimension) => columnOf[dimension]).join(", "));

/** What a row has for each of them. */
const OF_ROW: Record<Dimension, string> = { ...columnOf, month: "substr(announced_day, 1, 7) AS month" };

/** From here on the difference between then and now is the shorter way to the sums of then. */
const MOSTLY = 0.5;

/** The same for a filter that an index answers: all that changed since is more than what it finds. */
const NEARLY_ALL = 0.95;

/** What is added up of rows, with a sign. The names and their order are those of `MEASURES`. */
function measuresOfRows(c: string, sign: "" | "-", pledges: string): SQL {
  return name(
    `${sign}count(*) AS rows, ${sign}${pledges} AS pledges, ${sign}sum(floor IS NULL) AS unquantified,
      ${sign}sum(floor IS NOT NULL AND floor_${c} IS NULL) AS unconverted,
      ${sign}sum(coalesce(floor_${c}, 0)) AS floor, ${sign}sum(coalesce(ceiling_${c}, 0)) AS ceiling,
      ${sign}sum(floor_${c} IS NOT NULL AND ceiling_${c} IS NULL) AS open,
      ${sign}sum(announcements) AS announcements, ${sign}sum(restatements) AS restatements`,
  );
}

const CELL = name(TOLD_APART.map((dimension) => OF_ROW[dimension]).join(", "));

/** The conditions that all questions share, when they share all: rows can then be filtered before they are added up. */
function oneCondition(scope: Scope, asks: readonly Ask[]): SQL[] | null {
  const [first] = asks;
  const isShared = asks.every((ask) => ask.side === first?.side && ask.without === first?.without);
  return first && isShared ? slices(scope, first.side ?? "inside", first.without ?? null) : null;
}

/** The rows that a filter finds, added up by what the questions tell apart. `one`: the conditions they all share. */
function cellsOfRows(scope: Scope, asks: readonly Ask[], one: SQL[] | null, isKnown: boolean): SQL {
  const told = new Set(["status", "finance", ...asks.flatMap((ask) => [ask.slice, ask.by])]);
  const cell = name(
    TOLD_APART.map((dimension) =>
      one && !told.has(dimension) ? `'*' AS ${columnOf[dimension]}` : OF_ROW[dimension],
    ).join(", "),
  );
  const [now, closed] = knownThen(scope.filter.asOf, isKnown || isNarrow(scope));
  // Sizes are of rows: they may leave only some years of a pledge, and not the one that counts it. What counts and has no
  // year is a pledge's only row, which spares most rows the comparison.
  const bySize = scope.filter.min !== null || scope.filter.max !== null;
  const measures = measuresOfRows(
    scope.filter.currency.toLowerCase(),
    "",
    bySize
      ? "(sum(iif(year IS NULL, counted, 0)) + count(DISTINCT iif(year IS NULL AND counted = 1, NULL, code)))"
      : "sum(counted)",
  );
  const found = (when: SQL) =>
    sql`FROM ledger_rows WHERE ${sql.join([when, ...perRow(scope), ...(one ?? [])], sql` AND `)}`;
  // As one list, since a pledge may have rows in both and is one pledge.
  const from = closed
    ? sql`FROM (SELECT ${ADDED} ${found(now)} UNION ALL SELECT ${ADDED} ${found(closed)})`
    : found(now);
  return sql`SELECT ${cell}, ${measures} ${from} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** All that cells and measures are made of. */
const ADDED = name(
  `status, finance_type, donor_key, recipient_code, category, purpose, channel, announced_day, year, code, counted, floor,
    ${displayCurrencies.map((code) => `floor_${code}, ceiling_${code}`.toLowerCase()).join(", ")},
    announcements, restatements`,
);

/** The current rows of the months that a range of days cuts through, added up; null where it cuts through none. */
function cellsOfEdges(filter: LedgerFilter, { edges }: Range, conditions: readonly SQL[]): SQL | null {
  if (edges.length === 0) return null;
  const measures = measuresOfRows(filter.currency.toLowerCase(), "", "sum(counted)");
  const parts = edges.map(({ first, last }) => {
    const days = sql`announced_day BETWEEN ${first} AND ${last}`;
    return sql`SELECT ${CELL}, ${measures} FROM ledger_rows
      WHERE ${sql.join([sql`recorded_to IS NULL`, days, ...conditions], sql` AND `)} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  });
  return sql.join(parts, sql` UNION ALL `);
}

/** The way back from now to the end of a day: what came since, taken away, and what went since, added again. */
function cellsSince(asOf: string, filter: LedgerFilter): SQL {
  const c = filter.currency.toLowerCase();
  const end = endOf(asOf);
  return sql`SELECT ${CELL}, ${measuresOfRows(c, "-", "sum(counted)")} FROM ledger_rows
      WHERE recorded_from >= ${end} AND ${STILL_CURRENT} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    UNION ALL SELECT ${CELL}, ${measuresOfRows(c, "", "sum(counted)")} FROM ledger_rows
      WHERE recorded_to >= ${end} AND recorded_from < ${end} GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
}

/** What all rows together were on a day: the changes of all days up to it. */
async function sumsAsRecorded(db: Database, filter: LedgerFilter, ask: Ask): Promise<SumRow[]> {
  if (ask.side === "beside") return [];
  return db.all<SumRow>(sql`SELECT '' AS slice, '' AS "by", status, finance_type AS financeType,
    sum(rows) AS rows, sum(pledges) AS pledges, sum(unquantified) AS unquantified, sum(unconverted) AS unconverted,
    sum(floor) AS floor, sum(ceiling) AS ceiling, sum(open) AS open,
    sum(announcements) AS announcements, sum(restatements) AS restatements
    FROM (SELECT month, status, finance_type, ${MEASURES(filter.currency.toLowerCase())} FROM ledger_sums
      WHERE level = 'recorded' AND month <= ${filter.asOf})
    GROUP BY status, finance_type HAVING sum(rows) > 0`);
}

function isUnfiltered({ filter, inside }: Scope): boolean {
  return (
    inside === null &&
    usedBy(filter).size === 0 &&
    filter.statuses.length === 0 &&
    filter.financeTypes.length === 0 &&
    !filter.from &&
    !filter.to &&
    filter.min === null &&
    filter.max === null &&
    !filter.text
  );
}

/** Dimensions on which a filter has something to say, those aside that every sum is told apart by. */
function usedBy(filter: LedgerFilter): Set<Dimension> {
  const used = new Set<Dimension>();
  if (filter.donors.length > 0) used.add("donor");
  if (filter.recipients.length > 0) used.add("recipient");
  if (filter.channels.length > 0) used.add("channel");
  if (filter.categories.length > 0) used.add("category");
  if (filter.purposes.length > 0) used.add("purpose");
  if (filter.from || filter.to) used.add("month");
  return used;
}

/** The smallest kept sums that can answer. */
function levelOf({ filter, funds }: Scope, ask: Ask): string {
  const needed = usedBy(filter);
  if (ask.without) needed.delete(ask.without);
  if (needed.has("donor") && funds.length > 0) needed.add("channel");
  for (const dimension of [ask.slice, ask.by]) if (dimension) needed.add(dimension);
  return levelName(needed);
}

/** Sums as stage totals, in the order of the stages. What the definition in `core/counting` says of the same rows. */
export function stageTotals(found: readonly SumRow[]): StageTotal[] {
  return statuses.flatMap((status): StageTotal[] => {
    const here = found.filter((row) => row.status === status);
    if (here.length === 0) return [];
    const total = (of: (row: SumRow) => number) => here.reduce((sum, row) => sum + of(row), 0);
    return [
      {
        status,
        bounds: boundsOfSums(here),
        pledges: total((row) => row.pledges),
        unquantified: total((row) => row.unquantified),
        unconverted: total((row) => row.unconverted),
        byFinance: financeTypes.flatMap((financeType): FinanceTotal[] => {
          const part = here.filter((row) => row.financeType === financeType);
          const rows = part.reduce((sum, row) => sum + row.rows, 0);
          return part.length > 0 ? [{ financeType, bounds: boundsOfSums(part), rows }] : [];
        }),
      },
    ];
  });
}

function boundsOfSums(part: readonly SumRow[]) {
  const isOpen = part.some((row) => row.open > 0);
  return {
    floor: part.reduce((sum, row) => sum + row.floor, 0),
    ceiling: isOpen ? null : part.reduce((sum, row) => sum + row.ceiling, 0),
  };
}
