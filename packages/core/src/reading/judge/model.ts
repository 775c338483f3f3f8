/**
 * A linear model: for each question a weight a feature, as integers. Its sum, through the logistic function, is how likely the
 * answer is yes.
 */
export interface LinearModel {
  /** What a weight of one is divided by. */
  scale: number;
  /** For each question its weights; '' is what holds for everything. */
  weights: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** How likely the answer to a question is yes, from 0 to 1. */
export function likelihood(
  { scale, weights }: LinearModel,
  question: string,
  features: readonly string[],
): number {
  const own = weights[question] ?? {};
  let sum = own[""] ?? 0;
  for (const feature of features) sum += own[feature] ?? 0;
  return 1 / (1 + Math.exp(-sum / scale));
}

/** The likeliest of several answers, each a question `name=answer`, and how much likelier it is than the second. */
export function likeliest(
  model: LinearModel,
  name: string,
  answers: readonly string[],
  features: readonly string[],
): { answer: string; lead: number } | null {
  const [first, second] = answers
    .map((answer) => ({ answer, likely: likelihood(model, `${name}=${answer}`, features) }))
    .sort((a, b) => b.likely - a.likely);
  return first ? { answer: first.answer, lead: first.likely - (second?.likely ?? 0) } : null;
}

/** What was learned of pledges. */
export interface LearnedModel extends LinearModel {
  /** From which likelihood on a claim is suggested. */
  thresholds: { sum: number; goods: number };
  /** How sure it may be: its log-odds times `slope` and `base`, as they were right on pages that it had not learned from. */
  sureness: { slope: number; base: number };
}

/** How sure a model may be of what it says is likely, from 0 to 1. */
export function sureness({ sureness: { slope, base } }: LearnedModel, likely: number): number {
  const odds = Math.log(Math.max(likely, 1e-9) / Math.max(1 - likely, 1e-9));
  return 1 / (1 + Math.exp(-(slope * odds + base)));
}

/** What decides as the rules do: for learning, and to compare with. */
export const rulesAlone: LearnedModel = {
  scale: 1,
  thresholds: { sum: 0.5, goods: 0.5 },
  sureness: { slope: 1, base: 0 },
  weights: { pledge: { "": -9, "R:-": 18 } },
};
