import type { FinanceTotal, StageTotal } from "@pledgebook/core/counting";
import { minorPerUnit } from "@pledgebook/core/currencies";
import { addDays, firstDay, lastDay } from "@pledgebook/core/day";
import { type Cursor, type LedgerFilter, searchWords } from "@pledgebook/core/filter";
import type { FinanceType, SortOrder, Status } from "@pledgebook/core/vocabulary";
import { financeTypes, fundKinds, statuses } from "@pledgebook/core/vocabulary";
import { asc, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database } from "../store.ts";
import { LEVEL_COLUMNS, levelName } from "./sums.ts";

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

/** The months that a range of days is made of; null when it cuts through one. */
function wholeMonths({ from, to }: LedgerFilter): SQL[] | null {
  const [first, last] = [from && firstDay(from), to && lastDay(to)];
  if (first && !first.endsWith("-01")) return null;
  if (last && !addDays(last, 1).endsWith("-01")) return null;
  return [
    ...(first ? [sql`month >= ${first.slice(0, 7)}`] : []),
    ...(last ? [sql`month <= ${last.slice(0, 7)} AND month <> ''`] : []),
  ];
}

/** Conditions that only single rows can answer, apart from when they were known. */
function perRow({ filter }: Scope): SQL[] {
  const where: SQL[] = [];
  const c = filter.currency.toLowerCase();
  const size = name(`coalesce(nullif(floor_${c}, 0), ceiling_${c})`);
  const minor = (units: number) => units * minorPerUnit(filter.currency);
  if (filter.from) where.push(sql`announced_day >= ${firstDay(filter.from)}`);
  if (filter.to) where.push(sql`announced_day <= ${lastDay(filter.to)} AND announced_day <> ''`);
  if (filter.min !== null) where.push(sql`${size} >= ${minor(filter.min)}`);
  if (filter.max !== null) where.push(sql`${size} <= ${minor(filter.max)}`);
  if (filter.text)
    where.push(
      sql`ledger_rows.id IN (SELECT rowid FROM ledger_words WHERE ledger_words MATCH ${matchOf(filter.text)})`,
    );
  return where;
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

/** Rows that were the ledger then. As two lists: those that still are, and those that were closed since. */
function knownThen(asOf: string | null): [SQL, SQL | null] {
  const current = sql`recorded_to IS NULL`;
  if (asOf === null) return [current, null];
  const end = endOf(asOf);
  return [
    sql`recorded_to IS NULL AND recorded_from < ${end}`,
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

/**
 * Sums by stage and finance type, once for each thing asked for. They come from the kept sums where the filter is one
 * that those can answer, and from the rows where it looks at words, sizes, single days or the past.
 */
export async function sums(db: Database, scope: Scope, asks: readonly Ask[]): Promise<SumRow[][]> {
  const { filter } = scope;
  const months = wholeMonths(filter);
  const isKept =
    months !== null && filter.min === null && filter.max === null && !filter.text && !filter.asOf;
  if (!isKept) {
    const asOfOnly = filter.asOf !== null && asks.every((ask) => ask.slice === null) && isUnfiltered(scope);
    if (asOfOnly) return Promise.all(asks.map((ask) => sumsAsRecorded(db, filter, ask)));
  }
  const selects = asks.map((ask, index) => {
    const side = ask.side ?? "inside";
    const where = slices(scope, side, ask.without ?? null);
    const slice = ask.slice ? name(columnOf[ask.slice]) : sql`''`;
    const by = ask.by ? name(columnOf[ask.by]) : sql`''`;
    const source = isKept
      ? sql`(SELECT donor_key, recipient_code, category, purpose, channel, month, status, finance_type,
          ${MEASURES(filter.currency.toLowerCase())} FROM ledger_sums WHERE level = ${levelOf(scope, ask)})`
      : sql`cells`;
    const all = [...where, ...(isKept ? months : [])];
    return sql`SELECT ${sql.raw(String(index))} AS ask, ${slice} AS slice, ${by} AS "by", status, finance_type AS financeType,
      sum(rows) AS rows, sum(pledges) AS pledges, sum(unquantified) AS unquantified, sum(unconverted) AS unconverted,
      sum(floor) AS floor, sum(ceiling) AS ceiling, sum(open) AS open,
      sum(announcements) AS announcements, sum(restatements) AS restatements
      FROM ${source} ${all.length > 0 ? sql`WHERE ${sql.join(all, sql` AND `)}` : sql``}
      GROUP BY 1, 2, 3, 4, 5 HAVING sum(rows) > 0`;
  });
  const cells = isKept ? sql`` : sql`WITH cells AS MATERIALIZED (${cellsOfRows(scope, asks)})`;
  const found = await db.all<SumRow & { ask: number }>(sql`${cells} ${sql.join(selects, sql` UNION ALL `)}`);
  return asks.map((_, index) => found.filter((row) => row.ask === index));
}

/** The rows that a filter finds, summed by everything that is asked for. */
function cellsOfRows(scope: Scope, asks: readonly Ask[]): SQL {
  const c = scope.filter.currency.toLowerCase();
  const open = new Set(asks.map((ask) => ask.without ?? null));
  const sides = new Set(asks.map((ask) => ask.side ?? "inside"));
  const side = sides.size === 1 ? (asks[0]?.side ?? "inside") : "both";
  // A condition that every question shares is applied at once, the others only to the cells.
  const shared = open.size === 1 ? slices(scope, side, [...open][0] ?? null) : [];
  const [now, closed] = knownThen(scope.filter.asOf);
  // Sizes are of rows: they may leave only some years of a pledge, and not the one that counts it.
  const bySize = scope.filter.min !== null || scope.filter.max !== null;
  const pledges = bySize ? sql`count(DISTINCT code)` : sql`sum(counted)`;
  const from = (when: SQL) => sql`SELECT donor_key, recipient_code, category, purpose, channel,
      substr(announced_day, 1, 7) AS month, status, finance_type,
      count(*) AS rows, ${pledges} AS pledges, sum(floor IS NULL) AS unquantified,
      sum(floor IS NOT NULL AND ${name(`floor_${c}`)} IS NULL) AS unconverted,
      sum(coalesce(${name(`floor_${c}`)}, 0)) AS floor, sum(coalesce(${name(`ceiling_${c}`)}, 0)) AS ceiling,
      sum(${name(`floor_${c}`)} IS NOT NULL AND ${name(`ceiling_${c}`)} IS NULL) AS open,
      sum(announcements) AS announcements, sum(restatements) AS restatements
      FROM ledger_rows WHERE ${sql.join([when, ...perRow(scope), ...shared], sql` AND `)}
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8`;
  return closed ? sql`${from(now)} UNION ALL ${from(closed)}` : from(now);
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
    sql`SELECT * FROM (SELECT * FROM ledger_rows WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${order} LIMIT ${limit})`;
  const [now, closed] = knownThen(scope.filter.asOf);
  const parts = closed ? [some([now, ...where]), some([closed, ...where])] : [some([now, ...where])];
  const found = await db.all<Record<string, unknown>>(
    sql`${sql.join(parts, sql` UNION ALL `)} ORDER BY ${order} LIMIT ${limit}`,
  );
  return found.map(recordOf);
}

/** Rows of one pledge, now and before, the newest first: what the ledger said of it and until when. */
export async function listRowsOfPledge(db: Database, pledgeId: string): Promise<LedgerRowRecord[]> {
  const found = await db.all<Record<string, unknown>>(
    sql`SELECT * FROM ledger_rows WHERE pledge_id = ${pledgeId} ORDER BY recorded_from DESC, part`,
  );
  return found.map(recordOf);
}

/** Rows that came or went between the ends of two days and make a difference between them. */
export async function listChangedRows(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<{ was: LedgerRowRecord[]; is: LedgerRowRecord[] }> {
  const [before, after] = [endOf(from), endOf(to)];
  const is = await db.all<Record<string, unknown>>(
    sql`SELECT * FROM ledger_rows WHERE recorded_from >= ${before} AND recorded_from < ${after}
      AND (recorded_to IS NULL OR recorded_to >= ${after}) ORDER BY code, part LIMIT ${limit}`,
  );
  const was = await db.all<Record<string, unknown>>(
    sql`SELECT * FROM ledger_rows WHERE recorded_to IS NOT NULL AND recorded_to >= ${before} AND recorded_to < ${after}
      AND recorded_from < ${before} ORDER BY code, part LIMIT ${limit}`,
  );
  return { was: was.map(recordOf), is: is.map(recordOf) };
}

/** The column that a field of the schema is kept in. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const fields = Object.keys(getTableColumns(ledgerRows)).map((field) => [field, columnName(field)] as const);

/** A row of the table as its schema names it. */
function recordOf(row: Record<string, unknown>): LedgerRowRecord {
  const record: Record<string, unknown> = {};
  for (const [field, column] of fields) record[field] = row[column] ?? null;
  record.isExceeded = row.is_exceeded === 1;
  return record as LedgerRowRecord;
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
