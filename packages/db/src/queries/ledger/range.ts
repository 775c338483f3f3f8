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
  const start = first ? startOf(first) : null;
  const end = last ? endOf(last) : null;
  const months = [
    ...(start ? [sql`month >= ${monthOf(start.whole)}`] : []),
    ...(end ? [sql`month <= ${monthOf(end.whole)} AND month <> ''`] : []),
  ];
  // Nothing of it is a whole month, or only the border between two.
  if (start && end && first && last && start.whole > end.whole)
    return { months, edges: start.cut || end.cut ? [{ first, last }] : [] };
  return { months, edges: [start?.cut, end?.cut].flatMap((cut) => cut ?? []) };
}

const monthOf = (day: string) => day.slice(0, 7);

/** Where the whole months behind a first day begin, and the days of the month that it cuts through. */
function startOf(first: string) {
  if (first.endsWith("-01")) return { whole: first, cut: null };
  const last = lastDay(monthOf(first));
  return { whole: addDays(last, 1), cut: { first, last } };
}

/** Where the whole months before a last day end, and the days of the month that it cuts through. */
function endOf(last: string) {
  if (addDays(last, 1).endsWith("-01")) return { whole: last, cut: null };
  const first = `${monthOf(last)}-01`;
  return { whole: addDays(first, -1), cut: { first, last } };
}

/** The range of days as conditions on a column of days. */
export function daysOf({ from, to }: LedgerFilter, column: string): SQL[] {
  return [
    ...(from ? [sql`${name(column)} >= ${firstDay(from)}`] : []),
    ...(to ? [sql`${name(column)} <= ${lastDay(to)} AND ${name(column)} <> ''`] : []),
  ];
}
