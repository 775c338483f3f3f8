import { reanchor } from "@pledgebook/core/anchoring/reanchor";
import { detect } from "@pledgebook/core/reading/detect";
import { isSpanOf } from "@pledgebook/core/text/span";
import { Problem } from "@pledgebook/core/values/problem";
import { describe, expect, it } from "vitest";
import {
  fuzzDetect,
  fuzzPaste,
  fuzzReanchor,
  hostileHtml,
  hostileKinds,
  hostileMarkdown,
  medianTime,
} from "../fixtures/fuzz.ts";
import { blocksOfHtml } from "./read/html.ts";
import { markdownParts } from "./read/markdown-file.ts";
import { readPasted } from "./read/pasted.ts";

/** A reader to which a refusal is an answer too. */
function orRefuse(read: (text: string) => unknown): (text: string) => void {
  return (text) => {
    try {
      read(text);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
    }
  };
}
const paste = orRefuse(readPasted);
const html = orRefuse(blocksOfHtml);
const markdown = orRefuse(markdownParts);
const carry = (text: string) => reanchor(text, `${text.slice(1)} and more`, [{ start: 0, end: 4 }]);

describe("any text at all", () => {
  it.each([
    ["paste", fuzzPaste, 3000],
    ["detect", fuzzDetect, 1500],
    ["reanchor", fuzzReanchor, 1500],
  ] as const)("%s takes it", (_, fuzz, count) => {
    expect(fuzz({ count })).toEqual({ texts: count, failure: null });
  });
});

describe("long texts of a hostile kind", () => {
  // Eight times the text may take eight times as long, and three times that for the noise of a busy machine; what grows
  // with the square takes 64 times as long. Below the floor nothing is measured but noise.
  const [letters, growth, slack, floorInMs] = [1500, 8, 3, 60];

  it.each([
    ...hostileKinds.map((kind) => [...kind, [paste, detect, carry]] as const),
    ...hostileHtml.map((kind) => [...kind, [html]] as const),
    ...hostileMarkdown.map((kind) => [...kind, [markdown]] as const),
  ])("%s", (_, textOf, readers) => {
    const short = textOf(letters);
    const long = textOf(letters * growth);
    for (const read of readers) {
      // What is slow by nature is slow each time; what a busy machine slows down is not.
      const isLinear = [1, 2, 3].some(() => {
        const before = medianTime(() => read(short));
        const after = medianTime(() => read(long));
        return after < Math.max(floorInMs, before * growth * slack);
      });
      expect(isLinear).toBe(true);
    }
  });

  it("a megabyte without a space, and one of full sentences in one line", () => {
    for (const text of ["a".repeat(1e6), "Denmark gives Ukraine €5 million. ".repeat(3000)])
      for (const read of [paste, detect]) {
        const began = performance.now();
        read(text);
        expect(performance.now() - began).toBeLessThan(10_000);
      }
  });

  it("cuts no character in two where it cuts a sentence", () => {
    const text = `${"😀".repeat(2000)} Denmark gives Ukraine €5 million.`;
    const found = detect(text);
    expect(found).toHaveLength(1);
    expect(found.every((one) => isSpanOf(text, one) && text.slice(one.start, one.end) === one.quote)).toBe(
      true,
    );
  });
});
