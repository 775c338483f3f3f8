import { countWords, normalizeText } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { columnsApart, withoutTypedNotes } from "./html-line.ts";
import { datesIn } from "./paste/dates.ts";
import { endsArticle, isFurniture, opensBox } from "./paste/furniture.ts";
import { isPlace, nameAlone, readHeadLine, tidyName } from "./paste/head-line.ts";
import { headlineAt } from "./paste/headline.ts";
import { type JudgedLines, judgeLines } from "./paste/line-judge.ts";
import { isProse } from "./paste/prose.ts";

/** An article as it was understood from pasted text; every field may be corrected by hand before it is saved. */
export interface PastedArticle {
  /** Empty where no line is a headline: a person is asked for one. */
  title: string;
  byline: string;
  /** ISO day, or null when the text gives none. */
  publishedOn: string | null;
  /** The two days that its date can mean, where day and month can be swapped and nothing decides: a person is asked. */
  possibleDays: string[];
  /** The first paragraph when it reads like one. It stays in the body too: nothing that can be marked leaves the text. */
  standfirst: string;
  paragraphs: string[];
  /** Lines that are no part of the article, each with the number of paragraphs before it: one press takes it back. */
  leftOut: { text: string; before: number }[];
  /** Of these the lines of a box of links to other articles. */
  related: string[];
}

/** Larger than any article; smaller than what would hurt. Bytes of UTF-8. */
export const mostBytes = 2_000_000;

/**
 * Reads an article from text as it comes from a web page: headline, byline, date, standfirst, paragraphs, without what else
 * stands on the page.
 * @throws Problem `unreadable` for an empty or binary text, `too_large` beyond `mostBytes`.
 */
export function readPasted(text: string): PastedArticle {
  checkIsText(text);
  const lines = linesOf(text);
  const { story, leftOut, related, ...article } = understandLines(lines, { hasFoot: true });
  if (story.length === 0)
    throw new Problem("unreadable", "paste_no_body", "The text has a title but nothing below it.");
  const wordsAt = (at: number) => lines[at] ?? "";
  return {
    ...article,
    paragraphs: story.map((at, index) => (index === 0 && article.standfirst) || wordsAt(at)),
    leftOut: leftOut.map((at) => ({ text: wordsAt(at), before: story.filter((other) => other < at).length })),
    related: related.map(wordsAt),
  };
}

/** What is known of lines before they are understood. */
interface HowLinesAre {
  /** Which is the headline. */
  titleAt?: number;
  /** Below the story may stand what has no form of its own, as in a text that was copied from a page. */
  hasFoot?: boolean;
  /** Which are headings within the text, for what was copied had a form. */
  headings?: ReadonlySet<number>;
}

/** Which lines are what, by their places. */
export interface UnderstoodLines extends Omit<PastedArticle, "paragraphs" | "leftOut" | "related"> {
  /** Lines of the story, the standfirst first where it stands above byline or date. */
  story: number[];
  leftOut: number[];
  related: number[];
}

/** The same of lines that were read already: in the fixed form, none empty. */
export function understandLines(
  lines: readonly string[],
  { titleAt, hasFoot = false, headings = new Set() }: HowLinesAre = {},
): UnderstoodLines {
  // A few short lines have nothing in common with a page.
  const isPage = hasFoot && lines.filter(isProse).length >= LEAST_PROSE;
  const judged = isPage ? judgeLines(lines) : null;
  return understood(lines, titleAt ?? likelyHeadline(lines, judged), judged, { hasFoot, headings });
}

const LEAST_PROSE = 2;

/** What is less likely is no headline, and what is as likely is one. */
const UNLIKELY = 0.12;

/** The likeliest line of those above the story; where none is likely, what the rules find. */
function likelyHeadline(lines: readonly string[], judged: JudgedLines | null): number {
  const byRules = headlineAt(lines);
  if (!judged) return byRules;
  const story = lines.findIndex((line, at) => isProse(line) && (judged.furniture[at] ?? 0) < 0.5);
  const above = judged.headline.slice(0, Math.min(MOST_ABOVE, story < 0 ? MOST_ABOVE : story + 2));
  const best = above.reduce((most, likely, at) => (likely > (above[most] ?? 0) ? at : most), 0);
  return (above[best] ?? 0) >= UNLIKELY && (lines[best] ?? "").length <= 250 ? best : byRules;
}

const MOST_ABOVE = 60;

function understood(
  lines: readonly string[],
  titleAt: number,
  judged: JudgedLines | null,
  { hasFoot, headings }: Required<Pick<HowLinesAre, "hasFoot" | "headings">>,
): UnderstoodLines {
  const title = lines[titleAt] ?? "";
  const isLeftOut = leftOutBy(lines, judged, headings);
  const head = readHead(lines, titleAt, isLeftOut, judged, hasFoot);
  const last = hasFoot ? lastOfStory(lines, head.next) : lines.length - 1;
  const below = withoutFurniture(lines, head.next, title, last, isLeftOut);
  const story = [...(head.standfirstAt === null ? [] : [head.standfirstAt]), ...below.story];
  const told = judged && toldBy(lines, judged, head);
  const days = told?.days ?? head.days;
  const standfirst =
    head.standfirstAt !== null
      ? withoutBullet(lines[head.standfirstAt] ?? "")
      : isStandfirst(story.map((at) => lines[at] ?? ""))
        ? (lines[story[0] ?? -1] ?? "")
        : "";
  return {
    title,
    byline: (told?.byline ?? head.byline) || below.credit,
    publishedOn: days.length === 1 ? (days[0] ?? null) : null,
    possibleDays: days.length > 1 ? days : [],
    standfirst,
    story,
    leftOut: [...head.leftOut, ...below.leftOut],
    related: below.related,
  };
}

/** Whether a line is furniture by the rules and by what was learned: where they differ, the surer of the two. */
function leftOutBy(lines: readonly string[], judged: JudgedLines | null, headings: ReadonlySet<number>) {
  return (at: number, isWithin: boolean): boolean => {
    const line = lines[at] ?? "";
    const byRules = isFurniture(line, isWithin);
    if (!judged || headings.has(at)) return byRules;
    const likely = judged.furniture[at] ?? 0;
    return byRules ? likely >= 0.15 : likely >= (isSentence(line) ? 0.85 : 0.7);
  };
}

const isSentence = (line: string) =>
  isProse(line) || (countWords(line) >= 5 && /[.!?…][»”"'’)]*$/u.test(line));

type IsLeftOut = ReturnType<typeof leftOutBy>;

const withoutBullet = (line: string) => line.replace(/^[•*–—-]\s+/u, "");

/** The lines of a text that hold something, in the fixed form. */
export function linesOf(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => line !== "");
}

function lineOf(line: string): string {
  return normalizeText(withoutTypedNotes(columnsApart(line))).trim();
}

/** @throws Problem for what is no text, or too much of it. */
function checkIsText(text: string): void {
  if (text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes)
    throw new Problem("too_large", "paste_too_large", "The text is too large to be one article (over 2 MB).");
  if (text.trim() === "")
    throw new Problem("unreadable", "paste_empty", "The text is empty: there is no article in it.");
  if (looksBinary(text))
    throw new Problem("unreadable", "paste_binary", "This is not text: it looks like a binary file.");
}

/**
 * Day and name as the likely lines tell them, wherever they stand: at the foot, or above a line that ends the head for the rules.
 * What the head told stays where no line is likely.
 */
function toldBy(
  lines: readonly string[],
  judged: JudgedLines,
  head: Head,
): { days: string[]; byline: string } {
  const best = (list: readonly number[], isFit: (line: string) => boolean) => {
    // The first that is likely enough: what comes later tells of a change, or of another page.
    const found = list.findIndex((likely, at) => likely >= LIKELY && isFit(lines[at] ?? ""));
    return lines[found];
  };
  const dated = best(judged.day, (line) => datesOf(line).length > 0);
  const signed = best(
    judged.byline,
    (line) => nameIn(line) !== null || (countWords(line) <= LONGEST_NAME && !isPlace(line)),
  );
  const isUnsigned = judged.byline.every((likely) => likely < UNLIKELY);
  return {
    days: dated === undefined ? head.days : datesOf(dated),
    byline: signed === undefined ? (isUnsigned ? "" : head.byline) : (nameIn(signed) ?? tidyName(signed)),
  };
}

const LIKELY = 0.5;

/** A body that signs has a longer name than a person. Words. */
const LONGEST_NAME = 8;

const datesOf = (line: string): string[] =>
  readHeadLine(line)?.days ?? datesIn(line.slice(0, 260)).find(({ days }) => days.length > 0)?.days ?? [];

const nameIn = (line: string): string | null => readHeadLine(line)?.byline ?? nameAlone(line);

interface Head {
  byline: string;
  days: string[];
  standfirstAt: number | null;
  leftOut: number[];
  /** The line with which the story begins. */
  next: number;
}

/** What stands above the headline and between it and the story. `isPage`: with what a page has around its text. */
function readHead(
  lines: readonly string[],
  titleAt: number,
  isLeftOut: IsLeftOut,
  judged: JudgedLines | null,
  isPage: boolean,
): Head {
  const head: Head = { byline: "", days: [], standfirstAt: null, leftOut: [], next: titleAt + 1 };
  const take = takerOf(head);
  for (let at = 0; at < titleAt; at++) if (!take(lines[at] ?? "")) head.leftOut.push(at);
  const title = lines[titleAt] ?? "";
  let isNearDate = false;
  // A file has no page around it: its last line is its text, however short.
  const end = isPage ? lines.length : lines.length - 1;
  for (; head.next < end; head.next++) {
    const line = lines[head.next] ?? "";
    if (isAgain(line, title)) continue;
    if (take(line)) isNearDate = true;
    else if (isLeftOut(head.next, !isPage)) head.leftOut.push(head.next);
    else if (!isOfHead(lines, head, isNearDate, judged)) break;
  }
  return head;
}

/** Takes a line that tells day or name into the head; false where it tells neither. The day on which a page came out goes before that of a change. */
function takerOf(head: Head): (line: string) => boolean {
  let isUpdate = false;
  return (line) => {
    const read = readHeadLine(line);
    if (!read) return false;
    head.byline ||= read.byline ?? "";
    if (read.days.length > 0 && (head.days.length === 0 || (isUpdate && !read.isUpdate))) {
      head.days = read.days;
      isUpdate = read.isUpdate;
    }
    return true;
  };
}

const isAgain = (line: string, title: string) =>
  line === title || (line.length > 12 && title.startsWith(line.replace(/…$/, "")));

/** Whether a line that is neither date nor furniture still stands above the story: a name alone, a place, a section, a standfirst. */
function isOfHead(
  lines: readonly string[],
  head: Head,
  isNearDate: boolean,
  judged: JudgedLines | null,
): boolean {
  const line = lines[head.next] ?? "";
  const isByDate = isNearDate || readHeadLine(nextLine(lines, head.next + 1))?.isDateline;
  const name = isByDate && head.byline === "" ? nameAlone(line) : null;
  if (name) {
    head.byline = name;
    return true;
  }
  if (isPlace(line) || isSection(line)) return true;
  // Words between the headline and the byline, or such as end without a full stop before the story.
  const isAbove = headGoesOn(lines, head.next + 1);
  const words = countWords(line);
  const likely = judged?.standfirst[head.next];
  if (likely !== undefined && head.standfirstAt === null && likely >= 0.5) {
    head.standfirstAt = head.next;
    return true;
  }
  if (likely !== undefined && likely < 0.15 && isProse(line)) return false;
  const isStatement = words >= 4 && words <= 60 && !/[,;:]$/.test(line) && (isAbove || !isProse(line));
  if (head.standfirstAt === null && isStatement) {
    if (!isAbove && !isProse(nextLine(lines, head.next + 1))) return false;
    head.standfirstAt = head.next;
    return true;
  }
  if (!isAbove || isProse(line)) return false;
  head.leftOut.push(head.next);
  return true;
}

/** The next line that is no furniture. */
const nextLine = (lines: readonly string[], from: number) =>
  lines.slice(from, from + 6).find((line) => !isFurniture(line, false)) ?? "";

/** Whether a byline or a date comes within the next lines, before any sentence. */
function headGoesOn(lines: readonly string[], from: number): boolean {
  for (const line of lines.slice(from, from + 3)) {
    const read = /[\t|].*[\t|]/.test(line) ? null : readHeadLine(line);
    if (read && (read.days.length > 0 || read.byline !== null)) return true;
    if (isProse(line) && !isFurniture(line, false)) return false;
  }
  return false;
}

const isSection = (line: string) => line.length <= 40 && countWords(line) <= 2 && !/[\d.!?:]/.test(line);

const REPORTING = /^\(?(?:reporting|additional reporting|written|reported|with reporting) by ([^;.)]+)/iu;

/** The story without what stands within and below it. `credit`: the name in a line at its foot. */
function withoutFurniture(
  lines: readonly string[],
  from: number,
  title: string,
  last: number,
  isLeftOut: IsLeftOut,
) {
  const found = { story: [] as number[], leftOut: [] as number[], related: [] as number[], credit: "" };
  let isBox = false;
  const isWithin = (at: number) => at < last || last === lines.length - 1;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const named = REPORTING.exec(line)?.[1];
    if (named) found.credit ||= tidyName(named);
    if (at > last || named !== undefined || line === title || isLeftOut(at, isWithin(at))) {
      found.leftOut.push(at);
      isBox = isBox || opensBox(line);
      if (isBox && !opensBox(line) && at > last && !isFurniture(line, true)) found.related.push(at);
    } else if (isBox && !isProse(line) && !/[:;]$/.test(line)) {
      // Below the name of a box stand headlines, until a sentence comes.
      found.leftOut.push(at);
      found.related.push(at);
    } else {
      isBox = false;
      // The time of an entry is the entry's; that of the page is nobody's.
      if (isPageTime(line)) found.leftOut.push(at);
      else found.story.push(at);
    }
  }
  return found;
}

function isPageTime(line: string): boolean {
  const read = readHeadLine(line);
  return (
    read?.isDateline === true &&
    (read.isUpdate || /(?<!\p{L})(?:ago|тому|published|опубліковано)(?!\p{L})/iu.test(line))
  );
}

/** The last line that is the story's: a sentence, or an item of a list or table, with nothing behind it but the page's foot. */
function lastOfStory(lines: readonly string[], from: number): number {
  let last = lines.length - 1;
  const end = lines.findIndex((line, index) => index > from && endsArticle(line));
  if (end > 0 && !lines.slice(end).some((line) => countWords(line) >= 25 && !isFurniture(line, false)))
    last = end - 1;
  const all = last;
  while (last >= from && !isOfStory(lines, last, from)) last--;
  // A text without a sentence has no foot that could be told from it.
  return last < from ? all : last;
}

/** Rows that are looked at to tell of what kind they are. */
const MOST_ROWS = 60;

function isOfStory(lines: readonly string[], at: number, from: number): boolean {
  const line = lines[at] ?? "";
  if (isFurniture(line, false) || REPORTING.test(line)) return false;
  if (isProse(line) || /[.!?…;:][»”"'’)]*$/u.test(line)) return true;
  // Rows and items have no full stop: they are the story's where the lines before them are of their kind.
  const isRow = (other: string) =>
    /^[•*·–—-]\s|^\d+[.)]\s|\||\t/u.test(other) || (/\d/.test(other) && countWords(other) <= 20);
  if (!isRow(line)) return false;
  for (let before = at - 1; before >= Math.max(from, at - MOST_ROWS); before--) {
    const other = lines[before] ?? "";
    if (/:$/.test(other)) return true;
    if (opensBox(other)) return false;
    if (!isRow(other)) return at - before > 2;
  }
  return true;
}

/** A standfirst is a first paragraph that ends without a full stop, before a story that has more. */
function isStandfirst(story: readonly string[]): boolean {
  const [first, second] = story;
  if (first === undefined || second === undefined || first.length > 400) return false;
  return !/[.!?…:;»”"]$/.test(first) && countWords(first) >= 4 && isProse(second);
}

/** Text has no zero bytes and hardly any other control or replacement characters. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return sample.includes("\u0000") || odd > sample.length / 100;
}
