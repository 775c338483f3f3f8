/** An example: what is known, and whether the answer is yes. */
export interface Example {
  features: readonly string[];
  isYes: boolean;
  weight?: number;
}

/** How many times all examples are gone through, and how weights are held small. */
const ROUNDS = 24;
const RATE = 0.12;
const HELD = 0.0008;

/**
 * Logistic regression by gradient descent, one example after another, always in the same order: the same weights each time. The
 * weights are averaged over the second half of the rounds.
 */
export function train(examples: readonly Example[]): Map<string, number> {
  const weights = new Map<string, number>();
  const sums = new Map<string, number>();
  let counted = 0;
  const order = shuffled(examples.length);
  for (let round = 0; round < ROUNDS; round++) {
    const rate = RATE / (1 + round / 6);
    for (const index of order) {
      const { features, isYes, weight = 1 } = examples[index]!;
      const list = ["", ...features];
      const sum = list.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0);
      const error = (isYes ? 1 : 0) - 1 / (1 + Math.exp(-sum));
      // Long sentences have many features: none of them is changed more than those of a short one.
      const step = (weight * rate * error) / Math.sqrt(list.length / 20);
      for (const feature of list) {
        const before = weights.get(feature) ?? 0;
        weights.set(feature, before + step - rate * HELD * before);
      }
    }
    if (round >= ROUNDS / 2) {
      counted++;
      for (const [feature, value] of weights) sums.set(feature, (sums.get(feature) ?? 0) + value);
    }
  }
  return new Map([...sums].map(([feature, sum]) => [feature, sum / counted]));
}

/** The numbers below a number in an order that looks like none, always the same (a linear congruential generator). */
function shuffled(count: number): number[] {
  const list = Array.from({ length: count }, (_, index) => index);
  let state = 12_345;
  for (let at = count - 1; at > 0; at--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = state % (at + 1);
    [list[at], list[other]] = [list[other]!, list[at]!];
  }
  return list;
}
