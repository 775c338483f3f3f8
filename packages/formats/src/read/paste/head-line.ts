import { countWords } from "@pledgebook/core/text/document";
import { findParties } from "@pledgebook/core/values/parties";
import { datesIn } from "./dates.ts";
import { WEEKDAY } from "./months.ts";
import { hasSmallWord } from "./prose.ts";

/** What a line between headline and story says: when, by whom, or where and in which section, which is kept nowhere. */
export interface HeadLine {
  /** ISO days that its date can mean; empty without one. */
  days: string[];
  /** It says when the page was changed, not when it came out. */
  isUpdate: boolean;
  byline: string | null;
  /** It says how the page is dated or read, even where no day is told ('Today 10:15', '3 min read'). */
  isDateline: boolean;
}

const AUTHORS = [
  "by|words by|text by|text|words|written by|story by|compiled by|reporting by|recorded by|checked by|translated by|interviewer|interview(?: by)?|interviewed by|from our correspondent|authors?|reporters?|reported by|photos? and text",
  "автор(?:ка|и|ки)?(?: (?:тексту|новини|статті|матеріалу|інтерв['’ʼ]ю))?|текст|підготува(?:в|ла|ли)|журналіст(?:ка)?|від|кореспондент(?:ка)?|спецкор|розмовля(?:в|ла)|спілкува(?:вся|лася)|(?:розмову|інтерв['’ʼ]ю) (?:записа(?:в|ла)|прове(?:ла|в)|провів)",
].join("|");
const AUTHOR = new RegExp(`^(?:${AUTHORS})(?:\\s*[:.–—-]\\s*|\\s+)(?=\\S)`, "iu");
/** By such a word a name is told that is nobody else's. A bare 'text' or 'від' is no proof. */
const IS_SURE =
  /^(?:by|words by|text by|written by|compiled by|story by|authors?|reporters?|автор\p{L}*)\s*:?\s/iu;

const TIME =
  /(?<![\d.,])\d{1,2}[:.]\d{2}(?::\d{2})?(?!\d)(?:\s*(?:[ap]\.?m\.?|h|uhr|год\.?))?|(?<!\p{L})(?:at|о|об)\s+(?=\d)/giu;
const ZONE =
  /(?<!\p{L})(?:GMT|UTC|CES?T|EES?T|WES?T|E[SD]T|ET|P[SD]T|PT|C[SD]T|CT|BST|IST|AES?T|AEDT|NZ[SD]T|JST|KST|MSK|Kyiv time|local time|за Києвом|київський час)(?:\s?[+-]\d{1,2}(?::\d{2})?)?(?!\p{L})|(?<!\p{L})(?:[ap]\.m\.|[ap]m)(?!\p{L})/giu;
const RELATIVE =
  /(?<!\p{L})(?:\d+|an?|one|two|кілька)\s*(?:minutes?|mins?|hours?|hrs?|days?|weeks?|months?|хв\p{L}*|год\p{L}*|дн\p{L}*|ден\p{L}*)\.?\s+(?:ago|тому)(?!\p{L})|(?<!\p{L})(?:today|yesterday|just now|сьогодні|вчора|щойно)(?!\p{L})/giu;
const READ_TIME =
  /(?<!\p{L})(?:(?:reading|read) time\s*:?\s*)?[~≈]?\d+\s*[- ]?(?:min(?:ute)?s?|хв(?:илин\p{L}*)?)\.?(?:\s*(?:read|to read|читання|на читання))?(?!\p{L})|час (?:на )?читання\s*:?|(?<!\p{L})(?:views?|переглядів|перегляди|comments?|коментарів|коментарі)\s*:?\s*\d[\d\s]*|\d[\d\s]*(?:views?|переглядів|comments?|коментарів)(?!\p{L})/giu;
const LABEL =
  /(?<!\p{L})(?:first published|originally published|published|posted|created|issued|released|date(?: of publication)?|publication date|on|at|as of|last (?:updated?|modified|edited|changed)|updated?|modified|edited|changed|upd\.?|опубліковано|створено|оприлюднено|розміщено|дата(?: публікації)?|оновлено|змінено|додано|востаннє)(?!\p{L})\s*:?/giu;
const UPDATE =
  /(?<!\p{L})(?:updated?|last (?:updated?|modified|edited|changed)|modified|оновлено|змінено)(?!\p{L})/iu;
const KIND =
  /(?<!\p{L})(?:press release|news release|media release|news article|news item|press statement|joint statement|statement|news story|news|article|release|communiqué|announcement|speech|press|for immediate release|parliamentary document|пресреліз|прес-реліз|новина|новини|повідомлення|заява)(?!\p{L})\s*(?:no\.?:?\s*[\d/-]+|№\s*[\d/-]+|[\d/]+)?/giu;
const DAY_NAME = new RegExp(`(?<!\\p{Ll})(?:${WEEKDAY})(?![\\p{L}])\\.?,?`, "giu");
const BARS = /\s*[|·•/]\s*|\s+[–—-]\s+|\s{3,}|\t/u;

/** What a line says as a line of the head; null where it is none. */
export function readHeadLine(line: string): HeadLine | null {
  if (line.length > 260) return null;
  const glued = unglued(line);
  const dates = datesIn(glued);
  const isDated = dates.length > 0 || TIMES.some((form) => once(form).test(glued));
  if (isDated && isSentenceWithDay(glued)) return null;
  const told = stripped(withoutDates(glued, dates))
    .split(BARS)
    .map((part) => part.replace(/^[\s,.;:()[\]–—-]+|[\s,;:([\]–—-]+$/gu, ""))
    .filter((part) => /\p{L}/u.test(part));
  const byline = bylineIn(told, isDated);
  if (!isDated && byline === null) return null;
  const first = byline?.split(",")[0] ?? "";
  const left = told.filter((part) => first === "" || !part.includes(first));
  const words = left.reduce((sum, part) => sum + countWords(part), 0);
  // A sentence that names a day is no date line, and one that begins with 'By' no byline.
  if (words > 7 || (words > 3 && /[.!?…]$/.test(line.trim()))) return null;
  const published = dates.find((_, at) => !isUpdateAt(glued, dates, at)) ?? dates[0];
  const isUpdate = dates.length > 0 && dates.every((_, at) => isUpdateAt(glued, dates, at));
  return { days: published?.days ?? [], isUpdate, byline, isDateline: isDated };
}

const TIMES = [READ_TIME, RELATIVE, TIME];

const once = (form: RegExp) => new RegExp(form.source, form.flags.replace("g", ""));

const stripped = (words: string) =>
  words
    .replace(READ_TIME, " | ")
    .replace(RELATIVE, " | ")
    .replace(TIME, " | ")
    .replace(ZONE, " ")
    .replace(DAY_NAME, " ")
    .replace(LABEL, " | ");

/** 'Results of the meeting of 10 May 2023': the words beside the day, in the same column, are more than a name. */
function isSentenceWithDay(line: string): boolean {
  return line.split(BARS).some((part) => {
    const dates = datesIn(part);
    if (dates.length === 0) return false;
    const beside = stripped(withoutDates(part, dates)).replaceAll("|", " ").trim();
    const isSaid = countWords(beside) >= 2 && hasSmallWord(beside);
    return (
      /^on\s/iu.test(part) || (isSaid && !AUTHOR.test(beside) && !/(?:автор|author)\p{L}*\s*:/iu.test(beside))
    );
  });
}

const WEEKDAY_LONG =
  "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Понеділок|Вівторок|Середа|Четвер|П['’ʼ]ятниця|Субота|Неділя";
const MONTH_NAME =
  "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec";
const GLUED = [
  new RegExp(`(\\p{L})((?:${WEEKDAY_LONG}),? )`, "gu"),
  /(\p{Ll}\p{Ll})((?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \d)/gu,
  new RegExp(`(\\p{Ll}\\p{Ll})((?:${MONTH_NAME})\\.? \\d)`, "gu"),
  /(\p{Ll})((?:Published|Updated|Posted|Last updated|Опубліковано|Оновлено)\b)/gu,
  /(\p{Ll}\p{Ll})(\d{1,2}[ .:])/gu,
  /(\d{4})(\p{Lu}\p{Ll})/gu,
  /(\S)\s+((?:Автор\p{L}*|Author|Переглядів|Views)\s*:)/gu,
];

/** 'Ann ExampleTuesday, 13 August': a page's columns, copied, lose what stood between them. */
const unglued = (line: string) => GLUED.reduce((text, form) => text.replace(form, "$1 | $2"), line);

function withoutDates(line: string, dates: readonly { start: number; end: number }[]): string {
  let out = "";
  let from = 0;
  for (const { start, end } of dates) {
    out += `${line.slice(from, start)} | `;
    from = end;
  }
  return out + line.slice(from);
}

/** Whether the words between the date before and a date say that it is that of a change. */
function isUpdateAt(line: string, dates: readonly { start: number; end: number }[], at: number): boolean {
  const from = at === 0 ? 0 : (dates[at - 1]?.end ?? 0);
  return UPDATE.test(line.slice(from, dates[at]?.start));
}

/** Words that stand where a name might and are none. */
const NO_NAME =
  /(?<!\p{L})(?:min|read|minutes?|photo|comments?|views?|share|section|category|world|news|politics|economy|business|ukraine war|war|analysis|opinion|exclusive|live|europe|in brief|no|ref|print|email|tweet|dear|release|sides|party|parties|україна|новини|економіка|політика|світ|війна|суспільство|посольство)(?!\p{L})/iu;

function bylineIn(told: readonly string[], isDated: boolean): string | null {
  for (const part of told)
    if (AUTHOR.test(part)) {
      const name = tidyName(part.replace(AUTHOR, ""));
      if (isName(name) || (IS_SURE.test(part) && isLikeName(name))) return name;
    }
  if (!isDated) return null;
  const kinds = told.filter((part) => part.replace(KIND, "").trim() !== "");
  // 'Press release | Date: … | Ministry of Climate': who speaks is named beside it.
  if (kinds.length < told.length && kinds.length > 0) {
    const speaker = kinds.find((part) => isLikeName(part) && !NO_NAME.test(part) && !isPlace(part));
    if (speaker) return tidyName(speaker);
  }
  return told.slice(0, 5).map(tidyName).find(isName) ?? told.find((part) => DESK.test(part)) ?? null;
}

/** A desk or a service that signs as one. */
const DESK =
  /^(?:\p{Lu}[\p{L}-]+ (?:desk|team|staff)|staff writer|newsroom|press (?:service|office)(?: .{2,40})?|редакція(?: .{2,30})?|прес-?служба(?: .{2,60})?|(?:інформаційне )?управління .{2,60})$/iu;

const ROLE =
  /(?:correspondent|editor|reporter|writer|staff|analyst|columnist|journalist|chief|bureau|desk|agency|producer|contributor|special|senior|political|defen[cs]e|diplomatic|кореспондент\p{L}*|редактор\p{L}*|журналіст\p{L}*|оглядач\p{L}*)/iu;

/** A name without the role, the place and the page behind it. */
export function tidyName(words: string): string {
  const [name = "", ...behind] = words
    .replace(/\s*\((?:now|earlier)\)/giu, "")
    .replace(/\s*\(.*$|\s*;.*$|\)$/u, "")
    .replace(/^(?:prof|dr|mr|mrs|ms|спецкор|кореспондент(?:ка)?)\.?\s+(?=\p{Lu})/iu, "")
    .replace(/(?:updated|published|posted)$/iu, "")
    .replace(/\s+(?:in|у|в|for|для)\s+\p{Lu}.*$/u, "")
    .split(/\s*,\s*/);
  const others = behind.filter((part) => isName(part) && !ROLE.test(part) && !isPlace(part));
  return [name, ...others]
    .join(", ")
    .replace(/(?<=\p{L}{2})\.$|[\s,;:|–—-]+$/u, "")
    .trim();
}

const PART = String.raw`(?:\p{Lu}[\p{L}'’ʼ.-]*|(?:van|von|der|den|de|da|di|del|la|le|af|av|zu|bin|al|el|ter|dos|du|і|та|and|y)(?=\s)|&(?=\s))`;
const NAME = new RegExp(`^${PART}(?:[ ,]+${PART}){0,9}$`, "u");

/** Two to nine words with capitals that are no place. */
function isName(words: string): boolean {
  return (
    NAME.test(words) &&
    countWords(words) >= 2 &&
    countWords(words) <= 9 &&
    !NO_NAME.test(words) &&
    !isPlace(words)
  );
}

const isLikeName = (words: string) =>
  /^[\p{Lu}\p{N}@]/u.test(words) && countWords(words) <= 9 && !/[.!?]\s/.test(words);

/** The name in a line beside a date that has nothing else: 'Ann Example · Example News', 'The Desk'. */
export function nameAlone(line: string): string | null {
  if (isPlace(line)) return null;
  const [part = ""] = line.split(/\s*[|·•/]\s*/u);
  const name = tidyName(part.replace(AUTHOR, ""));
  if (isName(name) || DESK.test(line)) return DESK.test(line) ? line : name;
  return /^The \p{Lu}[\p{L} ]+$/u.test(name) && countWords(name) <= 4 ? name : null;
}

/** 'Tallinn, Estonia', 'Kyiv', 'BRUSSELS'. */
export function isPlace(words: string): boolean {
  if (countWords(words) > 5) return false;
  const found = findParties(words);
  const named = found.reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    found.length > 0 &&
    (words.includes(",") || named >= words.length - 2) &&
    !/\b(?:ministry|government|embassy|agency|news|post|times|desk)\b/i.test(words)
  );
}
