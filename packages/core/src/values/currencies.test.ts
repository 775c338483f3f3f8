import { describe, expect, it } from "vitest";
import { detect } from "../reading/detect.ts";
import { currencies, currencyCodes, isCurrency, isCurrencyInTexts, minorPerUnit } from "./currencies.ts";
import { displayCurrencies } from "./vocabulary.ts";

/** What CLDR rounds for display only, with the digits of ISO 4217. */
const ROUNDED: Partial<Record<string, number>> = {
  ...{ HUF: 2, IDR: 2, AFN: 2, ALL: 2, COP: 2, IQD: 3, IRR: 2, KPW: 2, LAK: 2, LBP: 2, MGA: 2, MMK: 2 },
  ...{ PKR: 2, SOS: 2, SYP: 2, YER: 2 },
};

describe("currencies", () => {
  it("have the number of digits that ISO 4217 gives them", () => {
    for (const code of currencyCodes) {
      const { maximumFractionDigits } = new Intl.NumberFormat("en", {
        style: "currency",
        currency: code,
      }).resolvedOptions();
      expect([code, currencies[code]]).toEqual([code, ROUNDED[code] ?? maximumFractionDigits]);
    }
    expect(minorPerUnit("EUR")).toBe(100);
    expect(minorPerUnit("JPY")).toBe(1);
  });

  it("include all in which totals are shown", () => {
    expect(currencyCodes).toEqual(expect.arrayContaining([...displayCurrencies]));
  });

  it.each(["EUR", "UAH", "KRW", "ALL", "CLP"])("%s is one", (code) => expect(isCurrency(code)).toBe(true));
  it.each(["ALL", "TOP", "CLP"])("%s is one that no text is read by", (code) => {
    expect(isCurrencyInTexts(code)).toBe(false);
    expect(detect(`Norway will give ${code} 5 million for shells.`)).toEqual([]);
  });
  it.each(["eur", "XXX", "", "constructor", "toString", "__proto__", null, undefined, 978, ["EUR"]])(
    "%j is none",
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );
});
