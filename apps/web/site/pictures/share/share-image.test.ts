import { statuses } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";
import { elementsOf, wordsOf } from "../draw/elements.testing.ts";
import { widthOf } from "../draw/lettering.ts";
import { drawShareImage, type ShareWords, shareSize } from "./share-image.ts";

const pledge: ShareWords = {
  kicker: "P-2024-0031",
  title: "Denmark",
  figure: "more than €12m",
  note: "Cyber resilience of the armed forces",
  status: { code: "committed", text: "Committed" },
  foot: "31 January 2024",
  site: "Pledgebook",
};

const long = "Denmark, Estonia, Finland, Iceland, Latvia, Lithuania, Norway, Poland and Sweden "
  .repeat(4)
  .trim();

/** Every line of a drawing: its words and where they stand. */
function linesOf(svg: string) {
  return [
    ...svg.matchAll(/<text [^>]*y="(\d+)"[^>]*font-size="(\d+)" font-weight="(\d+)"[^>]*>([^<]*)</g),
  ].map(([, y, size, weight, words = ""]) => ({
    words,
    y: Number(y),
    size: Number(size),
    isBold: weight === "600",
  }));
}

describe("a share image", () => {
  it("says all it is given", () => {
    const words = linesOf(drawShareImage(pledge)).map((line) => line.words);
    expect(words).toEqual([
      "P-2024-0031",
      "Denmark",
      "more than €12m",
      "Cyber resilience of the armed forces",
      "Committed  ·  31 January 2024",
      "Pledgebook",
    ]);
  });

  it.each([
    ["a long title", { ...pledge, title: long }],
    ["a long title without a figure", { ...pledge, title: long, figure: undefined }],
    ["a long figure", { ...pledge, figure: long }],
    ["a long note and foot", { ...pledge, note: long, foot: long }],
    ["everything long", { ...pledge, title: long, figure: long, note: long, foot: long, kicker: long }],
  ] as [string, ShareWords][])("holds %s within its borders, above one another", (_, words) => {
    const lines = linesOf(drawShareImage(words));
    expect(lines.length).toBeGreaterThan(4);
    const body = lines.slice(0, -2);
    for (const { words: said, y, size, isBold } of body) {
      expect(widthOf(said, size, isBold)).toBeLessThanOrEqual(shareSize.width - 160);
      expect(y).toBeLessThan(510);
    }
    const heights = body.map(({ y }) => y);
    expect(heights).toEqual(heights.toSorted((a, b) => a - b));
  });

  it.each(statuses)("draws how far '%s' is as a sign of its own", (status) => {
    const drawn = (code: typeof status) => drawShareImage({ ...pledge, status: { code, text: "" } });
    for (const other of statuses) if (other !== status) expect(drawn(other)).not.toBe(drawn(status));
  });

  it("takes words for words, not for drawing", () => {
    const elements = elementsOf(drawShareImage({ ...pledge, title: "</text><script>", foot: "a&b \ufffe" }));
    expect(elements.map(({ name }) => name)).not.toContain("script");
    const said = elements.filter(({ name }) => name === "text").map(wordsOf);
    expect(said[1]).toBe("</text><script>");
    expect(said).toContain("Committed  ·  a&b ");
  });
});
