import { countWords, normalizeText } from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { columnsApart, withoutTypedNotes } from "./html-line.ts";
import { endsArticle, isFurniture, opensBox } from "./paste/furniture.ts";
import { isPlace, nameAlone, readHeadLine, tidyName } from "./paste/head-line.ts";
import { headlineAt } from "./paste/headline.ts";
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
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(lineOf)
    .filter((line) => line !== "");
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

/** Which lines are what, by their places. */
export interface UnderstoodLines extends Omit<PastedArticle, "paragraphs" | "leftOut" | "related"> {
  /** Lines of the story, the standfirst first where it stands above byline or date. */
  story: number[];
  leftOut: number[];
  related: number[];
}

/**
 * The same of lines that were read already: in the fixed form, none empty. `titleAt`: which is the headline, where that is known.
 * `hasFoot`: below the story may stand what has no form of its own, as in a text that was copied from a page.
 */
export function understandLines(
  lines: readonly string[],
  { titleAt = headlineAt(lines), hasFoot = false } = {},
): UnderstoodLines {
  const title = lines[titleAt] ?? "";
  const head = readHead(lines, titleAt, hasFoot);
  const last = hasFoot ? lastOfStory(lines, head.next) : lines.length - 1;
  const below = withoutFurniture(lines, head.next, title, last);
  const story = [...(head.standfirstAt === null ? [] : [head.standfirstAt]), ...below.story];
  const standfirst =
    head.standfirstAt !== null
      ? withoutBullet(lines[head.standfirstAt] ?? "")
      : isStandfirst(story.map((at) => lines[at] ?? ""))
        ? (lines[story[0] ?? -1] ?? "")
        : "";
  return {
    title,
    byline: head.byline || below.credit,
    publishedOn: head.days.length === 1 ? (head.days[0] ?? null) : null,
    possibleDays: head.days.length > 1 ? head.days : [],
    standfirst,
    story,
    leftOut: [...head.leftOut, ...below.leftOut],
    related: below.related,
  };
}

const withoutBullet = (line: string) => line.replace(/^[•*–—-]\s+/u, "");

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

interface Head {
  byline: string;
  days: string[];
  standfirstAt: number | null;
  leftOut: number[];
  /** The line with which the story begins. */
  next: number;
}

/** What stands above the headline and between it and the story. `isPage`: with what a page has around its text. */
function readHead(lines: readonly string[], titleAt: number, isPage: boolean): Head {
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
    else if (isFurniture(line, !isPage)) head.leftOut.push(head.next);
    else if (!isOfHead(lines, head, isNearDate)) break;
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
function isOfHead(lines: readonly string[], head: Head, isNearDate: boolean): boolean {
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
function withoutFurniture(lines: readonly string[], from: number, title: string, last: number) {
  const found = { story: [] as number[], leftOut: [] as number[], related: [] as number[], credit: "" };
  let isBox = false;
  const isWithin = (at: number) => at < last || last === lines.length - 1;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] ?? "";
    const named = REPORTING.exec(line)?.[1];
    if (named) found.credit ||= tidyName(named);
    if (at > last || named !== undefined || line === title || isFurniture(line, isWithin(at))) {
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
