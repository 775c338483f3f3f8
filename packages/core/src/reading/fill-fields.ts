import type { Span } from "../text/span.ts";
import { daysBetween, firstDay } from "../values/day.ts";
import { type Amount, unquantified } from "../values/money.ts";
import { channelOf, countOfChannel } from "./channel.ts";
import type { DonorAnswer, Given, Memory } from "./claim.ts";
import type { MentionedDay } from "./dates.ts";
import { dueAt } from "./due.ts";
import { speaksOfGiving } from "./giving.ts";
import { withLearnedFields } from "./judge/fields.ts";
import { pattern, whole } from "./lexicon/compile.ts";
import { daysIn } from "./read-text.ts";
import { clauseOf, type Reading, type Sentence } from "./sentence.ts";
import { stageIn } from "./stage.ts";
import { countSubjects, type Subject, type SubjectCount, subjectOf } from "./subject.ts";
import type { Found } from "./suggestion.ts";
import { speakerIn } from "./who/who-is-named.ts";

/** How far around a sentence its paragraph is read. */
const AROUND = 1500;

/** Recalled from before: 'had given', 'last autumn'. */
const BEFORE_NOW = whole("beforeNow");

/** Days from the publication beyond which what is told is no news. */
const OLD = 8;

/** The same where no more than a month is told. */
const OLD_MONTH = 40;

/** A place of a sentence that something is given at: offsets of `own` and `at` in the sentence. */
interface Place {
  own: Span;
  at: Span;
  amount: Amount | null;
  donors: DonorAnswer;
  goods: string | null;
  /** What was suggested last, as a hint at what this one is for. */
  before?: Found | undefined;
}

/** Fill: the claims of a sentence that stand, each as the suggestion that its words make of it. */
export function fill(
  claims: readonly Given[],
  reading: Reading,
  sentence: Sentence,
  { told }: Memory,
): Found[] {
  return claims.map(({ figure, goods, donors, place, quoted, features, likelihood }): Found => {
    const amount = figure?.amount ?? null;
    const before = figure ? told.at(-1) : undefined;
    const found = {
      ...fieldsAt(reading, sentence, { own: quoted, at: place, amount, donors, goods, before }),
      ...shifted(quoted, sentence),
      quote: sentence.words.slice(quoted.start, quoted.end),
      mayBe: figure?.mayBe ?? [],
      features,
    };
    // Whose money it is, is not known: no more sure than a coin.
    const most = found.mayBe.length > 0 ? 0.5 : 1;
    const confidence = Math.min(most, Math.round(100 * likelihood) / 100);
    return { ...withLearnedFields(found, reading.model), confidence };
  });
}

/** What the words around a place of a sentence say of what is given there. */
export function fieldsAt(
  reading: Reading,
  sentence: Sentence,
  place: Place,
): Omit<Found, "start" | "end" | "quote" | "features"> {
  const { own, at, amount, donors, goods } = place;
  const { publishedOn } = reading.context;
  const { words } = sentence;
  const ownWords = words.slice(own.start, own.end);
  const clause = clauseOf(sentence, at);
  const clauseWords = words.slice(clause.start, clause.end);
  const named = (words: string) => reading.naming.channelIn(words) ?? channelOf(words);
  const channel = named(ownWords) ?? named(clauseWords);
  const { subject, isSubjectGuessed } = subjectAt(reading, sentence, place, channel?.slug ?? null);
  const day = dayAt(reading, sentence, clause, at);
  const due = publishedOn ? dueAt(words, clause, at, publishedOn) : null;
  const isOld = day !== null && publishedOn ? isPast(day.date, publishedOn) : BEFORE_NOW.test(clauseWords);
  const status = stageIn(ownWords, clauseWords, channel !== null, isOld);
  const given = [amount !== null || goods !== null, donors.codes.length > 0, subject.category !== null];
  return {
    amount: amount ?? { ...unquantified },
    mayBe: [],
    donorCodes: donors.codes,
    recipient: recipientIn(clauseWords),
    ...subject,
    purposeWords: purposeIn(words.slice(at.end, clause.end)),
    channel: channel?.slug ?? null,
    channelName: channel?.name ?? null,
    status: goods !== null && status === "disbursed" ? "delivered" : status,
    announcedOn: day?.date ?? publishedOn ?? null,
    announcedBy: speakerIn(words),
    dueBy: due?.date ?? null,
    isBackground: isOld,
    inKind: goods,
    partOf: null,
    restates: null,
    isSubjectGuessed,
    confidence: confidenceOf(given.filter(Boolean).length / given.length, donors, ownWords, amount !== null),
    because: {
      ...(amount === null ? {} : { amount: shifted(at, sentence) }),
      ...(donors.span ? { donorCodes: shifted(donors.span, sentence) } : {}),
      ...(due ? { dueBy: shifted(due, sentence) } : {}),
      ...(day && day.start >= 0 ? { announcedOn: shifted(day, sentence) } : {}),
    },
  };
}

const isPast = (date: string, publishedOn: string) =>
  daysBetween(firstDay(date), publishedOn) > (date.length === 10 ? OLD : OLD_MONTH);

/** What a place is for: by its own words and its sentence, else by what is told far from it. */
function subjectAt(
  reading: Reading,
  sentence: Sentence,
  { own, at, before }: Place,
  channel: string | null,
): { subject: Subject; isSubjectGuessed: boolean } {
  const { words } = sentence;
  const clause = clauseOf(sentence, at);
  const about = (part: string, within?: SubjectCount): SubjectCount => {
    const known = reading.subjects.get(part) ?? countSubjects(part, within, reading.naming.purposesIn);
    reading.subjects.set(part, known);
    return known;
  };
  const ofSentence = about(words);
  const near: [SubjectCount, number][] = [
    [countOfChannel(channel), 5],
    [about(words.slice(at.end, own.end), ofSentence), 4],
    [about(words.slice(own.start, own.end), ofSentence), 3],
    [about(words.slice(clause.start, clause.end), ofSentence), 2],
    [ofSentence, 1.2],
  ];
  const isTold = reading.isCautious || near.some(([counted]) => counted.length > 0);
  const far = (): [SubjectCount, number][] =>
    farWords(reading, sentence).map(([told, weight]) => [about(told), weight]);
  return {
    subject: subjectOf(isTold ? near : [...far(), [MOST_AID, 0.5], [subjectTold(before), 0.2]]),
    isSubjectGuessed: !near.slice(0, 4).some(([counted]) => counted.length > 0),
  };
}

/** What most aid is for. */
const MOST_AID: SubjectCount = [{ purpose: null, category: "military", hits: 1 }];

/** What the suggestion before was for, as a hint at what the next one is for. */
function subjectTold(before: Found | undefined): SubjectCount {
  return before?.category ? [{ purpose: before.purpose, category: before.category, hits: 1 }] : [];
}

/** What the paragraph and the whole article are about, where the words beside a sum do not say. */
function farWords({ text, context }: Reading, { lineStart, start, end }: Sentence): [string, number][] {
  const paragraph = text.slice(
    Math.max(lineStart, start - AROUND),
    Math.min(endOfLine(text, end), end + AROUND),
  );
  return [
    [paragraph, 0.4],
    [context.title ?? "", 0.5],
    [text.slice(0, 1200), 0.12],
  ];
}

function confidenceOf(given: number, donors: DonorAnswer, ownWords: string, isMoney: boolean): number {
  const named = donors.span === null ? 0 : 0.15;
  const verb = speaksOfGiving(ownWords) ? 0.15 : 0;
  return Math.round(100 * Math.min(1, given * (isMoney ? 0.7 : 0.55) + named + verb)) / 100;
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

const BESIDE = pattern("u")`(?<!\p{L})(${"moldova"}|${"neighbours"})(?!\p{L})`;
const MOLDOVA = pattern("u")`^${"moldova"}`;
const UKRAINE = pattern("u")`${"ukraine"}`;

function recipientIn(words: string): string {
  const beside = BESIDE.exec(words)?.[1];
  if (!beside) return "Ukraine";
  const isMoldova = MOLDOVA.test(beside);
  if (UKRAINE.test(words)) return isMoldova ? "Ukraine and Moldova" : "Ukraine and neighbours";
  return isMoldova ? "Moldova" : "Ukraine and neighbours";
}

const PURPOSE = pattern("iu")`(?<!\p{L})${"purposeLeads"}\s+([^,.;()]{3,120})`;
const PREPOSITION = pattern("iu")`^${"purposePrepositions"}\s+`;
const ONLY_UKRAINE = pattern("iu")`^(?:${"the"} )?${"ukraineAlone"}$`;

/** What the words behind a sum say it is for. */
function purposeIn(after: string): string | null {
  const words = PURPOSE.exec(after)?.[0].replace(PREPOSITION, "").trim();
  return words && !ONLY_UKRAINE.test(words) ? words : null;
}
