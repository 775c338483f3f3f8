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

/** What a weight of one is multiplied by, to be kept as an integer. */
export const SCALE = 64;

/**
 * The weights that examples teach, as integers in the order of their names, without those below `least` (of one). What was seen
 * once says nothing of the next page.
 */
export function weightsOf(examples: readonly Example[], least: number): Record<string, number> {
  const known = new Map<string, number>();
  for (const { features } of examples)
    for (const one of new Set(features)) known.set(one, (known.get(one) ?? 0) + 1);
  const seen = examples.map((one) => ({
    ...one,
    features: one.features.filter((feature) => (known.get(feature) ?? 0) > 1),
  }));
  return Object.fromEntries(
    [...train(seen)]
      .filter(([feature, weight]) => feature === "" || Math.abs(weight) >= least)
      .map(([feature, weight]): [string, number] => [feature, Math.round(weight * SCALE)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
