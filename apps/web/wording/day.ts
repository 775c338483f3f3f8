import { firstDay, precisionOf } from "@pledgebook/core/values/day";

/** A date of any precision in words of a language: '31 January 2024', 'January 2024', 'Q2 2024', '2024'. */
export function dayText(date: string, locale: string): string {
  const language = locale === "en" ? "en-GB" : locale;
  const at = new Date(`${firstDay(date)}T00:00:00Z`);
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" }).format(at);
  switch (precisionOf(date)) {
    case "year":
      return date;
    case "quarter":
      return quarterText(date, locale);
    case "month":
      return format({ year: "numeric", month: "long" });
    case "day":
      return format({ year: "numeric", month: "long", day: "numeric" });
  }
}

/** The same where there is little room: 'Jan 2024', '18 Nov 2025'. */
export function shortDayText(date: string, locale: string): string {
  const precision = precisionOf(date);
  if (precision !== "month" && precision !== "day") return dayText(date, locale);
  const month = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    month: "short",
    timeZone: "UTC",
    ...(precision === "day" ? { day: "numeric" } : {}),
  }).format(new Date(`${firstDay(date)}T00:00:00Z`));
  return `${month} ${date.slice(0, 4)}`;
}

const ROMAN = ["I", "II", "III", "IV"];

function quarterText(date: string, locale: string): string {
  const year = date.slice(0, 4);
  return locale === "uk" ? `${ROMAN[Number(date[6]) - 1]} кв. ${year}` : `${date.slice(5)} ${year}`;
}

/** A moment of the record, in UTC and saying so. */
export function momentText(at: string, locale: string): string {
  return `${momentIn("UTC", at, locale)} UTC`;
}

/** How far clocks of a zone are from UTC at a moment: 'GMT+2'. Browsers name zones as they were called years ago. */
export function offsetText(timeZone: string, at: string): string {
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(
    new Date(at),
  );
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
}

/** A moment as clocks of a zone show it. Whoever shows it names the zone. */
export function momentIn(timeZone: string, at: string, locale: string): string {
  const language = locale === "en" ? "en-GB" : locale;
  return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone }).format(
    new Date(at),
  );
}
