import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decimalFromMinor } from "../../values/money.ts";
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
    [
      "Donor\tCurrency\tMillions\nNorway\tNOK\t1 500\nEBRD\tEUR\t85",
      ["1 500 1500000000 NOK", "85 85000000 EUR"],
    ],
    [
      "Millions, in their own currency.\n\nDonor | Currency | 2023 | 2024\nB | EUR | 31.0 | 28.5",
      ["31.0 31000000 EUR", "28.5 28500000 EUR"],
    ],
    [
      "Values in millions.\n\nItem | Value\n\nDENMARK (DKK) | |\n\nShells | 840\n\nSWEDEN (SEK) | |\n\nBoats | 205",
      ["840 840000000 DKK", "205 205000000 SEK"],
    ],
    ["Sums in EUR million\n\nRepair | 30.0 | –\nWater | 1.3 | –", ["30.0 30000000 EUR", "1.3 1300000 EUR"]],
    ["All in millions\n\nWho | Paid\nEU | EUR 522", ["EUR 522 522000000 EUR"]],
    [
      "Part\t2025, DKK million\t2026, DKK million\nAir\t1,200\t700",
      ["1,200 1200000000 DKK", "700 700000000 DKK"],
    ],
    ["Who | What | When\nBelgium | EUR | 3 000 000", ["3 000 000 3000000 EUR"]],
    ["Tens of millions of euros were lost.\n\nTeam | Points\nBelgium | 3", []],
    ["Donor | Currency | Sum\nNorway | NOK | 85", []],
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
          expect(text.slice(start, end)).toMatch(/^(?:EUR |€)?[\d ,.]+$/);
          expect(start).toBeGreaterThan(last);
          last = end;
        }
      }),
    );
  });
});
