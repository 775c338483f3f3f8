import type { Amount } from "../../values/money.ts";
import { pattern, whole as wholeWords } from "../lexicon/compile.ts";
import type { ToldSum } from "../sentence.ts";
import { countSubjects } from "../subject.ts";

/** Right before a sum: the text has told it before. 'the 100 million' */
const KNOWN = pattern("iu")`(?<!\p{L})${"knownSum"}\s*$`;
const SUM_BEFORE = wholeWords("sumBefore");
const ANOTHER = wholeWords("anotherSum");

/** So many promises back a sum can be told again, and with so many tellings of one it is compared: time is linear. */
const RECALLED = 60;
const MOST_TELLINGS = 8;

/** A sum with what is asked of it again and again, read once. */
interface Telling extends ToldSum {
  donors: string;
  purposes: readonly string[];
  years: readonly string[];
  days: readonly string[];
  isKnown: boolean;
}

/**
 * Of every sum that says again what one before it has told, by its index the index of the first telling. The same donors and
 * figure are asked for, nothing that sets the two apart, and something that speaks for one promise; a sum that could be two
 * of those before it is neither.
 */
export function firstTellings(sums: readonly ToldSum[]): ReadonlyMap<number, number> {
  const again = new Map<number, number>();
  const groups: Telling[][] = [];
  for (const sum of sums.map(tellingOf)) {
    const found = groups.slice(-RECALLED).filter((group) => isToldIn(sum, group, sums[0]));
    const [group] = found;
    if (group && found.length === 1) {
      if (group.length < MOST_TELLINGS) group.push(sum);
      again.set(sum.index, group[0]!.index);
    } else groups.push([sum]);
  }
  return again;
}

function tellingOf(sum: ToldSum): Telling {
  const { one, sentence, figure } = sum;
  return {
    ...sum,
    donors: [...one.donorCodes].sort().join(),
    purposes: purposesIn(one.quote),
    years: yearsIn(sentence.words),
    days: one.because.announcedOn && one.announcedOn ? [one.announcedOn] : [],
    isKnown: KNOWN.test(sentence.words.slice(0, figure.start)),
  };
}

/** Whether a sum says what others have told: nothing sets it apart from any, and something speaks for one of them. */
function isToldIn(sum: Telling, group: readonly Telling[], opening: ToldSum | undefined): boolean {
  return (
    group.every((other) => mayBeOne(sum, other)) && group.some((other) => speaksForOne(sum, other, opening))
  );
}

function mayBeOne(sum: Telling, other: Telling): boolean {
  const [a, b] = [sum.one, other.one];
  return (
    isSameFigure(a.amount, b.amount) &&
    sum.donors === other.donors &&
    (a.isBackground === b.isBackground || (sum.isKnown && sum.days.length === 0)) &&
    sum.line !== other.line &&
    !isOneList(sum, other) &&
    (sum.isKnown || !ANOTHER.test(a.quote)) &&
    !areApart(sum.purposes, other.purposes) &&
    !(a.channel && b.channel && a.channel !== b.channel) &&
    !areApart(sum.years, other.years) &&
    !areApart(sum.days, other.days)
  );
}

/**
 * The words say 'the 100 million' or 'this package', the figure is no round one, both are for one purpose or through one
 * channel, or the article tells the news of its first lines once more.
 */
function speaksForOne(sum: Telling, other: Telling, opening: ToldSum | undefined): boolean {
  const [a, b] = [sum.one, other.one];
  if (sum.isKnown || SUM_BEFORE.test(sum.sentence.words) || isRare(a.amount)) return true;
  if (a.channel !== null && a.channel === b.channel) return true;
  const [mine, theirs] = [sum.purposes, other.purposes];
  if (mine.some((purpose) => theirs.includes(purpose))) return true;
  const isLead = opening?.sentence.lineStart === other.sentence.lineStart;
  const isLater = sum.sentence.lineStart !== other.sentence.lineStart;
  const isBare = (mine.length === 0 || theirs.length === 0) && (a.channel === null || b.channel !== null);
  return isLead && isLater && isBare && !sum.sentence.isListed && !saysWhoElse(sum);
}

/** Behind a sum: somebody else than Ukraine is named who gets it, maybe somebody else than before. 'to the Red Cross' */
const TO_SOMEBODY = pattern("u")`^\s*(?:\([^)]*\)\s*)?${"toSomebody"} (?:${"the"} )?(?!${"ukraine"})\p{Lu}`;

const saysWhoElse = ({ sentence, figure }: ToldSum) => TO_SOMEBODY.test(sentence.words.slice(figure.end));

/** Nobody promises 126 million twice by chance; ten million, somebody does. */
const isRare = ({ min, max }: Amount) => digitsOf(min ?? max ?? 0) >= RARE;
const RARE = 3;

/** One figure, whatever is said of its bounds: 'up to 14 million' tells 14 million again; or one with fewer digits. */
export function isSameFigure(a: Amount, b: Amount): boolean {
  if (a.currency === null || a.currency !== b.currency) return false;
  const [low, high] = [a.min ?? a.max ?? 0, a.max ?? a.min ?? 0];
  const [otherLow, otherHigh] = [b.min ?? b.max ?? 0, b.max ?? b.min ?? 0];
  return isRounding(low, otherLow) && isRounding(high, otherHigh);
}

/** Of two figures that are apart by less, the rounder one may be the other, rounded: 99.7 and 100, not 99 and 100. */
const ROUNDED = 0.01;

function isRounding(a: number, b: number): boolean {
  if (a === b) return true;
  const [round, fine] = digitsOf(a) < digitsOf(b) ? [a, b] : [b, a];
  return (
    digitsOf(fine) >= 3 &&
    Number(fine.toPrecision(Math.max(1, digitsOf(round)))) === round &&
    Math.abs(fine - round) < ROUNDED * round
  );
}

const digitsOf = (minor: number) => String(minor).replace(/0+$/, "").length;

/** Rows of one list are told apart. */
function isOneList(sum: ToldSum, other: ToldSum): boolean {
  return sum.sentence.isListed && other.sentence.isListed && Math.abs(sum.line - other.line) < 12;
}

/** Both tell something, and nothing in common. */
function areApart<T>(mine: readonly T[], theirs: readonly T[]): boolean {
  return mine.length > 0 && theirs.length > 0 && !mine.some((one) => theirs.includes(one));
}

/** What words say that they are for. */
function purposesIn(words: string): string[] {
  return countSubjects(words).flatMap(({ purpose }) => purpose ?? []);
}

const yearsIn = (words: string): string[] => words.match(/(?<!\d)20[1-4]\d(?!\d)/g) ?? [];
