import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bestSentence, findWords, searchQuery, stemOf } from "./search-words.ts";

describe("a word's stem", () => {
  it.each([
    ["pledge", "pledges"],
    ["shell", "shells"],
    ["delivery", "deliveries"],
    ["обіцянка", "обіцянки"],
    ["обіцянка", "обіцянок"],
    ["Данія", "Данії"],
    ["снаряди", "снарядів"],
  ])("finds %s and %s by each other", (one, other) => {
    const [a, b] = [stemOf(one), stemOf(other)];
    const isFound = (stem: string, word: string) => word.toLocaleLowerCase("uk").startsWith(stem.slice(0, 5));
    expect(isFound(a, other) && isFound(b, one)).toBe(true);
  });

  it("leaves short words and figures whole", () => {
    expect([stemOf("EU"), stemOf("2024"), stemOf("F16s")]).toEqual(["eu", "2024", "f16s"]);
  });
});

describe("a query", () => {
  it("takes every word as a beginning, and nothing as an operator", () => {
    expect(searchQuery('artillery "shells" NOT near*')).toBe(
      '"artiller"* AND "shell"* AND "not"* AND "near"*',
    );
    expect(searchQuery("shells drones", true)).toBe('"shell"* OR "dron"*');
    expect(searchQuery(' "()*:^- ')).toBeNull();
  });

  it.each([
    ["F16", '("F 16"* OR "F16"*)'],
    ["F-16", '("F 16"* OR "F16"*)'],
    ["зв'язок", '("зв язок"* OR "звʼязок"*)'],
    ["звʼязок", '("зв язок"* OR "звʼязок"*)'],
    ["зв’язок", '("зв язок"* OR "звʼязок"*)'],
    ["Украї\u0301ни", '"україн"*'],
    ["P-2024-0003", '("P 2024"* OR "P2024"*) AND "0003"*'],
  ])("finds %s in every way in which it is written", (typed, query) => {
    expect(searchQuery(typed)?.toLowerCase()).toBe(query.toLowerCase());
  });

  it("never has a quote inside a quoted word", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        for (const part of searchQuery(text)?.split(/ (?:AND|OR) /) ?? [])
          expect(part).toMatch(/^\(?"[^"]+"\*\)?$/);
      }),
    );
  });
});

it("finds words where they stand, and the sentence with most of them", () => {
  const text = "Denmark met the Dutch. Denmark will give shells and drones. Nobody spoke of shells again.";
  expect(findWords(text, "shell").map(({ start, end }) => text.slice(start, end))).toEqual([
    "shells",
    "shells",
  ]);
  const best = bestSentence(text, "drone denmark");
  expect(best && text.slice(best.start, best.end)).toBe("Denmark will give shells and drones.");
  expect(best?.words).toHaveLength(2);
  expect(bestSentence(text, "submarine")).toBeNull();
});
