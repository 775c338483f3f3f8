import type { Cursor } from "@pledgebook/core/ledger/cursor";
import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import type { FinanceTotal, StageTotal } from "@pledgebook/core/ledger/leaves";
import { searchWords } from "@pledgebook/core/text/search-words";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import { addDays, firstDay, lastDay } from "@pledgebook/core/values/day";
import type { FinanceType, SortOrder, Status } from "@pledgebook/core/values/vocabulary";
import { displayCurrencies, financeTypes, fundKinds, statuses } from "@pledgebook/core/values/vocabulary";
import { asc, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { LEVEL_COLUMNS, levelName } from "../../recount/kept-sums.ts";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";

const { ledgerRows, ledgerSums, channels } = schema;

export type LedgerRowRecord = typeof ledgerRows.$inferSelect;

/** What sums are told apart by. */
export const dimensions = [
  "donor",
  "recipient",
  "channel",
  "category",
  "purpose",
  "month",
  "status",
  "finance",
] as const;
export type Dimension = (typeof dimensions)[number];

const columnOf: Record<Dimension, string> = {
  ...LEVEL_COLUMNS,
  status: "status",
  finance: "finance_type",
};

/** A filter with what it takes to ask the database: which joint donors it cuts through, which channels are funds. */
export interface Scope {
  filter: LedgerFilter;
  /** Donors, alone or jointly, that are all among those asked for; null when all are. */
  inside: string[] | null;
  /** Joint donors of whom only some are: shown beside the sums, since nobody split what they promised together. */
  joint: string[];
  /** In the fund's view: channels that hold money, which is then not their donors'. */
  funds: string[];
  /** How many rows a sum must look at: none where the kept sums can answer. */
  looksAt: number;
}

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

/** Donors, alone or jointly, in whose name the ledger has ever had a row. */
async function listDonorKeys(db: Database): Promise<string[]> {
  return (
    await db.all<{ key: string }>(
      sql`SELECT DISTINCT donor_key AS "key" FROM ledger_sums WHERE level = 'donor'`,
    )
  ).map(({ key }) => key);
}

/** Every party and channel that the ledger has ever had a row of. */
export async function listKnownValues(
  db: Database,
): Promise<Record<"donors" | "recipients" | "channels", Set<string>>> {
  const found = await db.all<{ level: string; value: string }>(
    sql`SELECT DISTINCT level, CASE level WHEN 'donor' THEN donor_key WHEN 'channel' THEN channel ELSE recipient_code END AS value
      FROM ledger_sums WHERE level IN ('donor', 'channel', 'recipient')`,
  );
  const of = (level: string) => found.filter((row) => row.level === level).map((row) => row.value);
  return {
    donors: new Set(of("donor").flatMap((key) => key.split(";"))),
    recipients: new Set(of("recipient")),
    channels: new Set(of("channel")),
  };
}

export async function scopeOf(db: Database, filter: LedgerFilter): Promise<Scope> {
  const all = filter.donors.length > 0 ? await listDonorKeys(db) : [];
  const isAsked = (code: string) => filter.donors.includes(code);
  const concerned = all.filter((key) => key.split(";").some(isAsked));
  const inside = concerned.filter((key) => key.split(";").every(isAsked));
  const funds =
    filter.countAt === "fund"
      ? await db
          .select({ slug: channels.slug })
          .from(channels)
          .where(inArray(channels.kind, [...fundKinds]))
          .orderBy(asc(channels.slug))
      : [];
  return {
    filter,
    inside: filter.donors.length > 0 ? inside : null,
    joint: concerned.filter((key) => !inside.includes(key)),
    funds: funds.map(({ slug }) => slug),
    looksAt: await countRowsToLookAt(db, filter),
  };
}

const list = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
const name = (text: string) => sql.raw(text);

/** Which of the rows that a filter finds: those in the sums, those beside them, or both. */
export type Side = "inside" | "beside" | "both";

/** The conditions that a sum and a row share, on columns of the same names. `without`: the dimension left open. */
function slices(scope: Scope, side: Side, without: Dimension | null = null): SQL[] {
  const { filter } = scope;
  const where: SQL[] = [];
  const among = (dimension: Dimension, values: readonly string[]) => {
    if (values.length === 0 || dimension === without) return;
    const column = name(columnOf[dimension]);
    where.push(values.length === 1 ? sql`${column} = ${values[0]}` : sql`${column} IN ${list(values)}`);
  };
  if (scope.inside && without !== "donor") {
    // In the fund's view what passes through a fund is the fund's, whoever gave it.
    const atFund = sql`channel IN ${list(scope.funds)}`;
    const whole = sql`donor_key IN ${list(scope.inside)}`;
    const all = [...scope.inside, ...scope.joint];
    const [only] = all;
    const either = all.length === 1 ? sql`donor_key = ${only}` : sql`donor_key IN ${list(all)}`;
    const held = scope.funds.length > 0 ? sql`(${whole} AND NOT ${atFund})` : whole;
    if (side === "both") where.push(either);
    else if (side === "inside") where.push(held);
    else where.push(either, sql`NOT ${held}`);
  } else if (side === "beside") where.push(sql`0`);
  among("recipient", filter.recipients);
  among("channel", filter.channels);
  among("category", filter.categories);
  among("purpose", filter.purposes);
  among("status", filter.statuses);
  among("finance", filter.financeTypes);
  return where;
}

/** A range of days: conditions on the months that lie whole in it, and the days of those that it cuts through. */
interface Range {
  months: SQL[];
  edges: { first: string; last: string }[];
}

function rangeOf({ from, to }: LedgerFilter): Range {
  const [first, last] = [from && firstDay(from), to && lastDay(to)];
  const monthOf = (day: string) => day.slice(0, 7);
  const isCut = { first: first && !first.endsWith("-01"), last: last && !addDays(last, 1).endsWith("-01") };
  const low = first && (isCut.first ? addDays(lastDay(monthOf(first)), 1) : first);
  const high = last && (isCut.last ? addDays(`${monthOf(last)}-01`, -1) : last);
  const months = [
    ...(low ? [sql`month >= ${monthOf(low)}`] : []),
    ...(high ? [sql`month <= ${monthOf(high)} AND month <> ''`] : []),
  ];
  const edges = [];
  if (first && last && low && high && low > high) {
    // Nothing of it is a whole month, or only the border between two.
    if (isCut.first || isCut.last) edges.push({ first, last });
  } else {
    if (first && isCut.first) edges.push({ first, last: lastDay(monthOf(first)) });
    if (last && isCut.last) edges.push({ first: `${monthOf(last)}-01`, last });
  }
  return { months, edges };
}

/** The range of days as conditions on a column of days. */
function daysOf({ from, to }: LedgerFilter, column: string): SQL[] {
  return [
    ...(from ? [sql`${name(column)} >= ${firstDay(from)}`] : []),
    ...(to ? [sql`${name(column)} <= ${lastDay(to)} AND ${name(column)} <> ''`] : []),
  ];
}

/** Rows of a word beyond which fetching each costs more than going through an index that has all. */
const MANY = 20_000;

/** Conditions that only single rows can answer, apart from when they were known. */
function perRow({ filter, looksAt }: Scope): SQL[] {
  const where: SQL[] = [];
  const c = filter.currency.toLowerCase();
  const size = name(`coalesce(nullif(floor_${c}, 0), ceiling_${c})`);
  const minor = (units: number) => units * minorPerUnit(filter.currency);
  where.push(...daysOf(filter, "announced_day"));
  if (filter.min !== null) where.push(sql`${size} >= ${minor(filter.min)}`);
  if (filter.max !== null) where.push(sql`${size} <= ${minor(filter.max)}`);
  if (filter.text) where.push(isFoundBy(filter.text, looksAt));
  return where;
}

/** With the sign, rows are gone through in the order of another index and only compared with what the words find. */
function isFoundBy(text: string, looksAt: number): SQL {
  const id = name(looksAt > MANY ? "+ledger_rows.id" : "ledger_rows.id");
  return sql`${id} IN (SELECT rowid FROM ledger_words WHERE ledger_words MATCH ${matchOf(text)})`;
}

/** All words, the last perhaps still being typed; each as a phrase, so that none is read as an operator of the index. */
function matchOf(text: string): string {
  return searchWords(text)
    .map((word) => `"${word}"*`)
    .join(" ");
}

/** The moment at which a day of the record is over, which is when the next begins (UTC). */
export function endOf(day: string): string {
  return `${addDays(day, 1)}T00:00:00.000Z`;
}

/** Current rows as a condition that leaves the indexes of the current rows alone: for those that came at some time. */
const STILL_CURRENT = name("+recorded_to IS NULL");

/** Whether an index of the current rows leads to those that a filter finds. */
function isNarrow({ filter, inside }: Scope): boolean {
  const { categories, purposes, channels: through, statuses: stages } = filter;
  return inside !== null || [categories, purposes, through, stages].some((values) => values.length > 0);
}

/**
 * Rows that were the ledger then. As two lists: those that still are, and those that were closed since.
 * `isByCurrent`: an index of the current rows is the shorter way to them than when they came.
 */
function knownThen(asOf: string | null, isByCurrent: boolean): [SQL, SQL | null] {
  const current = sql`recorded_to IS NULL`;
  if (asOf === null) return [current, null];
  const end = endOf(asOf);
  return [
    sql`${isByCurrent ? current : STILL_CURRENT} AND recorded_from < ${end}`,
    sql`recorded_to IS NOT NULL AND recorded_to >= ${end} AND recorded_from < ${end}`,
  ];
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

/** Whether the kept sums can answer a filter: it looks at no words or sizes, and at no single days of the past. */
function isKept(filter: LedgerFilter): boolean {
  const isOfDays = filter.asOf !== null && rangeOf(filter).edges.length > 0;
  return !isOfDays && filter.min === null && filter.max === null && !filter.text;
}

async function countRowsToLookAt(db: Database, filter: LedgerFilter): Promise<number> {
  if (isKept(filter)) return 0;
  const [found] = await db.all<{ n: number }>(
    filter.text
      ? sql`SELECT count(*) AS n FROM ledger_words WHERE ledger_words MATCH ${matchOf(filter.text)}`
      : sql`SELECT coalesce(sum(rows), 0) AS n FROM ledger_sums WHERE level = 'month'
          AND month >= ${filter.from?.slice(0, 7) ?? ""} AND month <= ${filter.to?.slice(0, 7) ?? "9"}`,
  );
  return found?.n ?? 0;
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

/** How much of what the ledger says, of 1, it said on that day as well. */
async function shareKnown(db: Database, asOf: string | null): Promise<number> {
  if (asOf === null) return 1;
  const [found] = await db.all<{ then: number; now: number }>(
    sql`SELECT coalesce(sum(rows) FILTER (WHERE month <= ${asOf}), 0) AS "then", coalesce(sum(rows), 0) AS now
      FROM ledger_sums WHERE level = 'recorded'`,
  );
  return found && found.now > 0 ? found.then / found.now : 0;
}

/** From here on the difference between then and now is the shorter way to the sums of then. */
const MOSTLY = 0.5;
/** The same for a filter that an index answers: all that changed since is more than what it finds. */
const NEARLY_ALL = 0.95;
/** From here on a page of then is soon found among the rows of now, in their order. */
const SOME = 0.01;

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

const SORTS: Record<SortOrder, { by: string; direction: "ASC" | "DESC" }> = {
  newest: { by: "announced_day", direction: "DESC" },
  oldest: { by: "announced_day", direction: "ASC" },
  largest: { by: "size", direction: "DESC" },
  smallest: { by: "size", direction: "ASC" },
  recorded: { by: "recorded_from", direction: "DESC" },
};

/** The next rows that a filter finds, in its order, behind a cursor. */
export async function listRows(
  db: Database,
  scope: Scope,
  after: Cursor | null,
  limit: number,
): Promise<LedgerRowRecord[]> {
  const { by, direction } = SORTS[scope.filter.sort];
  const column = name(by);
  const order = sql`${column} ${name(direction)}, code ${name(direction)}, part ${name(direction)}`;
  const behind = after
    ? [
        sql`(${column}, code, part) ${name(direction === "DESC" ? "<" : ">")} (${by === "size" ? Number(after.value) : after.value}, ${after.code}, ${after.part})`,
      ]
    : [];
  const where = [...slices(scope, "both"), ...perRow(scope), ...behind];
  const some = (conditions: SQL[]) =>
    sql`FROM ledger_rows WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${order} LIMIT ${limit}`;
  const { asOf } = scope.filter;
  const [now, closed] = knownThen(asOf, isNarrow(scope) || (await shareKnown(db, asOf)) > SOME);
  if (!closed) return records(db, some([now, ...where]));
  const both = sql.join(
    [now, closed].map((when) => sql`SELECT * FROM (SELECT * ${some([when, ...where])})`),
    sql` UNION ALL `,
  );
  return records(db, sql`FROM (${both}) ORDER BY ${order} LIMIT ${limit}`);
}

/** Rows of one pledge, now and before, the newest first: what the ledger said of it and until when. */
export async function listRowsOfPledge(db: Database, pledgeId: string): Promise<LedgerRowRecord[]> {
  return records(db, sql`FROM ledger_rows WHERE pledge_id = ${pledgeId} ORDER BY recorded_from DESC, part`);
}

/** Rows that came or went between the ends of two days and make a difference between them. */
export async function listChangedRows(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<{ was: LedgerRowRecord[]; is: LedgerRowRecord[] }> {
  const [before, after] = [endOf(from), endOf(to)];
  const is = await records(
    db,
    sql`FROM ledger_rows WHERE recorded_from >= ${before} AND recorded_from < ${after}
      AND (recorded_to IS NULL OR recorded_to >= ${after}) ORDER BY code, part LIMIT ${limit}`,
  );
  const was = await records(
    db,
    sql`FROM ledger_rows WHERE recorded_to IS NOT NULL AND recorded_to >= ${before} AND recorded_to < ${after}
      AND recorded_from < ${before} ORDER BY code, part LIMIT ${limit}`,
  );
  return { was, is };
}

/** The column that a field of the schema is kept in. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const FIELDS = name(
  Object.keys(getTableColumns(ledgerRows))
    .map((field) => `${columnName(field)} AS "${field}"`)
    .join(", "),
);

/** Rows of the table as its schema names them. `found`: from FROM on. */
async function records(db: Database, found: SQL): Promise<LedgerRowRecord[]> {
  const rows = await db.all<LedgerRowRecord>(sql`SELECT ${FIELDS} ${found}`);
  for (const row of rows) row.isExceeded = Boolean(row.isExceeded);
  return rows;
}

/** Whether the ledger's rows and their sums say the same: for tests and for operators. Null when they do. */
export async function findSumProblem(db: Database): Promise<string | null> {
  const c = ["eur", "usd", "gbp", "uah"];
  const money = c
    .map((code) => `sum(coalesce(floor_${code}, 0)) + sum(coalesce(ceiling_${code}, 0)) * 3`)
    .join(" + ");
  const kept = c.map((code) => `sum(floor_${code}) + sum(ceiling_${code}) * 3`).join(" + ");
  const [rows] = await db.all<{ n: number; money: number }>(
    sql`SELECT count(*) AS n, coalesce(${name(money)}, 0) AS money FROM ledger_rows WHERE recorded_to IS NULL`,
  );
  const levels = await db.all<{ level: string; n: number; money: number }>(
    sql`SELECT level, sum(rows) AS n, ${name(kept)} AS money FROM ${ledgerSums} GROUP BY level`,
  );
  const wrong = levels.find((level) => level.n !== rows?.n || level.money !== rows?.money);
  return wrong ? `the sums at level ${wrong.level} are not those of the rows` : null;
}
