import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import { addDays } from "@pledgebook/core/values/day";
import { openStatuses } from "@pledgebook/core/values/vocabulary";
import { type SQL, sql } from "drizzle-orm";
import { list, matchOf, name } from "./fragments.ts";
import { daysOf } from "./range.ts";
import { columnOf, type Dimension, type Scope } from "./scope.ts";

/** Which of the rows that a filter finds: those in the sums, those beside them, or both. */
export type Side = "inside" | "beside" | "both";

/** The conditions that a sum and a row share, on columns of the same names. `without`: the dimension left open. */
export function slices(scope: Scope, side: Side, without: Dimension | null = null): SQL[] {
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

/** Rows of a word beyond which fetching each costs more than going through an index that has all. */
const MANY = 20_000;

/** Conditions that only single rows can answer, apart from when they were known. */
export function perRow({ filter, looksAt }: Scope): SQL[] {
  const where: SQL[] = [];
  const c = filter.currency.toLowerCase();
  const size = name(`coalesce(nullif(floor_${c}, 0), ceiling_${c})`);
  const minor = (units: number) => units * minorPerUnit(filter.currency);
  where.push(...daysOf(filter, "announced_day"));
  if (filter.due) where.push(...isDue(filter.due));
  if (filter.min !== null) where.push(sql`${size} >= ${minor(filter.min)}`);
  if (filter.max !== null) where.push(sql`${size} <= ${minor(filter.max)}`);
  if (filter.text) where.push(isFoundBy(filter.text, looksAt));
  return where;
}

/** What has not arrived of what somebody said a day for. */
function isDue({ state, day }: NonNullable<LedgerFilter["due"]>): SQL[] {
  return [
    sql`due_day IS NOT NULL`,
    state === "past" ? sql`due_day < ${day}` : sql`due_day >= ${day}`,
    sql`status IN ${list(openStatuses)}`,
  ];
}

/** With the sign, rows are gone through in the order of another index and only compared with what the words find. */
function isFoundBy(text: string, looksAt: number): SQL {
  const id = name(looksAt > MANY ? "+ledger_rows.id" : "ledger_rows.id");
  return sql`${id} IN (SELECT rowid FROM ledger_words WHERE ledger_words MATCH ${matchOf(text)})`;
}

/** The moment at which a day of the record is over, which is when the next begins (UTC). */
export function endOf(day: string): string {
  return `${addDays(day, 1)}T00:00:00.000Z`;
}

/** Current rows as a condition that leaves the indexes of the current rows alone: for those that came at some time. */
export const STILL_CURRENT = name("+recorded_to IS NULL");

/** Whether an index of the current rows leads to those that a filter finds. */
export function isNarrow({ filter, inside }: Scope): boolean {
  const { categories, purposes, channels: through, statuses: stages } = filter;
  return inside !== null || [categories, purposes, through, stages].some((values) => values.length > 0);
}

/**
 * Rows that were the ledger then. As two lists: those that still are, and those that were closed since.
 * `isByCurrent`: an index of the current rows is the shorter way to them than when they came.
 */
export function knownThen(asOf: string | null, isByCurrent: boolean): [SQL, SQL | null] {
  const current = sql`recorded_to IS NULL`;
  if (asOf === null) return [current, null];
  const end = endOf(asOf);
  return [
    sql`${isByCurrent ? current : STILL_CURRENT} AND recorded_from < ${end}`,
    sql`recorded_to IS NOT NULL AND recorded_to >= ${end} AND recorded_from < ${end}`,
  ];
}
