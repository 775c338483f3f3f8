/**
 * Dates as the sources give them: `2024`, `2024-Q1`, `2024-01` or `2024-01-31`. The form is the precision.
 * ISO 8601 calendar dates; quarters are not in ISO 8601 and follow the form that IATI and Eurostat publish.
 */
export type DatePrecision = "day" | "month" | "quarter" | "year";

const FORM = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})(?:-(\d{2}))?))?$/;
const DAY_MS = 86_400_000;

/** Whether the text is a date that exists, at any precision, in the years 1900–2199. */
export function isPartialDate(text: string): boolean {
  const match = FORM.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return false;
  const month = match[3] === undefined ? 1 : Number(match[3]);
  if (month < 1 || month > 12) return false;
  const day = match[4] === undefined ? 1 : Number(match[4]);
  return day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the text is one whole day that exists. */
export function isDay(text: string): boolean {
  return text.length === 10 && isPartialDate(text);
}

/** @throws RangeError when the text is no date that exists. */
export function precisionOf(date: string): DatePrecision {
  if (!isPartialDate(date)) throw new RangeError(`not a date: ${date}`);
  if (date.length === 4) return "year";
  if (date.includes("Q")) return "quarter";
  return date.length === 7 ? "month" : "day";
}

/** First day of what the date names: `2024-Q2` → `2024-04-01`. */
export function firstDay(date: string): string {
  const year = date.slice(0, 4);
  switch (precisionOf(date)) {
    case "year":
      return `${year}-01-01`;
    case "quarter":
      return `${year}-${pad(Number(date[6]) * 3 - 2)}-01`;
    case "month":
      return `${date}-01`;
    case "day":
      return date;
  }
}

/** Last day of what the date names: `2024-02` → `2024-02-29`. */
export function lastDay(date: string): string {
  const year = Number(date.slice(0, 4));
  switch (precisionOf(date)) {
    case "year":
      return `${year}-12-31`;
    case "quarter": {
      const month = Number(date[6]) * 3;
      return `${year}-${pad(month)}-${daysInMonth(year, month)}`;
    }
    case "month":
      return `${date}-${daysInMonth(year, Number(date.slice(5, 7)))}`;
    case "day":
      return date;
  }
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many days later (or earlier). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function pad(month: number): string {
  return String(month).padStart(2, "0");
}
