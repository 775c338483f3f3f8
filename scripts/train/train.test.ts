import { likelihood } from "@pledgebook/core/reading/judge/model";
import { readPages } from "@pledgebook/formats/fixtures/pages";
import { expect, it } from "vitest";
import { learn } from "./learn.ts";
import { learnLines } from "./lines.ts";
import { train } from "./logistic.ts";

it("learns the same weights each time, whole numbers all", () => {
  const few = readPages("train").slice(0, 12);
  const model = learn(few, 1);
  expect(learn(few, 1)).toEqual(model);
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
