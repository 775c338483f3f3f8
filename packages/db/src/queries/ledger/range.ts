import type { LedgerFilter } from "@pledgebook/core/ledger/filter";
import { addDays, firstDay, lastDay } from "@pledgebook/core/values/day";
import { type SQL, sql } from "drizzle-orm";
import { name } from "./fragments.ts";

/** A range of days: conditions on the months that lie whole in it, and the days of those that it cuts through. */
export interface Range {
  months: SQL[];
  edges: { first: string; last: string }[];
}

export function rangeOf({ from, to }: LedgerFilter): Range {
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
export function daysOf({ from, to }: LedgerFilter, column: string): SQL[] {
  return [
    ...(from ? [sql`${name(column)} >= ${firstDay(from)}`] : []),
    ...(to ? [sql`${name(column)} <= ${lastDay(to)} AND ${name(column)} <> ''`] : []),
  ];
}
