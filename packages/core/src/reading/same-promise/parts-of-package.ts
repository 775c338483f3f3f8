import { type Amount, boundsOf } from "../../values/money.ts";
import type { Category, Purpose, Status } from "../../values/vocabulary.ts";
import type { Memory } from "../claim.ts";
import { hasVerbOfGiving } from "../giving.ts";
import { pattern, stems, whole } from "../lexicon/compile.ts";
import type { Sentence } from "../sentence.ts";
import type { Found, Suggestion } from "../suggestion.ts";

/** What is asked of a suggestion to tell a package from its parts. */
export interface Statement {
  start: number;
  end: number;
  amount: Amount;
  donorCodes: string[];
  category: Category | null;
  purpose: Purpose | null;
  status: Status;
}

type SumOf = Pick<Statement, "amount" | "donorCodes">;

/** How far behind a package its parts are told, in characters, and how many there are at most. */
export const REACH = 900;
const MOST_PARTS = 8;

/** How much a statement is for comparing: its floor, else its ceiling. Minor units. */
export const sizeOf = ({ amount }: Pick<Statement, "amount">): number => {
  const { floor, ceiling } = boundsOf(amount);
  return floor || ceiling || 0;
};

/** Whether a sum may be a part of another: smaller, in its currency, of nobody who does not give the other. */
export const isSmallerOfSame = (part: SumOf, whole: SumOf): boolean =>
  part.amount.currency !== null &&
  part.amount.currency === whole.amount.currency &&
  part.donorCodes.every((code) => whole.donorCodes.includes(code)) &&
  sizeOf(part) > 0 &&
  sizeOf(part) < sizeOf(whole);

/** The sum told shortly before that another may be a part of: the last larger one of the same donor in the same currency. */
export function wholeBefore<S extends Statement>(part: Statement, before: readonly S[]): S | undefined {
  return before
    .slice(-MOST_PARTS)
    .findLast((one) => part.start - one.end < REACH && isSmallerOfSame(part, one));
}

/** The smaller sums told after one that together do not exceed it: its parts, as far as sums can tell. */
export function partsAfter<S extends Statement>(whole: S, after: readonly S[]): S[] {
  const parts: S[] = [];
  let left = sizeOf(whole) * 1.02;
  for (const one of after.slice(0, MOST_PARTS)) {
    if (one.start - whole.end > REACH || !isSmallerOfSame(one, whole) || sizeOf(one) > left) continue;
    parts.push(one);
    left -= sizeOf(one);
  }
  return parts;
}

/** What most of the money of some parts is for. Null when they are too small to speak for the whole. */
export function subjectOfParts(
  whole: Statement,
  parts: readonly Statement[],
): Pick<Statement, "category" | "purpose"> | null {
  const sums = new Map<Category, number>();
  for (const part of parts)
    if (part.category) sums.set(part.category, (sums.get(part.category) ?? 0) + sizeOf(part));
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  if (!best || [...sums.values()].reduce((sum, one) => sum + one, 0) < 0.5 * sizeOf(whole)) return null;
  const [category] = best;
  const largest = parts
    .filter((part) => part.category === category)
    .reduce((a, b) => (sizeOf(b) > sizeOf(a) ? b : a));
  return { category, purpose: largest.purpose };
}

/** Relate: the suggestions of a sentence, each with the stage and the subject that it has from its whole. */
export function relate(found: readonly Found[], { words }: Sentence, { told }: Memory): Found[] {
  const related: Found[] = [];
  for (const one of found) {
    const before = related.at(-1);
    const part = one.inKind === null ? withSubjectOf(before, one) : one;
    const whole = one.inKind === null ? wholeOf(one, words, told, related) : undefined;
    related.push(withStageOf(whole, part));
  }
  return related;
}

/** Words with which a sum is told as a promise of its own. */
const OF_ITS_OWN = stems("ofItsOwn");

const THE_OTHER = pattern("u")`^${"theOther"}(?!\p{L})`;

/** Whose stage a sum has that tells none of its own: a sum told with the same verb, or the package that it is a part of. */
function wholeOf(
  one: Found,
  words: string,
  before: readonly Found[],
  found: readonly Found[],
): Found | undefined {
  if (found.length > 0 && !hasVerbOfGiving(one.quote)) return found.at(-1);
  if (isPartOfBefore(words) || THE_OTHER.test(words)) return before.at(-1);
  if (one.isBackground || OF_ITS_OWN.test(one.quote)) return undefined;
  return wholeBefore(one, [...before, ...found]);
}

/** A sum of which nothing is told is for what the one before it in its sentence is for. */
function withSubjectOf(previous: Found | undefined, one: Found): Found {
  if (!previous || !one.isSubjectGuessed) return one;
  return { ...one, category: previous.category, purpose: previous.purpose };
}

/** A part that says nothing of its stage has that of its whole. */
function withStageOf<S extends Pick<Suggestion, "status">>(whole: Suggestion | undefined, part: S): S {
  return whole && part.status === "pledged" ? { ...part, status: whole.status } : part;
}

/** Every package of which nothing else is told is for what its parts, told behind it, are for. */
export function withSubjectsOfParts(all: readonly Found[]): Suggestion[] {
  return all.map(({ isSubjectGuessed, features: _, ...whole }, index) => {
    if (!isSubjectGuessed) return whole;
    const after = all
      .slice(index + 1, index + 1 + MOST_PARTS)
      .filter(({ quote }) => !COMES_ON_TOP.test(quote));
    return { ...whole, ...subjectOfParts(whole, partsAfter(whole, after)) };
  });
}

/** What is told beside a package is no part of it. */
const COMES_ON_TOP = whole("onTop");

/** Words that make a sum a part of the one before it in its sentence, whose fate it shares. */
const PART_OF_IT = whole("partsOf");

/** 'of which Belgium pays', 'half of it paid by Italy': a part of a price that is a gift. */
export function isPaidPart(between: string): boolean {
  return PAID_PART.test(between);
}

const PAID_PART = whole("paidParts");

/** 'five billion of it': a part of the sum before. */
const OF_IT = pattern("iu")`^\s*${"ofIt"}(?!\p{L})`;

/** Whether the words behind a sum say that it is a part of the one before. */
export function isOfIt(after: string): boolean {
  return OF_IT.test(after);
}

/** Whether a sum is told as a part of the one before it, by the words from one to the other or by those behind it. */
export function isPartOfPrevious(between: string, after: string): boolean {
  return (PART_OF_IT.test(between) && !/[.!?]\s/.test(between)) || isOfIt(after);
}

/** 'Of this, four billion …': a part of what the sentence before told. */
const PART_OF_THAT = pattern("u")`^${"partsOfThat"}(?!\p{L})`;

/** Whether a sentence begins by telling a part of what the one before it told. */
export function isPartOfBefore(words: string): boolean {
  return PART_OF_THAT.test(words);
}
