import type { Span } from "../text/span.ts";
import { addDays, isPartialDate } from "../values/day.ts";
import { all, each, inEitherCase, pattern } from "./lexicon/compile.ts";

/** A day that a text names, as precise as it is named. */
export interface MentionedDay extends Span {
  date: string;
}

/** A place in a text with the date that it names, which may be none that exists. */
type Named = [match: RegExpMatchArray, date: string];

const MONTHS = each(({ months }) => months);
const WEEKDAYS = each(({ weekdays }) => weekdays);

const named = (lists: readonly { names: readonly string[]; dayEnding: string }[]) =>
  `(?:${lists.map(({ names, dayEnding }) => `(?:${names.join("|")})${dayEnding}`).join("|")})`;
const MONTH = named(each(({ months: names, dayEnding }) => ({ names, dayEnding })));
const MONTH_FIRST = named(
  each(({ months: names, dayEnding, isMonthFirst }) => (isMonthFirst ? { names, dayEnding } : undefined)),
);
const A_WEEKDAY = named(each(({ weekdays: names, dayEnding }) => ({ names, dayEnding })));

const ORDINAL = `${all("ordinals")}?`;
const DAY_MONTH = new RegExp(
  [
    `(?<!\\d)(\\d{1,2})${ORDINAL}(?: ${all("ofMonth")})? (${MONTH})(?:,? (20\\d\\d))?`,
    `(${MONTH_FIRST}) (\\d{1,2})${ORDINAL}(?!\\d)(?:,? (20\\d\\d))?`,
  ].join("|"),
  "gu",
);
const IN_MONTH = new RegExp(
  [
    `(?<!\\p{L})${inEitherCase(all("inMonth"))}[ -]${all("partOfMonth")}?(${MONTH})`,
    `(?:,? (?:${all("ofYear")} )?(20\\d\\d)|(?= ${all("sayYear")})| (${all("lastYear")}))?(?!\\s?\\d)`,
  ].join(""),
  "gu",
);
/** A year that is over; of this one it says when money is for, not when it was promised. */
const IN_YEAR = new RegExp(`(?<!\\p{L})${inEitherCase(all("inYear"))} (20\\d\\d)(?!\\d)`, "gu");
const WEEKDAY = new RegExp(`(?<!\\p{L})(${inEitherCase(all("onDay"))}\\s)?(${A_WEEKDAY})(?!\\p{L})`, "gu");
const NEXT = pattern("i")`${"nextDay"}`;
const RELATIVE: [RegExp, (published: string) => string][] = [
  [pattern("giu")`(?<!\p{L})${"yesterday"}(?!\p{L})`, (day) => addDays(day, -1)],
  [pattern("giu")`(?<!\p{L})${"today"}(?!\p{L})`, (day) => day],
  [pattern("giu")`(?<!\p{L})${"aWeekAgo"}(?!\p{L})`, (day) => addDays(day, -7)],
  [pattern("giu")`(?<!\p{L})${"aMonthAgo"}(?!\p{L})`, (day) => monthsBefore(day, 1)],
  [pattern("giu")`(?<!\p{L})${"thisMonth"}(?!\p{L})`, (day) => day.slice(0, 7)],
  [pattern("giu")`(?<!\p{L})${"aYearAgo"}(?!\p{L})`, (day) => String(Number(day.slice(0, 4)) - 1)],
];

/**
 * Days that a text names, in order, read as a reader of the day of publication would: a weekday is the last one, a month
 * without a year the last such month. What is not over on that day is left out, and so are days that do not exist.
 */
export function findMentionedDays(text: string, publishedOn: string): MentionedDay[] {
  const found: MentionedDay[] = [];
  const all = [daysOfMonths, months, years, weekdays, relativeDays];
  for (const [match, date] of all.flatMap((named) => named(text, publishedOn))) {
    const span = { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
    const isInside = found.some((day) => day.start < span.end && day.end > span.start);
    const isOver = date.slice(0, publishedOn.length) <= publishedOn.slice(0, date.length);
    if (!isInside && isPartialDate(date) && isOver) found.push({ ...span, date });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** '5 May 2024', 'May 5' */
function daysOfMonths(text: string, publishedOn: string): Named[] {
  return [...text.matchAll(DAY_MONTH)].map((match) => {
    const month = monthNumber(match[2] ?? match[4]);
    const day = (match[1] ?? match[5] ?? "").padStart(2, "0");
    const year = match[3] ?? match[6];
    return [match, year ? `${year}-${month}-${day}` : lastSuch(`${month}-${day}`, publishedOn)];
  });
}

/** 'in May 2024', 'since May last year' */
function months(text: string, publishedOn: string): Named[] {
  return [...text.matchAll(IN_MONTH)].map((match) => {
    const month = monthNumber(match[1]);
    const lastYear = match[3] === undefined ? null : String(Number(publishedOn.slice(0, 4)) - 1);
    const year = match[2] ?? lastYear;
    return [match, year ? `${year}-${month}` : lastSuch(month, publishedOn)];
  });
}

/** 'in 2022' */
function years(text: string, publishedOn: string): Named[] {
  return [...text.matchAll(IN_YEAR)]
    .map((match): Named => [match, match[1] ?? ""])
    .filter(([, year]) => year < publishedOn.slice(0, 4));
}

/** 'on Tuesday' */
function weekdays(text: string, publishedOn: string): Named[] {
  const today = new Date(`${publishedOn}T00:00:00Z`).getUTCDay();
  return [...text.matchAll(WEEKDAY)]
    .filter(([, lead = ""]) => !NEXT.test(lead))
    .map((match) => [match, addDays(publishedOn, -((today - indexIn(WEEKDAYS, match[2]) + 7) % 7))]);
}

/** 'yesterday', 'last month' */
function relativeDays(text: string, publishedOn: string): Named[] {
  return RELATIVE.flatMap(([words, dateOf]) =>
    [...text.matchAll(words)].map((match): Named => [match, dateOf(publishedOn)]),
  );
}

function monthsBefore(day: string, count: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** 'May' → '05' */
const monthNumber = (name: string | undefined) => String(1 + indexIn(MONTHS, name)).padStart(2, "0");

/** Where a name stands in the list of its language. */
function indexIn(lists: readonly (readonly string[])[], name = ""): number {
  const lower = name.toLowerCase();
  const indexes = lists.map((names) => names.findIndex((stem) => lower.startsWith(stem.toLowerCase())));
  return Math.max(...indexes);
}

/** The last '03-07' or '03' that is not after a day. */
function lastSuch(rest: string, publishedOn: string): string {
  const year = Number(publishedOn.slice(0, 4));
  const thisYear = `${year}-${rest}`;
  return thisYear <= publishedOn.slice(0, thisYear.length) ? thisYear : `${year - 1}-${rest}`;
}
