import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { countryCodes, donorKey, findParties, isPartyCode, partyNames } from "./parties.ts";

describe("findParties", () => {
  it.each(cases("parties"))("%s → %s", (text = "", expected = "") => {
    const found = findParties(text).map(({ code, start, end }) => `${code} ${text.slice(start, end)}`);
    expect(found.join("; ")).toBe(expected);
  });

  it("finds every name of every party, alone and in a sentence", () => {
    for (const { code, english } of partyNames)
      for (const name of english) {
        expect(findParties(name)).toEqual([{ code, start: 0, end: name.length }]);
        expect(findParties(`Today ${name} gave`)).toEqual([{ code, start: 6, end: 6 + name.length }]);
      }
  });

  it("gives mentions in order that do not overlap, for any text", () => {
    const words = fc.constantFrom(
      ...["Czech", "Republic", "South", "Korea", "New", "US", "$", "ЄС", "Корея", "Північна", " ", "-", "😀"],
    );
    const text = fc.oneof(
      fc.array(words).map((list) => list.join(" ")),
      fc.array(words).map((list) => list.join("")),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (whole) => {
        let reached = 0;
        for (const { code, start, end } of findParties(whole)) {
          expect(isPartyCode(code)).toBe(true);
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(end).toBeGreaterThan(start);
          reached = end;
        }
        expect(reached).toBeLessThanOrEqual(whole.length);
      }),
    );
  });
});

describe("the list of parties", () => {
  it("has each code once, all of them codes, and each name once", () => {
    const codes = partyNames.map((party) => party.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !isPartyCode(code))).toEqual([]);
    const names = partyNames.flatMap((party) => [...party.english, ...party.ukrainian]);
    expect(names.filter((name, index) => name === "" || names.indexOf(name) !== index)).toEqual([]);
  });

  it("names countries that Intl can name", () => {
    const display = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
    expect(countryCodes.filter((code) => display.of(code) === undefined)).toEqual([]);
  });
});

it.each([
  ["NL", true],
  ["ORG:EU", true],
  ["ORG:WorldBank", true],
  ["nl", false],
  ["NLD", false],
  ["N1", false],
  ["ORG:", false],
  ["ORG:E", false],
  ["ORG:a b", false],
  [`ORG:${"x".repeat(41)}`, false],
  ["org:EU", false],
  ["NL\n", false],
  ["", false],
])("isPartyCode(%j) is %s", (code, expected) => {
  expect(isPartyCode(code)).toBe(expected);
});

it("donorKey is the same in whatever order donors are named", () => {
  expect(donorKey(["NL", "DK"])).toBe("DK;NL");
  expect(donorKey(["DK", "NL"])).toBe("DK;NL");
  expect(donorKey(["NL"])).toBe("NL");
  const given = ["NL", "DK"];
  donorKey(given);
  expect(given).toEqual(["NL", "DK"]);
});
