import { describe, expect, it } from "vitest";
import { nearestWord } from "./nearest-word.ts";

describe("a word that nothing has", () => {
  const known = ["germany", "german", "ammunition", "shells", "shelter", "løkke", "енергетика", "ліки"].map(
    (term, index) => ({
      term,
      documents: 10 - index,
    }),
  );
  it.each([
    ["Germny", "germany"],
    ["amunition", "ammunition"],
    ["Lokke", "løkke"],
    ["енергетіка", "енергетика"],
    ["submarine", null],
    ["dog", null],
    ["2024", null],
  ])("%s → %s", (typed, meant) => {
    expect(nearestWord(typed, known)).toBe(meant);
  });
});
