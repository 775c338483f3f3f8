import { addDays, isDay } from "@pledgebook/core/values/day";
import type { SearchParams } from "@/server/query.ts";

/** How far back one looks who names no day, where nothing has ever changed. */
const USUAL_DAYS = 30;
/** Before this there was nothing to know. */
const EARLIEST = "2000-01-01";

/**
 * Two past days, the earlier first; what is none is said, and in its place stands the day before the last change (`lastChange`), so
 * that whoever asks for nothing in particular sees what changed last.
 */
export function daysAsked(query: SearchParams, today: string, lastChange: string | null) {
  const value = (key: string) => {
    const given = query[key];
    return (Array.isArray(given) ? given.at(-1) : given)?.trim() ?? "";
  };
  const asked = [value("from"), value("to")];
  const good = asked.map((day) => (isDay(day) && day >= EARLIEST && day <= today ? day : null));
  const ignored = asked.filter((day, index) => day !== "" && !good[index]).map((day) => day.slice(0, 40));
  const to = good[1] ?? today;
  const isSince = lastChange !== null && lastChange <= to;
  const before = isSince ? addDays(lastChange, -1) : addDays(to, -USUAL_DAYS);
  const [first, last] = [good[0] ?? before, to].sort() as [string, string];
  return { from: first, to: last, ignored };
}
