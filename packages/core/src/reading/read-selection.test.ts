import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalFromMinor } from "../values/money.ts";
import { readSelection } from "./read-selection.ts";
import { readText } from "./read-text.ts";
import type { Suggestion } from "./suggestion.ts";

/** "DK exact 12000000 EUR ammunition/military" */
function told({ amount, donorCodes, purpose, category }: Suggestion): string {
  const { qualifier, min, max, currency } = amount;
  const value = min ?? max;
  return [
    donorCodes.join(";") || "?",
    qualifier,
    ...(value === null ? [] : [decimalFromMinor(value, currency!), currency]),
    `${purpose ?? "-"}/${category ?? "-"}`,
  ].join(" ");
}

describe("readSelection", () => {
  const text =
    "The talks went on. Denmark pledged over 12 million euros for cyber defence, and Norway 500 million kroner for shells.\n\nOther news: 7 million dollars.";
  const reading = readText(text);
  const select = (words: string) => {
    const start = text.indexOf(words);
    return readSelection(reading, { start, end: start + words.length });
  };

  it.each([
    ["12 million", "DK more_than 12000000 EUR cyber/cyber"], // the rest of the sentence fills the form
    ["Denmark pledged over 12 million euros for cyber defence", "DK more_than 12000000 EUR cyber/cyber"],
    ["Norway 500 million kroner for shells", "NO exact 500000000 NOK ammunition/military"],
    ["7 million dollars", "? exact 7000000 USD -/-"],
    ["The talks", "? unquantified -/-"], // never guessed
  ])("%s", (words, expected) => {
    const selection = select(words);
    expect(told(selection)).toBe(expected);
    expect(selection.quote).toBe(words);
    expect(text.slice(selection.start, selection.end)).toBe(words);
  });

  it("takes any selection of any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.nat(), fc.nat(), (whole, a, length) => {
        const start = a % whole.length;
        const end = Math.min(whole.length, start + 1 + (length % whole.length));
        expect(readSelection(readText(whole), { start, end })).toMatchObject({
          start,
          end,
          quote: whole.slice(start, end),
        });
      }),
    );
  });
});
