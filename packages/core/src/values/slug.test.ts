import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../../fixtures/text.ts";
import { isSlug, slugFromTitle } from "./slug.ts";

describe("slugFromTitle", () => {
  it.each([
    ["Ukraine Expands Defense Cooperation", "ukraine-expands-defense-cooperation"],
    ["Denmark's 12.5 million — for Ukraine’s army!", "denmarks-12-5-million-for-ukraines-army"],
    ["Україна розширює співпрацю", "ukraina-rozshyriuie-spivpratsiu"],
    ["Жовтий щит, м’яч і ґанок", "zhovtyi-shchyt-miach-i-ganok"],
    ["Málaga, Łódź & Århus", "malaga-odz-arhus"],
    ["  --  ", "article"],
    ["", "article"],
    ["日本", "article"],
    ["ﬁve № ５", "five-no-5"],
    ["a".repeat(100), "a".repeat(80)],
    [`${"word ".repeat(20)}`, "word-".repeat(16).slice(0, -1)],
    [`${"a".repeat(80)} b`, "a".repeat(80)],
    [`a ${"b".repeat(100)}`, "a"],
  ])("%j → %j", (title, slug) => {
    expect(slugFromTitle(title)).toBe(slug);
  });

  it("is a slug for any title, and stays what it is", () => {
    fc.assert(
      fc.property(fc.oneof(codeUnits(60), fc.string({ minLength: 70, maxLength: 200 })), (title) => {
        const slug = slugFromTitle(title);
        expect(isSlug(slug)).toBe(true);
        expect(slugFromTitle(slug)).toBe(slug);
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same for letters written as one or as two", () => {
    const letters = fc.string({ unit: fc.constantFrom("й", "ї", "é", "и", "ö", " ", "Ї"), maxLength: 20 });
    fc.assert(
      fc.property(letters, (title) => {
        expect(slugFromTitle(title.normalize("NFD"))).toBe(slugFromTitle(title));
      }),
    );
  });
});

it.each([
  ["a", true],
  ["a-b-1", true],
  ["a".repeat(80), true],
  ["a".repeat(81), false],
  ["A", false],
  ["a--b", false],
  ["-a", false],
  ["a-", false],
  ["a\n", false],
  ["а", false], // Cyrillic
  ["", false],
])("isSlug(%j) is %s", (text, expected) => {
  expect(isSlug(text)).toBe(expected);
});
