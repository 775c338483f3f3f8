import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../../fixtures/text.ts";
import { alignTokens } from "./align.ts";
import { difference } from "./difference.ts";
import { tokenize } from "./tokens.ts";

const word = fc.constantFrom(
  "Denmark",
  "gave",
  "87",
  "million",
  ".",
  ",",
  " ",
  " ",
  "\n\n",
  "the",
  "Данія",
  "😀",
  "…",
  "?",
);
const prose = fc.array(word, { maxLength: 60 }).map((words) => words.join(" "));
const any = fc.oneof(prose, codeUnits(40));

function pairsOf(before: string, after: string): [number, number][] {
  return [...alignTokens(tokenize(before), tokenize(after))].flatMap((to, from): [number, number][] =>
    to < 0 ? [] : [[from, to]],
  );
}

describe("tokenize", () => {
  it("covers the text without gaps", () => {
    fc.assert(
      fc.property(any, (text) => {
        const tokens = tokenize(text);
        expect(tokens.map((token) => token.text).join("")).toBe(text);
        let reached = 0;
        for (const token of tokens) {
          expect(token.start).toBe(reached);
          expect(token.end - token.start).toBe(token.text.length);
          reached = token.end;
        }
      }),
    );
  });

  it("keeps words and figures apart from marks and spaces", () => {
    expect(tokenize("€12.5m, Ґ’s  é").map((token) => token.text)).toEqual([
      ..."€|12|.|5m|,| |Ґ|’|s|  |é".split("|"),
    ]);
  });
});

describe("alignTokens", () => {
  it("is increasing, and pairs only words that are the same", () => {
    fc.assert(
      fc.property(any, any, (before, after) => {
        const tokensBefore = tokenize(before);
        const tokensAfter = tokenize(after);
        let reached = -1;
        const pairs = pairsOf(before, after);
        for (const [from, to] of pairs) {
          expect(to).toBeGreaterThan(reached);
          expect(tokensAfter[to]!.text).toBe(tokensBefore[from]!.text);
          reached = to;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("pairs every word of a text with itself", () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(pairsOf(text, text)).toEqual(tokenize(text).map((_, index) => [index, index]));
      }),
    );
  });

  it("pairs every word that an insertion left", () => {
    fc.assert(
      fc.property(prose, prose, fc.nat(), (text, inserted, where) => {
        const tokens = tokenize(text);
        const at = tokens[where % (tokens.length + 1)]?.start ?? text.length;
        const count = pairsOf(text, `${text.slice(0, at)} ${inserted} ${text.slice(at)}`).length;
        // White space at the seam may join what was inserted; words and marks may not.
        expect(count).toBeGreaterThanOrEqual(tokens.filter((token) => token.text.trim() !== "").length);
      }),
    );
  });

  it("does not let an edit in one sentence disturb another", () => {
    const before = "The Dutch gave 12 million. Thanks to all. The Danes gave 12 million. Thanks to all.";
    const after =
      "It began so. The Dutch and others gave 15 million. Thanks to all. The Danes gave 12 million. Thanks to all.";
    const shift = after.indexOf("The Danes") - before.indexOf("The Danes");
    const tokensBefore = tokenize(before);
    const tokensAfter = tokenize(after);
    const aligned = alignTokens(tokensBefore, tokensAfter);
    tokensBefore.forEach((token, index) => {
      if (token.start < before.indexOf("The Danes")) return;
      expect(tokensAfter[aligned[index]!]!.start).toBe(token.start + shift);
    });
  });

  it("takes a text of very many equal sentences", () => {
    const before = "A. ".repeat(150_000);
    const pairs = pairsOf(before, `${before}And so on.`);
    expect(pairs).toHaveLength(tokenize(before).length);
  });

  it("gives up on what was rewritten, not on what stands beside it", () => {
    const many = (word: string) => Array.from({ length: 2000 }, (_, i) => `${word}${i}`).join(" ");
    const aligned = pairsOf(`First ${many("a")} last`, `First ${many("b")} last`);
    expect(aligned.slice(0, 2)).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(aligned.at(-1)).toEqual([4002, 4002]);
  });
});

it("tells two texts as one: without what is new the old one, without what is gone the new one", () => {
  expect(difference("The sum is 87 million.", "The sum was 78 million.")).toEqual([
    { kind: "same", text: "The sum " },
    { kind: "gone", text: "is" },
    { kind: "new", text: "was" },
    { kind: "same", text: " " },
    { kind: "gone", text: "87" },
    { kind: "new", text: "78" },
    { kind: "same", text: " million." },
  ]);
  const words = fc.array(fc.constantFrom("a", "bb", "c.", "\n\n", "dé", " "), { maxLength: 30 });
  fc.assert(
    fc.property(words, words, (a, b) => {
      const [before, after] = [a.join(" "), b.join(" ")];
      const parts = difference(before, after);
      const text = (without: string) =>
        parts.flatMap((part) => (part.kind === without ? [] : [part.text])).join("");
      expect(text("new")).toBe(before);
      expect(text("gone")).toBe(after);
    }),
  );
});
