import { addDays, isDay } from "@pledgebook/core/values/day";
import type { SearchParams } from "@/server/query.ts";

/** How far back one looks who names no day. */
const USUAL_DAYS = 30;
/** Before this there was nothing to know. */
const EARLIEST = "2000-01-01";

/** Two past days, the earlier first; what is none is said, and the usual span stands in for it. */
export function daysAsked(query: SearchParams, today: string) {
  const value = (key: string) => {
    const given = query[key];
    return (Array.isArray(given) ? given.at(-1) : given)?.trim() ?? "";
  };
  const asked = [value("from"), value("to")];
  const good = asked.map((day) => (isDay(day) && day >= EARLIEST && day <= today ? day : null));
  const ignored = asked.filter((day, index) => day !== "" && !good[index]).map((day) => day.slice(0, 40));
  const to = good[1] ?? today;
  const [first, last] = [good[0] ?? addDays(to, -USUAL_DAYS), to].sort() as [string, string];
  return { from: first, to: last, ignored };
}
