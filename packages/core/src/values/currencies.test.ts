import { describe, expect, it } from "vitest";
import { currencies, currencyCodes, isCurrency, minorPerUnit } from "./currencies.ts";
import { displayCurrencies } from "./vocabulary.ts";

describe("currencies", () => {
  it("have the number of digits that ISO 4217 gives them", () => {
    for (const code of currencyCodes) {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency: code,
      }).resolvedOptions();
      // CLDR rounds these two for display only; ISO 4217 has two digits for both.
      const expected = ["HUF", "IDR"].includes(code) ? 2 : maximumFractionDigits;
      expect([code, currencies[code]]).toEqual([code, expected]);
    }
    expect(minorPerUnit("EUR")).toBe(100);
    expect(minorPerUnit("JPY")).toBe(1);
  });

  it("include all in which totals are shown", () => {
    expect(currencyCodes).toEqual(expect.arrayContaining([...displayCurrencies]));
  });

  it.each(["EUR", "UAH", "KRW"])("%s is one", (code) => expect(isCurrency(code)).toBe(true));
  it.each(["eur", "XXX", "", "constructor", "toString", "__proto__", null, undefined, 978, ["EUR"]])(
    "%j is none",
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );
});
