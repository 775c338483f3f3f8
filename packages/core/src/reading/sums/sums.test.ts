import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../../fixtures/cases.ts";
import { amountProblem, decimalFromMinor } from "../../values/money.ts";
import { type Figure, findFigures } from "./sums.ts";

/** "exact 87000000 EUR", "between 10 15 USD converted" */
function told({ amount: { qualifier, min, max, currency }, isConversion }: Figure): string {
  const figures = [...new Set([min, max])].filter((value) => value !== null);
  const decimals = figures.map((value) => decimalFromMinor(value, currency!));
  return [qualifier, ...decimals, currency, ...(isConversion ? ["converted"] : [])].join(" ");
}

describe("findFigures", () => {
  it.each(cases("sums"))("%s → %s %s", (source = "", expected = "", country = "") => {
    const text = source.replace(/[[\]]/g, "");
    const found = findFigures(text, () => country || null);
    expect(found.map(told).join("; ")).toBe(expected);
    if (found.length > 0)
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        [...source.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]).slice(-found.length),
      );
  });

  const words = fc.constantFrom(
    ...[
      "87",
      "1,234",
      "12.5",
      "€",
      "$",
      "EUR",
      "US$",
      "million",
      "bn",
      "m",
      "half a",
      "euros",
      "kroner",
      "over",
      "up to",
    ],
    ...[
      "between",
      "(",
      ")",
      "-",
      "–",
      " ",
      ".",
      ",",
      "млн",
      "понад",
      "євро",
      "крон",
      "\n",
      "😀",
      "9999999999999999",
    ],
  );
  it("gives whole, ordered, valid sums for any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words).map((list) => list.join(" ")),
          fc.array(words).map((list) => list.join("")),
          fc.string(),
        ),
        (text) => {
          let reached = 0;
          for (const figure of findFigures(text)) {
            expect(figure.start).toBeGreaterThanOrEqual(reached);
            expect(figure.end).toBeGreaterThan(figure.start);
            expect(figure.end).toBeLessThanOrEqual(text.length);
            expect(amountProblem(figure.amount)).toBeNull();
            reached = figure.end;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
