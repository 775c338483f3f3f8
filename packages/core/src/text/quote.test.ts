import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchor, describeQuote } from "./quote.ts";
import { isSpanOf, type Span, snapToWords } from "./span.ts";

const text = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 120 }),
  fc
    .array(fc.constantFrom("pledged", "12.5", " ", "don't", "😀", "\n\n", "Данія", ",", "e\u0301"), {
      minLength: 1,
    })
    .map((w) => w.join("")),
);
const spanOf = (whole: string) =>
  fc
    .tuple(fc.nat(whole.length), fc.nat(whole.length))
    .map(([a, b]): Span => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const textWithSpan = text.chain((whole) => fc.tuple(fc.constant(whole), spanOf(whole)));

describe("describe and anchor", () => {
  it("are inverse", () => {
    fc.assert(
      fc.property(textWithSpan, ([whole, span]) => {
        fc.pre(isSpanOf(whole, span));
        const quote = describeQuote(whole, span);
        expect(anchor(whole, quote)).toEqual(span);
        expect(whole).toContain(quote.prefix + quote.exact + quote.suffix);
        // what is kept is text: it survives a database and JSON
        for (const part of [quote.prefix, quote.exact, quote.suffix]) expect(part.isWellFormed()).toBe(true);
      }),
    );
  });

  it("keep 32 characters of context on either side, and less at a text's ends", () => {
    const quote = describeQuote(`${"a".repeat(40)}QUOTE${"b".repeat(5)}`, { start: 40, end: 45 });
    expect(quote).toEqual({ start: 40, end: 45, exact: "QUOTE", prefix: "a".repeat(32), suffix: "bbbbb" });
  });

  it("cut no character in two at the far end of the context", () => {
    const { prefix, suffix } = describeQuote(`x${"😀".repeat(20)}QUOTE!${"😀".repeat(20)}`, {
      start: 41,
      end: 46,
    });
    expect(prefix).toBe("😀".repeat(16));
    expect(suffix).toBe(`!${"😀".repeat(15)}`);
    const odd = describeQuote(`${"😀".repeat(20)}!QUOTE`, { start: 41, end: 46 });
    expect(odd.prefix).toBe(`${"😀".repeat(15)}!`);
  });

  it("know another text when they see one", () => {
    const quote = describeQuote("Denmark gave 87 million.", { start: 13, end: 23 });
    expect(anchor("Denmark gave 37 million.", quote)).toBeNull();
    expect(anchor("Denmark gave 87 mil", quote)).toBeNull();
    expect(anchor("", quote)).toBeNull();
  });

  it.each([
    [0, 0],
    [2, 1],
    [-1, 2],
    [0, 9],
    [0.5, 2],
    [Number.NaN, 2],
    [3, 4], // through the middle of a character
    [2, 3],
  ])("refuse %d–%d of 'ab😀cd'", (start, end) => {
    expect(isSpanOf("ab😀cd", { start, end })).toBe(false);
    expect(() => describeQuote("ab😀cd", { start, end })).toThrow(RangeError);
  });
});

describe("snapToWords", () => {
  it.each([
    ["The [Neth]erlands gave", "The [Netherlands] gave"],
    ["The Neth[erlands ga]ve", "The [Netherlands gave]"],
    ["The[ Netherlands ]gave", "The [Netherlands] gave"],
    ["gave 1[2 mill]ion", "gave [12 million]"],
    ["gave 12.[5 million]", "gave [12.5 million]"], // half a figure is a wrong figure
    ["gave [1,2]34,567 euros", "gave [1,234,567] euros"],
    ["They do[n't g]ive", "They [don't give]"],
    ["the 'ple[dg]e' of", "the '[pledge]' of"],
    ["gave. [The]n", "gave. [Then]"],
    ["in 2024[. The] end", "in 2024[. The] end"], // a mark of punctuation that was meant stays
    ["Дан[ія на]дасть", "[Данія надасть]"],
    ["a [😀] b", "a [😀] b"],
  ])("%s → %s", (selected, expected) => {
    const [whole, span] = parse(selected);
    const snapped = snapToWords(whole, span)!;
    expect(
      `${whole.slice(0, snapped.start)}[${whole.slice(snapped.start, snapped.end)}]${whole.slice(snapped.end)}`,
    ).toBe(expected);
  });

  it("finds nothing where only white space was selected", () => {
    expect(snapToWords("a  b", { start: 1, end: 3 })).toBeNull();
    expect(snapToWords("ab", { start: 1, end: 1 })).toBeNull();
    expect(snapToWords("", { start: 0, end: 5 })).toBeNull();
  });

  it("gives a valid span that holds every word selected, and is stable", () => {
    fc.assert(
      fc.property(textWithSpan, ([whole, span]) => {
        const selected = whole.slice(span.start, span.end).trim();
        const snapped = snapToWords(whole, span);
        expect(snapped === null).toBe(selected === "");
        if (snapped === null) return;
        expect(isSpanOf(whole, snapped)).toBe(true);
        expect(whole.slice(snapped.start, snapped.end)).toContain(selected);
        expect(whole.slice(snapped.start, snapped.end)).not.toMatch(/^\s|\s$/);
        expect(snapToWords(whole, snapped)).toEqual(snapped);
      }),
    );
  });

  it("takes any numbers a browser may give", () => {
    fc.assert(
      fc.property(text, fc.integer(), fc.integer(), (whole, start, end) => {
        const snapped = snapToWords(whole, { start, end });
        if (snapped) expect(isSpanOf(whole, snapped)).toBe(true);
      }),
    );
  });
});

function parse(source: string): [string, Span] {
  return [source.replace(/[[\]]/g, ""), { start: source.indexOf("["), end: source.indexOf("]") - 1 }];
}
