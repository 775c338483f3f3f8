import { addDays } from "@pledgebook/core/values/day";
import type { DigestFrequency } from "@pledgebook/core/values/vocabulary";

/** The day of the next letter after `day`: the next one, or the next Monday. */
export function nextDigestDay(frequency: DigestFrequency, day: string): string {
  if (frequency === "daily") return addDays(day, 1);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, (8 - weekday) % 7 || 7);
}

/** The last day whose letters are due at a moment: today's, once the hour has come by the newsroom's clocks; before, yesterday's. */
export function lastDueDay(moment: string, hour: number, timeZone: string): string {
  const clock = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    ...{ year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", hourCycle: "h23" },
  });
  const [day = "", hours = ""] = clock.format(new Date(moment)).split(" ");
  return Number(hours) >= hour ? day : addDays(day, -1);
}
