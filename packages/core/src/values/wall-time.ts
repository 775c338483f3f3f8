/** What a clock on the wall shows in a zone, to the minute: '2024-03-31T03:30'. A zone is a name of the IANA database. */

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

const DAY_MS = 86_400_000;

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** What the wall shows at a moment (ISO 8601). */
export function wallTime(moment: string, zone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat("en", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    })
      .formatToParts(new Date(moment))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/**
 * The moment (ISO 8601 in UTC) at which the wall shows a time; the earlier of two, when clocks are put back. Null when it is no
 * time, or one that the wall never shows, since clocks are put forward over it.
 */
export function momentOfWallTime(local: string, zone: string): string | null {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  if (Number.isNaN(asUtc)) return null;
  // No zone changes twice within two days: its distance from UTC is that of the day before or of the day after.
  const moments = [asUtc - DAY_MS, asUtc + DAY_MS]
    .map((near) => asUtc - (Date.parse(`${wallTime(new Date(near).toISOString(), zone)}Z`) - near))
    .sort((a, b) => a - b)
    .map((moment) => new Date(moment).toISOString());
  return moments.find((moment) => wallTime(moment, zone) === local) ?? null;
}
