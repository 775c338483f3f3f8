import type { Span } from "../text/span.ts";
import { daysBetween, firstDay } from "../values/day.ts";
import { type Amount, unquantified } from "../values/money.ts";
import type { Status } from "../values/vocabulary.ts";
import type { MentionedDay } from "./dates.ts";
import { daysIn } from "./read-text.ts";
import { speaksOfGiving } from "./refusals.ts";
import { clauseOf, type Reading, type Sentence } from "./sentence.ts";
import {
  channelOf,
  countOfChannel,
  countSubjects,
  type SubjectCount,
  statusOf,
  subjectOf,
} from "./subject.ts";
import type { Found } from "./suggestion.ts";
import type { DonorAnswer } from "./who-gives.ts";
import { speakerIn } from "./who-is-named.ts";

/** How far around a sentence its paragraph is read. */
const AROUND = 1500;

/** Recalled from before: 'had given', 'last autumn'. */
const BEFORE_NOW =
  /(?<!\p{L})(?:had (?:already |earlier |previously )?\p{L}+|earlier|previous(?:ly)?|already|in the past|last (?:year|month|autumn|spring|summer|winter|week)|a (?:year|month|week) (?:ago|earlier)|years? ago|months ago|раніше|торік|минулого)(?!\p{L})/iu;

/** Days from the publication beyond which what is told is no news. */
const OLD = 8;

/** What the words around a place of a sentence say of what is given there. Offsets of `own` and `at` in the sentence. */
export function fieldsAt(
  reading: Reading,
  sentence: Sentence,
  own: Span,
  at: Span,
  amount: Amount | null,
  donors: DonorAnswer,
  goods: string | null,
  before?: Found,
): Omit<Found, "start" | "end" | "quote"> {
  const { text, context } = reading;
  const { words } = sentence;
  const ownWords = words.slice(own.start, own.end);
  const clause = clauseOf(sentence, at);
  const clauseWords = words.slice(clause.start, clause.end);
  const paragraph = text.slice(
    Math.max(sentence.lineStart, sentence.start - AROUND),
    Math.min(endOfLine(text, sentence.end), sentence.end + AROUND),
  );
  const about = (part: string, within?: SubjectCount): SubjectCount => {
    const known = reading.subjects.get(part) ?? countSubjects(part, within);
    reading.subjects.set(part, known);
    return known;
  };
  const channel = channelOf(ownWords) ?? channelOf(clauseWords);
  const ofSentence = about(words);
  const near: [SubjectCount, number][] = [
    [countOfChannel(channel?.slug ?? null), 5],
    [about(words.slice(at.end, own.end), ofSentence), 4],
    [about(ownWords, ofSentence), 3],
    [about(clauseWords, ofSentence), 2],
    [ofSentence, 1.2],
  ];
  const isTold = reading.isCautious || near.some(([counted]) => counted.length > 0);
  const subject = subjectOf(
    isTold
      ? near
      : [
          ...farWords(reading, paragraph).map(([far, weight]): [SubjectCount, number] => [
            about(far),
            weight,
          ]),
          [subjectTold(before), 0.2],
        ],
  );
  const day = dayAt(reading, sentence, clause, at);
  const isOld =
    day !== null && context.publishedOn
      ? daysBetween(firstDay(day.date), context.publishedOn) > (day.date.length === 10 ? OLD : 40)
      : BEFORE_NOW.test(clauseWords);
  const status = stageIn(ownWords, clauseWords, channel !== null, isOld);
  const given = [amount !== null || goods !== null, donors.codes.length > 0, subject.category !== null];
  return {
    amount: amount ?? { ...unquantified },
    donorCodes: donors.codes,
    recipient: recipientIn(clauseWords),
    ...subject,
    purposeWords: purposeIn(words.slice(at.end, clause.end)),
    channel: channel?.slug ?? null,
    channelName: channel?.name ?? null,
    status: goods !== null && status === "disbursed" ? "delivered" : status,
    announcedOn: day?.date ?? context.publishedOn ?? null,
    announcedBy: speakerIn(words),
    isBackground: isOld,
    inKind: goods,
    isSubjectGuessed: !near.slice(0, 4).some(([counted]) => counted.length > 0),
    confidence: confidenceOf(given.filter(Boolean).length / given.length, donors, ownWords, amount !== null),
    because: {
      ...(amount === null ? {} : { amount: shifted(at, sentence) }),
      ...(donors.span ? { donorCodes: shifted(donors.span, sentence) } : {}),
      ...(day && day.start >= 0 ? { announcedOn: shifted(day, sentence) } : {}),
    },
  };
}

/** What the suggestion before was for, as a hint at what the next one is for. */
function subjectTold(before: Found | undefined): SubjectCount {
  return before?.category ? [{ purpose: before.purpose, category: before.category, hits: 1 }] : [];
}

/** What the whole article is about, where the words beside a sum do not say; most aid is military. */
function farWords({ text, context }: Reading, paragraph: string): [string, number][] {
  return [
    [paragraph, 0.4],
    [context.title ?? "", 0.5],
    [text.slice(0, 1200), 0.12],
    ["military", 0.5],
  ];
}

function confidenceOf(given: number, donors: DonorAnswer, ownWords: string, isMoney: boolean): number {
  const named = donors.span === null ? 0 : 0.15;
  const verb = speaksOfGiving(ownWords) ? 0.15 : 0;
  return Math.round(100 * Math.min(1, given * (isMoney ? 0.7 : 0.55) + named + verb)) / 100;
}

/** What was given long ago was paid; what is told of it now may still be a promise. */
const GAVE =
  /(?<!\p{L})(?:gave|given|provided|supplied|contributed|donated|paid|sent|spent|надав|передав|виділив)/iu;

/** What somebody gave is out of his hands, whenever it was; 'had given' and 'is provided' may be a promise. */
const GAVE_ONCE =
  /(?<!\p{L})(?<!(?:be|been|being|is|are|was|were|would be|had|will be) )(?:gave|supplied|provided|spent)(?! (?:that|for by|a (?:pledge|promise)))(?!\p{L})/u;

/** 'The Red Cross gets three million', '€5 million to UNHCR': a part of a package with the body that it is meant for. */
const NAMES_WHO_GETS_IT =
  /(?<!\p{L})gets?(?!\p{L})|^\P{L}*(?:(?:million|billion|euros?|dollars?) ){0,2}to (?:the )?/iu;

function stageIn(own: string, clause: string, isToChannel: boolean, isOld: boolean): Status {
  const told = statusOf(own);
  if (told !== "pledged") return told;
  const around = own.length > 0.6 * clause.length ? statusOf(clause) : "pledged";
  if (around !== "pledged") return around;
  if (isOld && GAVE.test(own)) return "disbursed";
  if (GAVE_ONCE.test(own)) return "disbursed";
  return isToChannel && NAMES_WHO_GETS_IT.test(own) ? "allocated" : "pledged";
}

const shifted = (span: Span, { start }: Span): Span => ({ start: span.start + start, end: span.end + start });

/** Where a line ends behind a place of it, looked for no farther than a paragraph is read. */
function endOfLine(text: string, from: number): number {
  const end = text.slice(from, from + AROUND).indexOf("\n");
  return end < 0 ? Math.min(text.length, from + AROUND) : from + end;
}

/** The day that the words nearest to a place name, in its clause before its sentence; else the day the article is about. */
function dayAt(reading: Reading, sentence: Sentence, clause: Span, at: Span): MentionedDay | null {
  const { publishedOn } = reading.context;
  if (!publishedOn) return null;
  const days = daysIn(reading, sentence, publishedOn);
  const distance = ({ start, end }: Span) => Math.max(start - at.end, at.start - end, 0);
  const near = (list: readonly MentionedDay[]) => list.toSorted((a, b) => distance(a) - distance(b))[0];
  const own = near(days.filter(({ start, end }) => start >= clause.start && end <= clause.end)) ?? near(days);
  if (own) return own;
  const first = reading.sentences
    .slice(0, 3)
    .flatMap((one) => daysIn(reading, one, publishedOn))
    .find(({ date }) => date.length === 10 && daysBetween(date, publishedOn) <= OLD);
  return first ? { ...first, start: -1, end: -1 } : null;
}

const BESIDE = /(?<!\p{L})(Moldova|(?:its|the) neighbou?rs|neighbou?ring countries|Молдов\p{L}*)(?!\p{L})/u;

function recipientIn(words: string): string {
  const beside = BESIDE.exec(words)?.[1];
  if (!beside) return "Ukraine";
  const isAlone = !/Ukrain|Kyiv|Україн/u.test(words);
  const name = /^(?:Moldova|Молдов)/u.test(beside) ? "Moldova" : "neighbours";
  return isAlone ? (name === "Moldova" ? "Moldova" : "Ukraine and neighbours") : `Ukraine and ${name}`;
}

/** What the words behind a sum say it is for. */
function purposeIn(after: string): string | null {
  const found =
    /(?<!\p{L})(?:for|to (?:buy|fund|finance|help|repair|restore|rebuild|purchase|support|strengthen|protect|train|cover|pay for)|towards|на|для)\s+([^,.;()]{3,120})/iu.exec(
      after,
    );
  const words = found?.[0].replace(/^(?:for|towards|на|для)\s+/iu, "").trim();
  return words && !/^(?:the )?(?:Ukraine|Kyiv|Україн\p{L}*)$/iu.test(words) ? words : null;
}
