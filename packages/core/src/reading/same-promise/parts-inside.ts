import { hasVerbOfGiving } from "../giving.ts";
import { pattern, whole as wholeWords } from "../lexicon/compile.ts";
import type { Sentence, ToldSum } from "../sentence.ts";
import { countSubjects } from "../subject.ts";
import { isOfIt, isPartOfBefore, isSmallerOfSame, REACH, sizeOf } from "./parts-of-package.ts";

/** Between two sums, up to the second: nothing else is listed from the words to it. '…, including up to 60 million' */
const INSIDE_IT = pattern("iu")`(?<!\p{L})${"insideIt"}(?![\p{L}])(?:(?! ${"joinsSums"} )[^;:!?]){0,80}$`;
/** Before a sum, in its own statement: it is a share of the one before. 'one half, …', 'the other 50 million' */
const SHARE_OF_IT = pattern("iu")`(?<!\p{L})${"shareOfIt"}(?!\p{L})[^.;:!?]{0,60}$`;
const INSIDE_THAT = pattern("u")`^["“„«'‘]?${"insideThat"}(?!\p{L})`;
const SUM_BEFORE = wholeWords("sumBefore");
const ANOTHER = wholeWords("anotherSum");
const MADE_OF_SUMS = wholeWords("madeOfSums");
const SUM_OF_THOSE = wholeWords("sumOfThose");

/** By how much parts may exceed a whole that is told in round figures, and one that is told as 'more than'. */
const ROUNDED = 1.02;
const OPEN = 1.2;

/** Sums that add up to another do so to this: 430 and 670 to 'more than a billion' do not. */
const ADDS_UP = 0.005;

/** So many sums do not add up to another by chance. */
const TOO_MANY_FOR_CHANCE = 3;

/** Sums that are looked at behind one, and before it, for whether they add up to it. */
const MOST_PARTS = 8;

/**
 * Of every sum that is told as a part of another, by the index of the one the index of the other. Told by words ('including',
 * 'of which', 'the package comprises'), by a list behind a colon, or by sums that add up to one beside them.
 */
export function wholesAmong(
  sums: readonly ToldSum[],
  sentences: readonly Sentence[],
): ReadonlyMap<number, number> {
  const parts = new Parts();
  const bySentence = Map.groupBy(sums, ({ line }) => line);
  let before: ToldSum | undefined;
  let listed: ToldSum | undefined;
  sentences.forEach((sentence, line) => {
    const own = bySentence.get(line) ?? [];
    const near = before && sentence.start - before.one.end < REACH ? before : undefined;
    if (!sentence.isListed) listed = undefined;
    const open = isInsideThat(sentence.words) ? near : listed;
    own.forEach((sum, at) => {
      const whole = wholeByWords(sum, own[at - 1], near, open, parts);
      if (whole) parts.put(sum, whole);
    });
    if (/:\s*$/.test(sentence.words))
      listed = own.at(-1) ?? open ?? (SUM_BEFORE.test(sentence.words) ? near : undefined);
    before = own.at(-1) ?? before;
  });
  sums.forEach((whole, at) => {
    const row = sums.slice(at + 1, at + 1 + MOST_PARTS);
    const behind = addingUp(whole, row, parts, mayBeMadeOf);
    for (const part of behind.length > 0 ? behind : addingUpWhoeverGives(whole, row, parts))
      parts.put(part, whole);
  });
  sums.forEach((whole, at) => {
    if (!SUM_OF_THOSE.test(wordsOf(whole))) return;
    const ahead = addingUp(whole, sums.slice(Math.max(0, at - MOST_PARTS), at).reverse(), parts, () => true);
    for (const part of ahead) parts.put(part, whole);
  });
  return parts.wholes;
}

/** Which sums were found to be parts of which, and how much of each whole they are. */
class Parts {
  readonly wholes = new Map<number, number>();
  private readonly sums = new Map<number, ToldSum>();
  private readonly told = new Map<number, number>();

  put(part: ToldSum, whole: ToldSum): void {
    this.wholes.set(part.index, whole.index);
    this.sums.set(whole.index, whole);
    this.told.set(whole.index, this.toldOf(whole) + sizeOf(part.one));
  }

  wholeOf(sum: ToldSum): ToldSum | undefined {
    return this.sums.get(this.wholes.get(sum.index) ?? -1);
  }

  /** How much of a whole its parts are. */
  toldOf(whole: ToldSum): number {
    return this.told.get(whole.index) ?? 0;
  }

  /** The sum, or the nearest that it is a part of, that has room for another part. */
  holding(part: ToldSum, sum: ToldSum | undefined): ToldSum | undefined {
    for (let at = sum; at; at = this.wholeOf(at)) {
      const room = sizeOf(at.one) * (at.one.amount.max === null ? OPEN : ROUNDED);
      if (isSmallerOfSame(part.one, at.one) && this.toldOf(at) + sizeOf(part.one) <= room) return at;
    }
    return undefined;
  }
}

function isInsideThat(words: string): boolean {
  return INSIDE_THAT.test(words) || isPartOfBefore(words);
}

/** `previous`: the sum before it in its sentence. `near`: the last one before its sentence. `open`: whose parts follow here. */
function wholeByWords(
  sum: ToldSum,
  previous: ToldSum | undefined,
  near: ToldSum | undefined,
  open: ToldSum | undefined,
  parts: Parts,
): ToldSum | undefined {
  const { words } = sum.sentence;
  const { start, end } = sum.figure;
  const between = previous ? words.slice(previous.figure.end, start) : "";
  if (INSIDE_IT.test(between) || /:\s[^.;]{0,20}$/.test(between)) return parts.holding(sum, previous);
  if (isOfIt(words.slice(end))) return parts.holding(sum, previous ?? near);
  const lead = previous ? between : words.slice(0, start);
  if (SHARE_OF_IT.test(lead.slice(-120))) {
    // One share behind another is not of that one, but of what both are of.
    const before = previous ?? near;
    return parts.holding(sum, before && (parts.wholeOf(before) ?? before));
  }
  if (open) return parts.holding(sum, open);
  const goesOn = previous && !hasVerbOfGiving(between);
  return goesOn ? parts.holding(sum, parts.wholeOf(previous)) : undefined;
}

/** The sums in a row, nearest first, that make a whole complete, with what was found to be part of it; none else. */
function addingUp(
  whole: ToldSum,
  row: readonly ToldSum[],
  parts: Parts,
  mayBe: (whole: ToldSum, parts: readonly ToldSum[], isTold: boolean) => boolean,
): ToldSum[] {
  const size = sizeOf(whole.one);
  const found: ToldSum[] = [];
  let told = parts.toldOf(whole);
  const isTold = told > 0;
  for (const sum of row) {
    if (isComplete(told, size)) break;
    if (parts.wholes.has(sum.index)) continue;
    if (!isBeside(sum, whole)) return [];
    told += sizeOf(sum.one);
    found.push(sum);
  }
  const isMany = found.length + (isTold ? 1 : 0) > 1;
  return isComplete(told, size) && isMany && mayBe(whole, found, isTold) ? found : [];
}

/**
 * The same of so many sums that they do not make a whole complete by chance, whoever is said to give them: rows of a table, or
 * those who share one package.
 */
function addingUpWhoeverGives(whole: ToldSum, row: readonly ToldSum[], parts: Parts): ToldSum[] {
  const { donorCodes } = whole.one;
  const anybody = row.map((sum) => ({ ...sum, one: { ...sum.one, donorCodes } }));
  const found = addingUp(whole, anybody, parts, (_, all) => all.length >= TOO_MANY_FOR_CHANCE);
  return row.filter(({ index }) => found.some((one) => one.index === index));
}

const isComplete = (told: number, size: number) => Math.abs(told - size) <= size * ADDS_UP;

function isBeside(sum: ToldSum, whole: ToldSum): boolean {
  const apart = Math.max(sum.one.start - whole.one.end, whole.one.start - sum.one.end);
  return (
    apart < REACH &&
    isSmallerOfSame(sum.one, whole.one) &&
    sum.one.isBackground === whole.one.isBackground &&
    !ANOTHER.test(sum.one.quote)
  );
}

/** A promise for something of its own is not made of others that are for something else, however they add up. */
function mayBeMadeOf(whole: ToldSum, parts: readonly ToldSum[], isTold: boolean): boolean {
  if (isTold || MADE_OF_SUMS.test(whole.one.quote)) return true;
  const own = purposesIn(whole.one.quote);
  return own.length === 0 || parts.some(({ one }) => purposesIn(one.quote).some((one) => own.includes(one)));
}

function purposesIn(words: string): string[] {
  return countSubjects(words).flatMap(({ purpose }) => purpose ?? []);
}

/** The words of a sentence up to a sum, and what is suggested of it. */
function wordsOf({ sentence, figure, one }: ToldSum): string {
  return `${sentence.words.slice(0, figure.start)} ${one.quote}`;
}
