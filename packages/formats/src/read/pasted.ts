import { countWords, normalizeText } from "@pledgebook/core/text/document";
import { isDay } from "@pledgebook/core/values/day";
import { Problem } from "@pledgebook/core/values/problem";
import { columnsApart, withoutTypedNotes } from "./html-line.ts";

/** An article as it was understood from pasted text; every field may be corrected by hand before it is saved. */
export interface PastedArticle {
  title: string;
  byline: string;
  /** ISO day, or null when the text gives none. */
  publishedOn: string | null;
  /** The first paragraph when it reads like one. It stays in the body too: nothing that can be marked leaves the text. */
  standfirst: string;
  paragraphs: string[];
  /** The trailing box of links to other articles, set aside and not part of the body. */
  related: string[];
}

/** Larger than any article; smaller than what would hurt. Bytes of UTF-8. */
export const mostBytes = 2_000_000;

const BYLINE = /^(?:by|автор[:ка]*|від)[\s:]+(\S.{1,80})$/iu;
const RELATED =
  /^(?:you will be interested|you may also like|you might also like|read also|read more|related(?: articles| stories)?|see also|more on this(?: story| topic)?|вас зацікавить|читайте також|дивіться також|більше за темою)\s*:?\s*$/iu;
const MONTHS = [
  ["january", "jan", "січня"],
  ["february", "feb", "лютого"],
  ["march", "mar", "березня"],
  ["april", "apr", "квітня"],
  ["may", "may", "травня"],
  ["june", "jun", "червня"],
  ["july", "jul", "липня"],
  ["august", "aug", "серпня"],
  ["september", "sep", "вересня"],
  ["october", "oct", "жовтня"],
  ["november", "nov", "листопада"],
  ["december", "dec", "грудня"],
];

/**
 * Reads an article from text as it comes from a web page: title, byline, date, the title again, standfirst, body, a box
 * of related links at the end.
 * @throws Problem `unreadable` for an empty or binary text or one without a title, `too_large` beyond `mostBytes`.
 */
export function readPasted(text: string): PastedArticle {
  checkIsText(text);
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map(lineOf);
  const filled = lines.filter((line) => line !== "");
  const boxAt = filled.findIndex(
    (line, index) => index > 1 && RELATED.test(line) && filled.slice(index + 1).every(isShort),
  );
  const body = boxAt < 0 ? filled : filled.slice(0, boxAt);
  const related = boxAt < 0 ? [] : filled.slice(boxAt + 1);

  const head = body[0] ?? "";
  if (!isTitle(head))
    throw new Problem(
      "unreadable",
      "paste_no_title",
      "The text has no title: its first line should be one, on a line of its own.",
    );
  const { byline, publishedOn, next } = readHead(body, head);
  const story = body.slice(next);
  if (story.length === 0)
    throw new Problem("unreadable", "paste_no_body", "The text has a title but nothing below it.");
  const standfirst = isStandfirst(story) ? story[0]! : "";
  return { title: head, byline, publishedOn, standfirst, paragraphs: story, related };
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
 * What stands between the title and the story: byline, date and the title again, in any order, each at most once. `next`:
 * the line with which the story begins.
 */
function readHead(
  body: readonly string[],
  title: string,
): { byline: string; publishedOn: string | null; next: number } {
  let byline = "";
  let publishedOn: string | null = null;
  let titlesSeen = 1;
  let next = 1;
  for (; next < body.length; next++) {
    const line = body[next]!;
    const date = readDate(line);
    const by = readByline(line);
    if (!byline && by) {
      byline = by.name;
      publishedOn ??= by.date;
    } else if (!publishedOn && date) publishedOn = date;
    else if (titlesSeen < 3 && line === title) titlesSeen++;
    else break;
  }
  return { byline, publishedOn, next };
}

/** A line that names the author, and the day where it ends with one: 'By Ann Example, 31 January 2024'. */
export function readByline(line: string): { name: string; date: string | null } | null {
  const named = BYLINE.exec(line)?.[1]?.trim();
  if (!named) return null;
  const [, name, rest] = /^(.*?)\s*[,|·–—]\s*(.*)$/u.exec(named) ?? [];
  const date = rest ? readDate(rest) : null;
  return name && date ? { name, date } : { name: named, date: null };
}

/** A title is one line with letters in it, not a paragraph. */
function isTitle(line: string): boolean {
  return /\p{L}/u.test(line) && isShort(line);
}

/** A line that a headline could be. A box of links holds nothing longer; 'Read also' amid a story is followed by more. */
function isShort(line: string): boolean {
  return line.length <= 250 && countWords(line) <= 40 && !(line.length > 120 && /[.!?]$/.test(line));
}

/** A standfirst is a first paragraph that is short, or ends without a full stop, before a story that has more. */
function isStandfirst(story: string[]): boolean {
  const [first, second] = story;
  if (first === undefined || second === undefined || first.length > 400) return false;
  return (
    !/[.!?…»”"]$/.test(first) ||
    (countWords(first) <= 35 && countWords(second) > countWords(first) * 1.3 && story.length > 3)
  );
}

/** A line that is a date and nothing else of weight: 'Wednesday, January 31, 2024', '31 січня 2024', '2024-01-31 10:15'. */
export function readDate(line: string): string | null {
  const text = line
    .toLowerCase()
    .replace(/^(?:published|updated|posted|опубліковано|оновлено)(?: on)?:?\s*/u, "")
    .replace(/^(?:[\p{L}'’]+,|\p{L}+day)\s*/u, "");
  for (const [form, [year, month, day]] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    // What follows a date may be a time, a zone, a weekday or a place: hardly more than three words.
    if (countWords(text.slice(match[0].length).replace(/[\d:.]+/g, "")) > 3) return null;
    return real(match[year]!, match[month]!, match[day]!);
  }
  return null;
}

/** Each form with the groups of its year, month and day. */
const FORMS: [RegExp, [number, number, number]][] = [
  [/^(\d{4})-(\d{2})-(\d{2})(?=$|[t\s,|-])/, [1, 2, 3]],
  [/^(\d{1,2})\.(\d{1,2})\.(\d{4})(?=$|[\s,|-])/, [3, 2, 1]],
  [/^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?=$|[\s,|-])/u, [3, 1, 2]],
  [/^(\d{1,2})(?:st|nd|rd|th)?\s+(\p{L}+)\.?,?\s+(\d{4})(?=$|[\s,|-])/u, [3, 2, 1]],
];

function monthNumber(word: string): string {
  const index = MONTHS.findIndex((names) =>
    names.some((name) => name === word || (name.length === 3 && word === `${name}t`)),
  );
  return index < 0 ? "" : String(index + 1);
}

function real(year: string, month: string, day: string): string | null {
  const number = /^\d/.test(month) ? month : monthNumber(month);
  const date = `${year}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(date) ? date : null;
}

/** Text has no zero bytes and hardly any other control or replacement characters. */
function looksBinary(text: string): boolean {
  const sample = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const odd = sample.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0;
  return sample.includes("\u0000") || odd > sample.length / 100;
}
