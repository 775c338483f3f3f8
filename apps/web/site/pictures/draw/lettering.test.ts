import { describe, expect, it } from "vitest";
import { inLines, widthOf } from "./lettering.ts";

describe("room for words", () => {
  /** What Chromium measures of these words in Liberation Sans, which is as wide as Arial, at 13 and at 15 px bold. */
  it.each([
    ["European Bank for Reconstruction and Development", 13, false, 304.2],
    ["щонайменше 22,34 млрд EUR", 13, false, 182.3],
    ["€1,234,567.89 to €2,000", 13, false, 141],
    ["Копенгагенська конференція донорів", 15, true, 279.7],
    ["Donors of Laisvės TV’s campaign", 15, true, 239.5],
  ] as const)("is enough for '%s', and not much more", (words, size, isBold, measured) => {
    expect(widthOf(words, size, isBold)).toBeGreaterThanOrEqual(measured);
    expect(widthOf(words, size, isBold)).toBeLessThan(measured * 1.25);
  });

  it.each([
    ["Paris conference 2022 (46 countries and 24 organisations)", 180, 9, 3],
    ["Paris conference 2022 (46 countries and 24 organisations)", 180, 2, 2],
    ["Onewordthatislongerthanthereisroomforinaline", 120, 9, 1],
    ["short", 120, 9, 1],
    ["", 120, 9, 1],
  ])("'%s' in %i pixels and at most %i lines takes %i", (words, room, most, taken) => {
    const lines = inLines(words, room, 13, { most });
    expect(lines).toHaveLength(taken);
    for (const line of lines) expect(widthOf(line, 13)).toBeLessThanOrEqual(room);
  });

  it("loses no word unless it says so", () => {
    const words = "Denmark, Estonia, Finland, Iceland, Lithuania, Latvia, Norway and Sweden";
    expect(inLines(words, 140, 13).join(" ")).toBe(words);
    expect(inLines(words, 140, 13, { most: 2 })[1]).toMatch(/…$/);
  });
});
