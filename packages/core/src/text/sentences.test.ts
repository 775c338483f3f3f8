import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTo, sentenceAround, sentences } from "./sentences.ts";

const split = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe("sentences", () => {
  it.each([
    ["One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]],
    ["It is 12.5 million. More follows.", ["It is 12.5 million.", "More follows."]],
    ["Mr. Smith met Gen. Jones. They left.", ["Mr. Smith met Gen. Jones.", "They left."]],
    ["Dr. A. spoke to the U.S. Senate. It listened.", ["Dr. A. spoke to the U.S. Senate.", "It listened."]],
    ["It gave approx. 12 million. So be it.", ["It gave approx. 12 million.", "So be it."]],
    ["A title\n\nA line. Another.", ["A title", "A line.", "Another."]],
    ["  Spaces.   Here.  ", ["Spaces.", "Here."]],
    ["Надали 87 млн. євро на снаряди. Далі буде.", ["Надали 87 млн. євро на снаряди.", "Далі буде."]],
    ["Він сказав: «Допоможемо». Потім поїхав.", ["Він сказав: «Допоможемо».", "Потім поїхав."]],
    ["Ends with Mr.", ["Ends with Mr."]],
    ["Ends with Mr.\nNew line.", ["Ends with Mr.", "New line."]],
    ["", []],
    [" \n\n ", []],
  ])("%j", (text, expected) => {
    expect(split(text)).toEqual(expected);
  });

  const text = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc
      .array(fc.constantFrom("Mr.", "One.", "12.5", " ", "\n", "no", "!", "млн.", "😀", "U.S."), {
        maxLength: 40,
      })
      .map((words) => words.join(" ")),
  );
  it("hold every character that is not white space, once, in order, none across a line", () => {
    fc.assert(
      fc.property(text, (whole) => {
        const found = sentences(whole);
        expect(split(whole).join("").replace(/\s/g, "")).toBe(whole.replace(/\s/g, ""));
        let reached = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(whole.slice(start, end)).not.toMatch(/^\s|\s$|\n/);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("sentenceAround", () => {
  const text = "One here. Two there. Three.\n\nFour.";
  const around = (words: string) => {
    const start = text.indexOf(words);
    const { start: from, end } = sentenceAround(text, { start, end: start + words.length });
    return text.slice(from, end);
  };
  it.each([
    ["Two", "Two there."],
    ["here. Two", "One here. Two there."],
    ["Three.\n\nFour", "Three.\n\nFour."],
    ["Four", "Four."],
    ["\n\n", "\n\n"], // between sentences it is itself
  ])("%j → %j", (words, expected) => {
    expect(around(words)).toBe(expected);
  });

  it("takes a span over very many sentences", () => {
    const many = "Ja. ".repeat(150_000);
    expect(sentenceAround(many, { start: 1, end: many.length - 2 })).toEqual({
      start: 0,
      end: many.length - 1,
    });
  });
});

describe("cutTo", () => {
  const cut = (most: number, text: string) =>
    cutTo(most, text, [{ start: 0, end: text.length }]).map(({ start, end }) => text.slice(start, end));

  it.each<[most: number, text: string, parts: string[]]>([
    [20, "short enough", ["short enough"]],
    [11, "one two three four", ["one two", "three four"]],
    [10, "a".repeat(25), ["a".repeat(10), "a".repeat(10), "a".repeat(5)]],
    [5, "😀".repeat(4), ["😀😀😀", "😀"]], // no character in two
  ])("at %i: %s", (most, text, parts) => {
    expect(cut(most, text)).toEqual(parts);
  });
});
