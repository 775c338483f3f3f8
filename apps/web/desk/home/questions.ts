import type { Pair } from "@/desk/reconcile/pair.ts";

/** Pairs of one donor that may be one promise, as one question about the likeliest of them. */
export interface Question {
  donorCode: string;
  pairs: number;
  likeliest: Pair;
}

/** One question a donor, in the order of the pairs: the likeliest first. A joint pledge is asked under its first donor. */
export function questionsOf(pairs: readonly Pair[]): Question[] {
  const byDonor = Map.groupBy(pairs, ({ keep }) => keep.pledge.donorCodes[0] ?? "");
  return [...byDonor].flatMap(([donorCode, asked]) =>
    asked[0] ? [{ donorCode, pairs: asked.length, likeliest: asked[0] }] : [],
  );
}

/** The side whose sum is the smaller one: more than that an answer cannot take from the totals. */
export function smallerOf({ keep, other }: Pair): Pair["keep"] {
  return floorInEuros(other) < floorInEuros(keep) ? other : keep;
}

/** Cents; what has no sum, or none that a rate converts, is the smallest of all. */
function floorInEuros({ pledge: { amount, converted } }: Pair["keep"]): number {
  if (amount.currency === "EUR") return amount.min ?? amount.max ?? 0;
  return converted?.bounds.floor ?? 0;
}
