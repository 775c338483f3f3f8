import { describe, expect, it } from "vitest";
import { countries } from "./countries.ts";
import { economyOf } from "./economies.ts";

describe("economyOf", () => {
  it("knows the size of countries as the World Bank tells it", () => {
    // data.worldbank.org, 2023: 4.46 trillion dollars and 83.3 million people; 40.7 billion and 1.37 million.
    expect(economyOf("DE")).toEqual({ gdpInDollars: 4_456_081e6, population: 83_287e3 });
    expect(economyOf("EE")).toEqual({ gdpInDollars: 40_745e6, population: 1_370e3 });
  });

  it("guesses none for who is no country, or not told by the bank", () => {
    for (const code of ["ORG:EU", "TW", "ZZ", ""]) expect(economyOf(code)).toBeNull();
  });

  it("has sane figures alone: of countries that exist, from a hundred to two hundred thousand dollars a head", () => {
    const known = [...countries].filter((code) => economyOf(code) !== null);
    expect(known.length).toBeGreaterThan(180);
    for (const code of known) {
      const { gdpInDollars, population } = economyOf(code)!;
      expect(gdpInDollars / population, code).toBeGreaterThan(100);
      expect(gdpInDollars / population, code).toBeLessThan(200_000);
    }
  });
});
