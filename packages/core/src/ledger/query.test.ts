import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../../fixtures/text.ts";
import { readFilter } from "./filter.ts";
import { filterKeys, queryProblem, refuseKeys, takeKeys } from "./query.ts";

const sentences = (query: string) => {
  const asked = new URLSearchParams(query);
  return queryProblem(asked, readFilter(asked, "2026-11-24").ignored)?.message ?? null;
};

describe("queryProblem", () => {
  it.each([
    "",
    "donor=UK&donor=NLD,Нідерланди&recipient=UA",
    "from=2024&to=2024-Q2&min=1&max=2&q=shells&currency=usd&sort=largest",
    "utm_source=mail",
  ])("has nothing against '%s'", (query) => {
    expect(sentences(query)).toBeNull();
  });

  it.each([
    ["donor=ZZ", /^'ZZ' is no value of 'donor', which takes: codes of ISO 3166-1/],
    ["donor=NL,ZZ", /^'ZZ' is no value of 'donor'/],
    ["doner=NL", /^There is no parameter 'doner'; there are donor, recipient, /],
    ["status=paid", /^'paid' is no value of 'status', which takes: pledged, committed, /],
    ["category=weapons", /takes: military, /],
    ["purpose=bombs", /takes: ammunition, /],
    ["finance=gift", /takes: grant, /],
    ["channel=..", /takes: slugs of \/channels/],
    ["from=31.01.2024", /^'31\.01\.2024' is no value of 'from', which takes: a date as 2024,/],
    ["from=2024&from=2025", /^'from' is given more than once, with '2024' and another value/],
    ["from=2025&to=2024", /^'2024' of 'to' leaves nothing beside/],
    ["min=5&max=4", /^'4' of 'max' leaves nothing beside/],
    ["min=1,000,000", /of 'min'/],
    ["currency=DKK", /takes: EUR, USD, /],
    ["count_at=bank", /takes: donor, fund/],
    ["as_of=2999-01-01", /not after today/],
    ["sort=name", /takes: newest, /],
    ["after=x", /of 'after', which takes: what the address of the next page has/],
    ["sort=oldest&after=newest~2024-01-29~P-2024-0031~pledged", /of 'after'/],
    ["q=%22%22", /of 'q', which takes: words/],
    [`q=${"a".repeat(101)}`, /of 'q'/],
    ["donor=", /^'donor' has no value; leave it out, or give it: codes of/],
    ["donor=,&from=", /'from' has no value/],
  ])("says what is wrong with '%s'", (query, said) => {
    expect(sentences(query)).toMatch(said);
  });

  it("says something of every query of which a part was dropped", () => {
    const pair = fc.tuple(
      fc.oneof(fc.constantFrom(...Object.keys(filterKeys)), codeUnits(10)),
      codeUnits(30),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 8 }), (pairs) => {
        const asked = new URLSearchParams(pairs);
        const { ignored } = readFilter(asked, "2026-11-24");
        const problem = queryProblem(asked, ignored);
        if (ignored.length > 0) expect(problem).not.toBeNull();
        expect(problem?.message ?? ".").toMatch(/\.$/);
      }),
    );
  });
});

describe("takeKeys", () => {
  const allowed = { lang: ["en", "uk"], width: ["wide"] } as const;
  const take = (query: string) => takeKeys(new URLSearchParams(query), allowed);

  it("takes a file's own keys and leaves the ledger's", () => {
    const { taken, rest } = take("donor=NL&lang=uk&donor=DK");
    expect(taken).toEqual({ lang: "uk", width: null });
    expect(rest.toString()).toBe("donor=NL&donor=DK");
  });

  it.each(["lang=xx", "lang=", "lang=en&lang=uk", "width=narrow"])("refuses '%s'", (query) => {
    expect(() => take(query)).toThrow(/takes one of: /);
  });
});

it.each([
  ["", undefined, null],
  ["utm_source=mail", undefined, null],
  ["donor=NL", undefined, /'donor' is nothing/],
  ["donor=NL", ["after"], null],
  ["donor=NL&after=x", ["after"], /'after' is nothing/],
])("refuseKeys('%s', %j)", (query, keys, said) => {
  const refuse = () => refuseKeys(new URLSearchParams(query), keys);
  if (said === null) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(said);
});
