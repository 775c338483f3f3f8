import { learned } from "@pledgebook/core/reading/judge/learned";
import { likelihood } from "@pledgebook/core/reading/judge/model";
import { amountFrom } from "@pledgebook/core/values/money";
import { describe, expect, it } from "vitest";
import { readPages } from "../../fixtures/pages.ts";
import { type DecidedArticle, lessonsOfDesk } from "./examples.ts";
import { learn, scoreOnDesk } from "./learn.ts";
import { learnLines } from "./lines.ts";
import { train } from "./logistic.ts";

it("learns the same weights each time, whole numbers all", () => {
  const few = readPages("train").slice(0, 12);
  const model = learn(few, [], 1);
  expect(learn(few, [], 1)).toEqual(model);
  expect(learnLines(few)).toEqual(learnLines(few));
  for (const weights of Object.values(model.weights))
    for (const weight of Object.values(weights)) expect(Number.isInteger(weight)).toBe(true);
});

it("learns what tells examples apart", () => {
  const weights = train([
    { features: ["gives", "shells"], isYes: true },
    { features: ["costs", "shells"], isYes: false },
    { features: ["gives", "tents"], isYes: true },
    { features: ["costs", "tents"], isYes: false },
  ]);
  const model = { scale: 1, weights: { pledge: Object.fromEntries(weights) } };
  expect(likelihood(model, "pledge", ["gives", "bread"])).toBeGreaterThan(0.7);
  expect(likelihood(model, "pledge", ["costs", "bread"])).toBeLessThan(0.3);
});

describe("what a desk decided", () => {
  const text =
    "Oslo gives more\n\nNorway will give Ukraine 12 million euros for drones. Its own army costs 900 million euros a year.";
  const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
  const euros = (millions: number) => amountFrom("exact", "EUR", millions * 100_000_000, null);
  const article: DecidedArticle = {
    id: "a",
    title: "Oslo gives more",
    publishedOn: "2024-01-31",
    text,
    decided: [
      { ...at("12 million euros"), amount: euros(12), isPledge: true },
      { ...at("900 million euros"), amount: euros(900), isPledge: false },
    ],
  };

  it("teaches of its own claims alone, by place and sum", () => {
    const lessons = (decided: DecidedArticle["decided"]) =>
      (lessonsOfDesk({ ...article, decided }, learned).get("pledge") ?? []).map(({ isYes }) => isYes);
    expect(lessons(article.decided)).toEqual([true, false]);
    expect(lessons([])).toEqual([]);
    expect(lessons([{ ...at("12 million euros"), amount: euros(13), isPledge: true }])).toEqual([]);
  });

  it("is what models are scored by", () => {
    expect(scoreOnDesk([article], () => learned)).toEqual({ decided: 2, pledges: 1, others: 1 });
    const contrary = article.decided.map((one) => ({ ...one, isPledge: !one.isPledge }));
    expect(scoreOnDesk([{ ...article, decided: contrary }], () => learned)).toMatchObject({
      pledges: 0,
      others: 0,
    });
    expect(scoreOnDesk([], () => learned)).toEqual({ decided: 0, pledges: null, others: null });
  });
});
