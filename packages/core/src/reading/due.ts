import type { Span } from "../text/span.ts";
import { addDays, daysBetween, isPartialDate, lastDay } from "../values/day.ts";
import type { MentionedDay } from "./dates.ts";
import { all, allOf, each, inEitherCase } from "./lexicon/compile.ts";
import { IN_WORDS, NUMBER, numberOf, readNumber } from "./lexicon/numbers.ts";

/** Nobody promises for longer; a figure that says so is something else. Years. */
const MOST_YEARS = 30;

/** A year, and no number of something. */
const YEAR = `(20\\d\\d)(?!\\d|[.,]\\d|\\s(?:${all("thousands")}|${all("millions")}|${all("billions")}))`;
const YEAR_WORD = `(?:\\s?${all("yearWord")})?`;
const BY = `(?<!\\p{L})${inEitherCase(all("dueBy"))} `;
const END = `(?:${inEitherCase(all("dueEndOf"))} )?`;
const MONTHS = each(({ months }) => months);
const MONTH = `(?:${each(({ months, dayEnding }) => `(?:${months.join("|")})${dayEnding}`).join("|")})`;
const DASH = "\\s?[-–—/]\\s?";

/** '2024–2027', 'from 2024 to 2027' */
const YEARS = new RegExp(
  `(?<![\\p{L}\\d])20\\d\\d${DASH}(20\\d\\d|\\d\\d)(?!\\d)${YEAR_WORD}|(?<!\\p{L})${inEitherCase(all("dueFromYear"))} 20\\d\\d ${all("dueToYear")} ${YEAR}`,
  "gu",
);
/** 'in the first half of 2027', 'by the second quarter of 2027' */
const HALVES = [all("firstHalf"), all("secondHalf")].map(
  (half) => new RegExp(`(?<!\\p{L})${inEitherCase(half)} ${YEAR}`, "gu"),
);
const QUARTERS = [0, 1, 2, 3].map(
  (index) =>
    new RegExp(`(?<!\\p{L})${inEitherCase(allOf(({ quarters }) => quarters?.[index]))} ${YEAR}`, "gu"),
);
/** 'by 15 March 2027', 'by March 15' */
const BY_DAY = new RegExp(
  `${BY}${END}(?:(\\d{1,2})${all("ordinals")}? (${MONTH})|(${MONTH}) (\\d{1,2})${all("ordinals")}?)(?!\\d)(?:,? ${YEAR})?`,
  "gu",
);
/** 'by the end of March', 'until March 2027' */
const BY_MONTH = new RegExp(`${BY}${END}(${MONTH})(?!\\p{L})(?: ${YEAR})?`, "gu");
/** 'by 2027', 'until the end of 2027' */
const BY_YEAR = new RegExp(`${BY}${END}${YEAR}${YEAR_WORD}`, "gu");
/** Of the year of publication or one to come: 'in 2027'. */
const IN_YEAR = new RegExp(`(?<!\\p{L})${inEitherCase(all("inYear"))} ${YEAR}(?!${DASH}\\d)`, "gu");
const THIS_YEAR = new RegExp(`(?<!\\p{L})${inEitherCase(all("dueThisYear"))}(?!\\p{L})`, "gu");
const NEXT_YEAR = new RegExp(`(?<!\\p{L})${inEitherCase(all("dueNextYear"))}(?!\\p{L})`, "gu");
/** 'within three months', 'over four years', 'протягом місяця' */
const UNITS = (["day", "week", "month", "year"] as const).map((unit) => ({
  unit,
  words: new RegExp(
    `(?<!\\p{L})${inEitherCase(all("dueWithin"))} (?:(${IN_WORDS}|${NUMBER})[ -])?${allOf(({ timeUnits }) => timeUnits?.[unit])}(?!\\p{L})`,
    "gu",
  ),
}));

/**
 * The day by which a text says that something shall have arrived, as a reader of the day of publication would take it: one that
 * is over then is no day that anything is due by. The closest to the sum at `at` in its clause; or, where its clause has none,
 * the only one of the sentence.
 */
export function dueAt(sentence: string, clause: Span, at: Span, publishedOn: string): MentionedDay | null {
  const found = findDueDays(sentence, publishedOn).filter(
    ({ start, end }) => end <= at.start || start >= at.end,
  );
  const distance = (day: MentionedDay) => (day.end <= at.start ? at.start - day.end : day.start - at.end);
  const own = found
    .filter(({ start, end }) => start >= clause.start && end <= clause.end)
    .sort((a, b) => distance(a) - distance(b));
  return own[0] ?? (found.length === 1 ? found[0]! : null);
}

/** All days by which a text says that something is due, in their order; none that was over on the day of publication. */
export function findDueDays(text: string, publishedOn: string): MentionedDay[] {
  const found: MentionedDay[] = [];
  for (const { match, date } of namedIn(text, publishedOn)) {
    const span = { start: match.index, end: match.index + match[0].length };
    const isInside = found.some((day) => day.start < span.end && day.end > span.start);
    if (isInside || !isPartialDate(date)) continue;
    const last = lastDay(date);
    if (last >= publishedOn && daysBetween(publishedOn, last) <= MOST_YEARS * 366)
      found.push({ ...span, date });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What names a day, the most exact first: where two lie over each other, the first stands. */
function namedIn(text: string, publishedOn: string): { match: RegExpExecArray; date: string }[] {
  const year = Number(publishedOn.slice(0, 4));
  const each = (words: RegExp, dateOf: (match: RegExpExecArray) => string) =>
    [...text.matchAll(words)].map((match) => ({ match, date: dateOf(match) }));
  return [
    ...each(YEARS, ([, short, long]) => long ?? (short?.length === 2 ? `20${short}` : (short ?? ""))),
    ...HALVES.flatMap((words, half) => each(words, (match) => `${match.at(-1)}-Q${half === 0 ? 2 : 4}`)),
    ...QUARTERS.flatMap((words, quarter) => each(words, (match) => `${match.at(-1)}-Q${quarter + 1}`)),
    ...each(BY_DAY, ([, day, month, monthFirst, dayBehind, named]) => {
      const rest = `${monthNumber(month ?? monthFirst)}-${(day ?? dayBehind ?? "").padStart(2, "0")}`;
      return named ? `${named}-${rest}` : nextSuch(rest, publishedOn);
    }),
    ...each(BY_MONTH, ([, month, named]) =>
      named ? `${named}-${monthNumber(month)}` : nextSuch(monthNumber(month), publishedOn),
    ),
    ...each(BY_YEAR, (match) => match[1] ?? ""),
    ...UNITS.flatMap(({ unit, words }) =>
      each(words, ([, count]) => later(publishedOn, unit, count === undefined ? 1 : countOf(count))),
    ),
    ...each(THIS_YEAR, () => String(year)),
    ...each(NEXT_YEAR, () => String(year + 1)),
    ...each(IN_YEAR, (match) => match[1] ?? ""),
  ];
}

const countOf = (words: string) => (/\d/.test(words) ? readNumber(words, false) : numberOf(words));

/** So much later than a day: a day for days and weeks, a month for months and years, which is how exact such words are. */
function later(day: string, unit: "day" | "week" | "month" | "year", count: number): string {
  if (!Number.isFinite(count) || count <= 0 || count > 1000) return "";
  if (unit === "day" || unit === "week") return addDays(day, Math.round(count * (unit === "week" ? 7 : 1)));
  const months = Math.round(count * (unit === "year" ? 12 : 1));
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** 'May' → '05' */
function monthNumber(name = ""): string {
  const lower = name.toLowerCase();
  const index = MONTHS.map((names) => names.findIndex((stem) => lower.startsWith(stem.toLowerCase())));
  return String(1 + Math.max(...index)).padStart(2, "0");
}

/** The first '03-07' or '03' that is not before a day. */
function nextSuch(rest: string, publishedOn: string): string {
  const year = Number(publishedOn.slice(0, 4));
  const thisYear = `${year}-${rest}`;
  return thisYear >= publishedOn.slice(0, thisYear.length) ? thisYear : `${year + 1}-${rest}`;
}
