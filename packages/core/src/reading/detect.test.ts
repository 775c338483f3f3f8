import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { isSpanOf } from "../text/span.ts";
import { amountProblem, decimalFromMinor } from "../values/money.ts";
import { isPartyCode } from "../values/parties.ts";
import { detect } from "./detect.ts";
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
const read = (text: string) => detect(text).map(told);

/** 'DK at_least 12000000 EUR', 'PL in kind' */
function short({ amount, donorCodes, inKind }: Suggestion): string {
  const { qualifier, min, max, currency } = amount;
  const figures = [...new Set([min, max])].filter((value) => value !== null);
  const sum = [qualifier, ...figures.map((value) => decimalFromMinor(value, currency!)), currency];
  return [donorCodes.join(";"), ...(inKind === null ? sum : ["in kind"])].join(" ");
}

describe("detect, kind by kind", () => {
  it.each(cases("detection"))("%s → %s", (text = "", expected = "", title = "") => {
    const found = detect(text.replaceAll("↵", "\n"), { title, publishedOn: "2024-10-10" });
    expect(found.map(short).join("; ") || "-").toBe(expected);
  });
});

describe("detect", () => {
  it.each<[string, string[]]>([
    [
      "Norway has pledged 87 million euros for artillery shells.",
      ["NO exact 87000000 EUR ammunition/military"],
    ],
    ["Sweden will provide over SEK 13 billion for tanks.", ["SE more_than 13000000000 SEK armour/military"]],
    // A promise told in passing.
    [
      "Denmark joined the fund on Monday, promising it would give 40 million euros for shells.",
      ["DK exact 40000000 EUR ammunition/military"],
    ],
    [
      "The minister spoke in Kyiv, saying that Latvia would send 5 million euros for drones.",
      ["LV exact 5000000 EUR drones/military"],
    ],
    ["Oslo gives up to 500 million kroner for air defence.", ["NO up_to 500000000 NOK air_defence/military"]],
    [
      "Copenhagen gives 91 million kroner (about $13m) for cyber defence.",
      ["DK exact 91000000 DKK cyber/cyber"],
    ],
    [
      "Latvia pledged 10 million euros for drones, while Estonia will give 5 million euros for demining.",
      ["LV exact 10000000 EUR drones/military", "EE exact 5000000 EUR demining/humanitarian"],
    ],
    [
      "Denmark gives 91 million kroner for drones, and Norway gives 500 million kroner for shells.",
      ["DK exact 91000000 DKK drones/military", "NO exact 500000000 NOK ammunition/military"], // each its own kroner
    ],
    [
      "Belgian ministers came to Kyiv. Another 25 million euros were pledged for generators.",
      ["BE exact 25000000 EUR energy/energy"], // the donor of the sentence before
    ],
    [
      "Norwegian ministers came. Another 500 million kroner were pledged for drones.",
      ["NO exact 500000000 NOK drones/military"],
    ],
    [
      "Belgian ministers came to Kyiv.\n\nAnother 25 million euros were pledged for generators.",
      ["BE exact 25000000 EUR energy/energy"],
    ],
    ["Данія виділить понад 87,5 млн євро на снаряди.", ["DK more_than 87500000 EUR ammunition/military"]],
    [
      "Норвегія надасть до 500 млн крон на протиповітряну оборону.",
      ["NO up_to 500000000 NOK air_defence/military"],
    ],
    ["Нідерланди передадуть 25 млн євро на енергетику.", ["NL exact 25000000 EUR energy/energy"]],
  ])("%s", (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    "Norway has pledged its support.",
    "The repair will cost 87 million euros, and nobody has pledged it.",
    "Norway has given 2 billion euros since the start of the war.",
    "Norway denied that it would give 87 million euros.",
    "It rained on 24 January 2024.",
    "Загалом з 2022 року Данія надала 3 млрд євро, загалом з початку війни.",
    "",
  ])("sees no pledge in: %s", (text) => {
    expect(read(text)).toEqual([]);
  });

  it("names the channel, and a stage only where the words are past doubt", () => {
    const [first, second] = detect(
      "Denmark pledged 12 million euros to the IT coalition. Norway has paid: 5 million euros were disbursed and given to the International Fund for Ukraine.",
    );
    expect(first).toMatchObject({ channel: "it-coalition", status: "pledged" });
    expect(second).toMatchObject({ channel: "international-fund-for-ukraine", status: "disbursed" });
  });

  it("quotes the text where it stands, and suggests what can be saved, for any text", () => {
    const words = fc.constantFrom(
      ...[
        "Denmark",
        "Norway",
        "pledged",
        "will give",
        "87",
        "million",
        "euros",
        "€5m",
        "and",
        "while",
        ",",
        ".",
        "\n\n",
        "for shells",
        "kroner",
      ],
      ...["Данія", "надасть", "5 млн євро", "до", "since the start", "(", ")", "😀"],
    );
    const text = fc.oneof(
      fc.array(words, { maxLength: 40 }).map((list) => list.join(" ")),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(text, (whole) => {
        const found = detect(whole);
        expect(detect(whole)).toEqual(found);
        for (const suggestion of found) {
          expect(isSpanOf(whole, suggestion)).toBe(true);
          expect(whole.slice(suggestion.start, suggestion.end)).toBe(suggestion.quote);
          expect(suggestion.quote).toBe(suggestion.quote.trim());
          expect(amountProblem(suggestion.amount)).toBeNull();
          expect(suggestion.donorCodes.every(isPartyCode)).toBe(true);
          expect(suggestion.confidence).toBeGreaterThan(0);
          expect(suggestion.confidence).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
