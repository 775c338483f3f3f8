import type { Amount } from "../values/money.ts";
import { boundsOf } from "../values/money.ts";
import type { Category, Purpose, Status } from "../values/vocabulary.ts";

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

/** How far behind a package its parts are told, in characters, and how many there are at most. */
const REACH = 900;
const MOST_PARTS = 8;

const size = ({ amount }: Statement): number => {
  const { floor, ceiling } = boundsOf(amount);
  return floor || ceiling || 0;
};
const isSmallerOfSame = (part: Statement, whole: Statement): boolean =>
  part.amount.currency !== null &&
  part.amount.currency === whole.amount.currency &&
  part.donorCodes.every((code) => whole.donorCodes.includes(code)) &&
  size(part) > 0 &&
  size(part) < size(whole);

/** The sum told shortly before that another may be a part of: the last larger one of the same donor in the same currency. */
export function wholeBefore<S extends Statement>(part: Statement, before: readonly S[]): S | undefined {
  return before
    .slice(-MOST_PARTS)
    .findLast((one) => part.start - one.end < REACH && isSmallerOfSame(part, one));
}

/** The smaller sums told after one that together do not exceed it: its parts, as far as sums can tell. */
export function partsAfter<S extends Statement>(whole: S, after: readonly S[]): S[] {
  const parts: S[] = [];
  let left = size(whole) * 1.02;
  for (const one of after.slice(0, MOST_PARTS)) {
    if (one.start - whole.end > REACH || !isSmallerOfSame(one, whole) || size(one) > left) continue;
    parts.push(one);
    left -= size(one);
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
    if (part.category) sums.set(part.category, (sums.get(part.category) ?? 0) + size(part));
  const [best] = [...sums].sort((a, b) => b[1] - a[1]);
  if (!best || [...sums.values()].reduce((sum, one) => sum + one, 0) < 0.5 * size(whole)) return null;
  const [category] = best;
  const largest = parts
    .filter((part) => part.category === category)
    .reduce((a, b) => (size(b) > size(a) ? b : a));
  return { category, purpose: largest.purpose };
}
