import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalFromMinor } from "../values/money.ts";
import { tableSums } from "./table-sums.ts";

const told = (text: string) =>
  tableSums(text).map(({ start, end, amount, isConversion }) =>
    [
      text.slice(start, end),
      decimalFromMinor(amount.min!, amount.currency!),
      amount.currency,
      isConversion ? "converted" : "",
    ]
      .join(" ")
      .trim(),
  );

describe("tableSums", () => {
  it.each([
    [
      "State\tEUR\tWhat for\nEstonia\t500 000\tTraining\n\nDenmark\t3 700 000\tTeams",
      ["500 000 500000 EUR", "3 700 000 3700000 EUR"],
    ],
    ["Payment | Sum (EUR billion) | Steps\n\nFirst | 4.2 | 9\n\nTotal | 4.2 | 9", ["4.2 4200000000 EUR"]],
    ["| Line | NOK million |\n| B1 | 3 150 |", ["3 150 3150000000 NOK"]],
    ["Part\tSEK billion\nFrom stock\t0.6", ["0.6 600000000 SEK"]],
    ["Donor\tEUR m\tUSD m\nSpain\t10\t10.8", ["10 10000000 EUR", "10.8 10800000 USD converted"]],
    ["Країна\tмлн євро\nЛитва\t12,5", ["12,5 12500000 EUR"]],
    ["For\tEUR\nHALO\t5.700.000", ["5.700.000 5700000 EUR"]],
    ["Team\tPoints\nBelgium\t3", []],
    ["Donor\tDollars\nCanada\t3", []],
    ["Name\tEUR\nA\tabout 5", []],
    ["Name\tEUR\nA line between.\nA\t5 000", []],
  ])("%j → %j", (text, expected) => expect(told(text)).toEqual(expected));

  it("quotes the text where it stands, in order, for any cells", () => {
    const cell = fc.constantFrom("EUR", "NOK million", "12", "1 200", "Total", "Spain", "", "3.5", "€m");
    const text = fc
      .array(fc.array(cell, { maxLength: 5 }), { maxLength: 8 })
      .map((rows) => rows.map((row) => row.join("\t")).join("\n"));
    fc.assert(
      fc.property(text, (text) => {
        let last = -1;
        for (const { start, end } of tableSums(text)) {
          expect(text.slice(start, end)).toMatch(/^[\d ,.]+$/);
          expect(start).toBeGreaterThan(last);
          last = end;
        }
      }),
    );
  });
});
