import type { Span } from "../text/span.ts";
import { addDays, isPartialDate } from "../values/day.ts";

/** A day that a text names, as precise as it is named. */
export interface MentionedDay extends Span {
  date: string;
}

const MONTHS = [
  "january february march april may june july august september october november december".split(" "),
  "січн лют березн квітн травн червн липн серпн вересн жовтн листопад груд".split(" "),
] as const;
const WEEKDAYS = [
  "sunday monday tuesday wednesday thursday friday saturday".split(" "),
  "неділ понеділ вівтор серед четвер п'ятниц субот".split(" "),
] as const;

const MONTH = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`;
const MONTH_UK = `(?:${MONTHS[1].join("|")})[а-яіїєґ]*`;
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH}|${MONTH_UK})(?:,? (20\\d\\d))?|(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,? (20\\d\\d))?`,
  "gu",
);
const IN_MONTH = new RegExp(
  `(?<!\\p{L})(?:[Ii]n|[Ll]ast|[Ss]ince|[Dd]uring|[Ee]arly|[Ll]ate|[Mm]id|[Oo]f|[Uu]ntil|[Bb]y|[Уу]|[Вв])[ -](?:early |late |mid-?|the (?:beginning|end|middle|start) of )?(${MONTH}|${MONTH_UK})(?:,? (?:of )?(20\\d\\d)|(?= (?:last|this) year)| (last year))?(?!\\s?\\d)`,
  "gu",
);
/** A year that is over; of this one it says when money is for, not when it was promised. */
const IN_YEAR = /(?<!\p{L})(?:[Ii]n|[Уу]|[Вв]) (20\d\d)(?!\d)/gu;
const WEEKDAY = new RegExp(
  `(?<!\\p{L})((?:[Ll]ast|[Oo]n|[Nn]ext|[Уу]|[Вв])\\s)?((?:${WEEKDAYS[0].map((day) => `[${day[0]?.toUpperCase()}]${day.slice(1)}`).join("|")})|(?:${WEEKDAYS[1].join("|")})[а-яіїєґ]*)(?!\\p{L})`,
  "gu",
);
const RELATIVE: [RegExp, (published: string) => string][] = [
  [/(?<!\p{L})(?:yesterday|the day before|a day earlier|учора|вчора)(?!\p{L})/giu, (day) => addDays(day, -1)],
  [/(?<!\p{L})(?:today|this morning|tonight|сьогодні)(?!\p{L})/giu, (day) => day],
  [/(?<!\p{L})(?:last week|a week (?:ago|earlier)|минулого тижня)(?!\p{L})/giu, (day) => addDays(day, -7)],
  [
    /(?<!\p{L})(?:last month|a month (?:ago|earlier)|минулого місяця)(?!\p{L})/giu,
    (day) => monthsBefore(day, 1),
  ],
  [
    /(?<!\p{L})(?:earlier this month|at the (?:start|beginning) of (?:the|this) month|this month|цього місяця)(?!\p{L})/giu,
    (day) => day.slice(0, 7),
  ],
  [
    /(?<!\p{L})(?:last year|a year (?:ago|earlier)|минулого року|торік)(?!\p{L})/giu,
    (day) => String(Number(day.slice(0, 4)) - 1),
  ],
];

function monthsBefore(day: string, count: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - count;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

function monthNumber(name: string): number {
  const lower = name.toLowerCase();
  const english = MONTHS[0].indexOf(lower);
  return 1 + (english >= 0 ? english : MONTHS[1].findIndex((stem) => lower.startsWith(stem)));
}

/**
 * Days that a text names, in order, read as a reader of the day of publication would: a weekday is the last one, a month
 * without a year the last such month. What is not over on that day is left out, and so are days that do not exist.
 */
export function findMentionedDays(text: string, publishedOn: string): MentionedDay[] {
  const found: MentionedDay[] = [];
  const add = (match: RegExpMatchArray, date: string) => {
    const span = { start: match.index ?? 0, end: (match.index ?? 0) + match[0].length };
    const isInside = found.some((day) => day.start < span.end && day.end > span.start);
    if (
      !isInside &&
      isPartialDate(date) &&
      date.slice(0, publishedOn.length) <= publishedOn.slice(0, date.length)
    )
      found.push({ ...span, date });
  };
  for (const match of text.matchAll(DAY_MONTH)) {
    const month = String(monthNumber(match[2] ?? match[4] ?? "")).padStart(2, "0");
    const day = (match[1] ?? match[5] ?? "").padStart(2, "0");
    const year = match[3] ?? match[6];
    add(match, year ? `${year}-${month}-${day}` : lastSuch(`${month}-${day}`, publishedOn));
  }
  for (const match of text.matchAll(IN_MONTH)) {
    const month = String(monthNumber(match[1] ?? "")).padStart(2, "0");
    const isLastYear = match[3] !== undefined;
    const year = match[2] ?? (isLastYear ? String(Number(publishedOn.slice(0, 4)) - 1) : null);
    add(match, year ? `${year}-${month}` : lastSuch(month, publishedOn));
  }
  for (const match of text.matchAll(IN_YEAR))
    if ((match[1] ?? "") < publishedOn.slice(0, 4)) add(match, match[1] ?? "");
  for (const match of text.matchAll(WEEKDAY)) {
    if (/next/i.test(match[1] ?? "")) continue;
    const name = (match[2] ?? "").toLowerCase();
    const index = Math.max(
      WEEKDAYS[0].indexOf(name),
      WEEKDAYS[1].findIndex((stem) => name.startsWith(stem)),
    );
    const today = new Date(`${publishedOn}T00:00:00Z`).getUTCDay();
    add(match, addDays(publishedOn, -((today - index + 7) % 7)));
  }
  for (const [pattern, dateOf] of RELATIVE)
    for (const match of text.matchAll(pattern)) add(match, dateOf(publishedOn));
  return found.sort((a, b) => a.start - b.start);
}

/** The last '03-07' or '03' that is not after a day. */
function lastSuch(rest: string, publishedOn: string): string {
  const year = Number(publishedOn.slice(0, 4));
  const thisYear = `${year}-${rest}`;
  return thisYear <= publishedOn.slice(0, thisYear.length) ? thisYear : `${year - 1}-${rest}`;
}
