import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { countries, countryByAlpha3 } from "./countries.ts";
import { isPartyCode, partyNames } from "./parties.ts";
import { partyCalled } from "./party-called.ts";

describe("partyCalled", () => {
  it.each(cases("party-called"))("%s → %s", (text = "", expected = "") => {
    expect(partyCalled(text)).toBe(expected === "" ? null : expected);
  });

  it("knows every country by its codes, and by what the pages call it in both languages", () => {
    for (const [alpha3, code] of countryByAlpha3)
      for (const written of [code, code.toLowerCase(), alpha3, alpha3.toLowerCase()])
        expect(partyCalled(written), written).toBe(code);
    for (const language of ["en", "uk"]) {
      const regions = new Intl.DisplayNames(language, { type: "region" });
      for (const code of countries) expect(partyCalled(regions.of(code) ?? ""), code).toBe(code);
    }
  });

  it("knows every party that texts are read for by its code and its first name", () => {
    for (const { code, english } of partyNames) {
      expect(partyCalled(code.toLowerCase())).toBe(code);
      expect(partyCalled(english[0] ?? ""), english[0]).toBe(code);
    }
  });

  it("knows what a newsroom calls its own, and lets none of them take a country's name", () => {
    const own = [
      { code: "ORG:Caritas", nameEn: "Caritas", nameUk: "Карітас", alsoCalled: [] },
      { code: "ORG:Taken", nameEn: "Netherlands", nameUk: "Нідерланди", alsoCalled: [] },
    ];
    expect(partyCalled("карітас", own)).toBe("ORG:Caritas");
    expect(partyCalled("org:caritas", own)).toBe("ORG:Caritas");
    expect(partyCalled("Netherlands", own)).toBe("NL");
    expect(partyCalled("Caritas")).toBeNull();
  });

  it("answers a code or nothing, whatever is written", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" })), (text) => {
        const code = partyCalled(text);
        expect(code === null || isPartyCode(code)).toBe(true);
      }),
    );
  });
});
