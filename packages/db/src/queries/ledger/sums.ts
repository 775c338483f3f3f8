import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { Summand } from "@pledgebook/core/ledger/totals";
import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../store/store.ts";
import { type Ask, cellsOfEdges, cellsOfRows, cellsSince } from "./cells.ts";
import { isNarrow, slices } from "./conditions.ts";
import { name } from "./fragments.ts";
import { levelName } from "./levels.ts";
import { BY_DAY, CELL_COLUMNS, MEASURES } from "./measures.ts";
import { daysOf, rangeOf } from "./range.ts";
import { shareKnown } from "./rows.ts";
import { columnOf, type Dimension, isKept, type Scope } from "./scope.ts";

/** Everything a sum over rows tells. Money in minor units of the filter's currency. */
export interface SumRow extends Summand {
  slice: string;
  /** The value of the second dimension, where two were asked for. */
  by: string;
  announcements: number;
  restatements: number;
}

/** The same as the database adds it up: `open` counts rows without a ceiling, with one of which the sum has none either. */
interface RawSum extends Omit<SumRow, "bounds"> {
  floor: number;
  ceiling: number;
  open: number;
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
      sum(floor) AS floor, sum(ceiling) AS ceiling, sum(open) AS open, sum(partly) AS partly, sum(approximate) AS approximate, sum(overlapping) AS overlapping,
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
  const found = await db.all<RawSum & { ask: number }>(sql`${cells} ${sql.join(selects, sql` UNION ALL `)}`);
  const rows = Map.groupBy(found, ({ ask }) => ask);
  return asks.map((_, index) => (rows.get(index) ?? []).map(({ ask: _ask, ...row }) => sumRow(row)));
}

/** From here on the difference between then and now is the shorter way to the sums of then. */
const MOSTLY = 0.5;

/** The same for a filter that an index answers: all that changed since is more than what it finds. */
const NEARLY_ALL = 0.95;

/** The conditions that all questions share, when they share all: rows can then be filtered before they are added up. */
function oneCondition(scope: Scope, asks: readonly Ask[]): SQL[] | null {
  const [first] = asks;
  const isShared = asks.every((ask) => ask.side === first?.side && ask.without === first?.without);
  return first && isShared ? slices(scope, first.side ?? "inside", first.without ?? null) : null;
}

/** What all rows together were on a day: the changes of all days up to it. */
async function sumsAsRecorded(db: Database, filter: LedgerFilter, ask: Ask): Promise<SumRow[]> {
  if (ask.side === "beside") return [];
  const found = await db.all<RawSum>(sql`SELECT '' AS slice, '' AS "by", status, finance_type AS financeType,
    sum(rows) AS rows, sum(pledges) AS pledges, sum(unquantified) AS unquantified, sum(unconverted) AS unconverted,
    sum(floor) AS floor, sum(ceiling) AS ceiling, sum(open) AS open, sum(partly) AS partly, sum(approximate) AS approximate, sum(overlapping) AS overlapping,
    sum(announcements) AS announcements, sum(restatements) AS restatements
    FROM (SELECT month, status, finance_type, ${MEASURES(filter.currency.toLowerCase())} FROM ledger_sums
      WHERE level = 'recorded' AND month <= ${filter.asOf})
    GROUP BY status, finance_type HAVING sum(rows) > 0`);
  return found.map(sumRow);
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

function sumRow({ floor, ceiling, open, ...row }: RawSum): SumRow {
  return { ...row, bounds: { floor, ceiling: open > 0 ? null : ceiling } };
}
