import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../fixtures/text.ts";
import { everything, type LedgerFilter, readFilter, writeFilter } from "./filter.ts";
import { categories, displayCurrencies, statuses } from "./vocabulary.ts";

const code = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"), minLength: 2, maxLength: 2 }),
  fc.string({ unit: fc.constantFrom(..."ABCabc019"), minLength: 2, maxLength: 40 }).map((id) => `ORG:${id}`),
);
const filter: fc.Arbitrary<LedgerFilter> = fc.record({
  donors: fc.uniqueArray(code, { maxLength: 40 }),
  categories: fc.uniqueArray(fc.constantFrom(...categories)),
  statuses: fc.uniqueArray(fc.constantFrom(...statuses)),
  currency: fc.constantFrom(...displayCurrencies),
});
const read = (query: string) => readFilter(new URLSearchParams(query));

describe("writeFilter and readFilter", () => {
  it("are inverse, through the address bar and back", () => {
    fc.assert(
      fc.property(filter, (asked) => {
        const { filter: found, ignored } = read(writeFilter(asked).toString());
        expect(found).toEqual(asked);
        expect(ignored).toEqual([]);
      }),
    );
  });

  it("write nothing of what is the default", () => {
    expect(writeFilter(everything).toString()).toBe("");
    expect(read("")).toEqual({ filter: everything, ignored: [] });
  });

  it("understand any query, or say what they did not", () => {
    const value = fc.oneof(
      codeUnits(120),
      fc.constantFrom("NL", "nl", ",", "pledged", "EUR", "__proto__", "%00"),
    );
    const key = fc.oneof(
      fc.constantFrom("donor", "category", "status", "currency", "page", "__proto__"),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 80 }), (pairs) => {
        const { filter: found, ignored } = readFilter(new URLSearchParams(pairs));
        expect(found.donors.length).toBeLessThanOrEqual(40);
        expect(ignored.length).toBeLessThanOrEqual(10);
        // What was understood is a filter like any other: written and read again, it is the same.
        expect(readFilter(writeFilter(found))).toEqual({ filter: found, ignored: [] });
      }),
      { numRuns: 500 },
    );
  });
});

describe("readFilter", () => {
  it.each<[string, Partial<LedgerFilter>, string[]]>([
    ["donor=NL", { donors: ["NL"] }, []],
    ["donor=NL&donor=DK", { donors: ["NL", "DK"] }, []],
    ["donor=NL,DK", { donors: ["NL", "DK"] }, []],
    ["donor=nl,%20dk%20,NL,", { donors: ["NL", "DK"] }, []],
    ["donor=ORG:EU", { donors: ["ORG:EU"] }, []],
    ["donor=Netherlands", {}, ["donor=Netherlands"]],
    ["category=military,cyber", { categories: ["military", "cyber"] }, []],
    ["category=Military", {}, ["category=Military"]],
    ["status=disbursed&status=paid", { statuses: ["disbursed"] }, ["status=paid"]],
    ["currency=usd", { currency: "USD" }, []],
    ["currency=USD&currency=GBP", { currency: "GBP" }, []],
    ["currency=DKK", {}, ["currency=DKK"]], // amounts may be in it, totals are not
    ["currency=XXX", {}, ["currency=XXX"]],
    ["utm_source=mail&page=2&donors=NL", {}, []], // no concern of the filter
    ["donor=' OR 1=1 --", {}, ["donor=' OR 1=1 --"]],
  ])("%s", (query, expected, ignored) => {
    const answer = read(query);
    expect(answer.filter).toEqual({ ...everything, ...expected });
    expect(answer.ignored.map(({ key, value }) => `${key}=${value}`)).toEqual(ignored);
  });

  it("keeps forty values of a key, and cuts what it quotes back", () => {
    const codes = Array.from({ length: 60 }, (_, i) => `ORG:A${i}`);
    const { filter: found, ignored } = read(codes.map((each) => `donor=${each}`).join("&"));
    expect(found.donors).toEqual(codes.slice(0, 40));
    expect(ignored).toHaveLength(10);
    expect(read(`donor=${"x".repeat(5000)}`).ignored).toEqual([{ key: "donor", value: "x".repeat(80) }]);
  });
});
