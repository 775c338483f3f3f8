import { expect, it } from "vitest";
import { isCountryCode } from "./countries.ts";
import { isPartyCode, partyNames } from "./parties.ts";

it("knows the countries that names are read for, and Kosovo", () => {
  const countries = partyNames.filter(({ code }) => !code.startsWith("ORG:"));
  expect(countries.filter(({ code }) => !isCountryCode(code))).toEqual([]);
  expect(isCountryCode("XK")).toBe(true);
});

it("has each of the 249 codes that Intl has a name for", () => {
  const regions = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const all = letters.flatMap((a) => letters.map((b) => a + b)).filter(isCountryCode);
  expect(all).toHaveLength(250);
  expect(all.filter((code) => !regions.of(code))).toEqual([]);
});

it.each(["ZZ", "UK", "EU", "XX", "AA", "QO", "nl", "NLD", ""])("takes '%s' for no party", (code) => {
  expect(isPartyCode(code)).toBe(false);
});
