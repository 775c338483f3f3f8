import type { Span } from "@pledgebook/core/text/span";
import { isDay } from "@pledgebook/core/values/day";
import { MONTH, monthNumber } from "./months.ts";

/** A date as a line has it. */
export interface WrittenDate extends Span {
  /** ISO days that it can mean: two where day and month can be swapped, none without a year. */
  days: string[];
}

const GAP = String.raw`[\s\u00a0\u202f]`;
const FORMS: [RegExp, (parts: string[]) => string[]][] = [
  [
    /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?=$|[T\s,|)-])(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?/gu,
    ([y, m, d]) => day(y, m, d),
  ],
  [/(?<!\d)(\d{4})\/(\d{1,2})\/(\d{1,2})(?!\d)/gu, ([y, m, d]) => day(y, m, d)],
  [/(?<![\d.])(\d{1,2})([.-])\s?(\d{1,2})\2\s?(\d{4})(?!\d)/gu, ([d, , m, y]) => dayFirst(y, m, d)],
  [/(?<![\d/])(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d\d)/gu, ([a, b, y]) => either(y, a, b)],
  [
    new RegExp(
      `(?<![\\d.,])(\\d{1,2})(?:\\.|st|nd|rd|th|-?го|-?e)?${GAP}*(?:of${GAP}+|de${GAP}+)?(${MONTH})\\.?,?${GAP}+(?:de${GAP}+)?(\\d{4})(?!\\d)(?:${GAP}*(?:року|р\\.))?`,
      "giu",
    ),
    ([d, m, y]) => day(y, m, d),
  ],
  [
    new RegExp(`(?<![\\p{L}])(${MONTH})\\.?${GAP}+(\\d{1,2})(?:st|nd|rd|th)?,?${GAP}+(\\d{4})(?!\\d)`, "giu"),
    ([m, d, y]) => day(y, m, d),
  ],
  [
    new RegExp(
      `(?<![\\d.,])(\\d{1,2})(?:\\.|st|nd|rd|th)?${GAP}+(${MONTH})(?![\\p{L}])(?!\\.?,?${GAP}+\\d{4})`,
      "giu",
    ),
    () => [],
  ],
  [
    new RegExp(
      `(?<![\\p{L}])(${MONTH})\\.?${GAP}+(\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}])(?!,?${GAP}+\\d{4})`,
      "giu",
    ),
    () => [],
  ],
];

/** The dates that a line has, in order. A day that is in no calendar is none. */
export function datesIn(line: string): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const [form, days] of FORMS)
    for (const match of line.matchAll(form)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (found.some((one) => one.start < end && one.end > start)) continue;
      const read = days(match.slice(1));
      const hasYear = /(?<!\d)\d{4}(?!\d)/.test(match[0]);
      if (read.length > 0 || !hasYear) found.push({ start, end, days: read });
    }
  return found.sort((a, b) => a.start - b.start);
}

function day(year = "", month = "", date = ""): string[] {
  const number = /^\d/.test(month) ? Number(month) : (monthNumber(month) ?? 0);
  const iso = `${year}-${String(number).padStart(2, "0")}-${date.padStart(2, "0")}`;
  return isDay(iso) ? [iso] : [];
}

/** 3.4.2024 is the third of April; 6.20.2023 can only be the other way round. */
function dayFirst(year = "", month = "", date = ""): string[] {
  const read = day(year, month, date);
  return read.length > 0 ? read : day(year, date, month);
}

/** 3/4/2024: the third of April, or the fourth of March. */
function either(year = "", a = "", b = ""): string[] {
  return [...new Set([...day(year, b, a), ...day(year, a, b)])];
}
