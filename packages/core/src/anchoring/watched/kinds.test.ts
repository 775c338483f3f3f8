import { describe, expect, it } from "vitest";
import {
  type Case,
  inEnglish,
  inUkrainian,
  ordinalInEnglish,
  ordinalInUkrainian,
} from "../../../fixtures/spoken-numbers.ts";
import { figureTokens } from "../figures-changed.ts";
import { kindOf } from "./kinds.ts";

const upTo = (most: number) => Array.from({ length: most }, (_, index) => index + 1);
const wordsOf = (text: string) => text.toLowerCase().replaceAll("'", "").split(/[ -]/);
const unknown = (texts: string[], kind: string, isApart = (_: string) => false) => [
  ...new Set(texts.flatMap(wordsOf).filter((word) => kindOf(word) !== kind && !isApart(word))),
];

describe("kindOf", () => {
  it("knows every number up to 999 in English words, and the ordinals", () => {
    expect(unknown(upTo(999).map(inEnglish), "numbers", (word) => word === "and")).toEqual([]);
    expect(unknown(upTo(20).map(ordinalInEnglish), "numbers")).toEqual([]);
  });

  it.each<Case>(["nominative", "genitive", "instrumental"])("knows them in the Ukrainian %s", (grammar) => {
    expect(
      unknown(
        upTo(999).map((value) => inUkrainian(value, grammar)),
        "numbers",
      ),
    ).toEqual([]);
  });

  it("knows the Ukrainian ordinals", () => {
    const both = (["masculine", "feminine"] as const).flatMap((gender) =>
      upTo(20).map((value) => ordinalInUkrainian(value, gender)),
    );
    expect(unknown(both, "numbers")).toEqual([]);
  });

  // The dative, and forms that are heard beside those of the tables.
  it.each(
    "одному двом трьом чотирьом п'ятьом шістьом сімом вісьмом дев'ятьом десятьом дванадцятьом двадцятьом сорока п'ятдесятьом двомстам трьомстам чотирьомстам п'ятистам шістьомастами сімомастами обом двійкою трійкою п'ятірка десятком сотням тисячею мільйонові мільярдах трильйоном двадцятеро дев'ятеро".split(
      " ",
    ),
  )("knows %s", (word) => {
    expect(unknown([word], "numbers")).toEqual([]);
  });

  // What currencies are called is ISO 4217's, in the words of Unicode's CLDR.
  it.each(["en", "uk"])("knows every currency as it is called and counted in '%s'", (language) => {
    const missed = Intl.supportedValuesOf("currency").filter((currency) => {
      const counts = [1, 2, 5, 100].map((value) =>
        new Intl.NumberFormat(language, {
          style: "currency",
          currency,
          currencyDisplay: "name",
          minimumFractionDigits: 0,
        })
          .format(value)
          .replace(/\(.*?\)/g, ""),
      );
      // Behind the number, one word at least is the currency's own: not a country's, nor 'new' or 'convertible'.
      return counts.some((text) => {
        const nouns =
          text
            .toLowerCase()
            .replace(/[’ʼ']/g, "")
            .match(/(?<!\p{L})\p{L}+/gu) ?? [];
        const known = nouns.filter(
          (noun) => kindOf(noun) === "currencies" || figureTokens(`five ${noun}`).length > 1,
        );
        return !/^(?:XDR|XAF|XOF|XPF|XCD|XCG|XSU|XUA)$/.test(currency) && known.length === 0;
      });
    });
    expect(missed).toEqual([]);
  });
});
