import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../../fixtures/text.ts";
import { partyNames } from "../values/parties.ts";
import {
  categories,
  countingPlaces,
  displayCurrencies,
  dueStates,
  financeTypes,
  purposes,
  sortOrders,
  statuses,
} from "../values/vocabulary.ts";
import type { Cursor } from "./cursor.ts";
import { emptyFilter, type LedgerFilter, readFilter, writeFilter } from "./filter.ts";

const today = "2026-11-24";

const code = fc.oneof(
  fc.constantFrom(...partyNames.map((party) => party.code)),
  fc.string({ unit: fc.constantFrom(..."ABCabc019"), minLength: 2, maxLength: 40 }).map((id) => `ORG:${id}`),
);
const filter: fc.Arbitrary<LedgerFilter> = fc
  .record({
    donors: fc.uniqueArray(code, { maxLength: 40 }),
    recipients: fc.uniqueArray(code, { maxLength: 3 }),
    channels: fc.uniqueArray(fc.constantFrom("bilateral", "it-coalition", "european-peace-facility")),
    categories: fc.uniqueArray(fc.constantFrom(...categories)),
    purposes: fc.uniqueArray(fc.constantFrom(...purposes)),
    statuses: fc.uniqueArray(fc.constantFrom(...statuses)),
    financeTypes: fc.uniqueArray(fc.constantFrom(...financeTypes)),
    from: fc.constantFrom(null, "2022", "2022-Q1", "2022-02-24"),
    to: fc.constantFrom(null, "2022", "2023-06", "2024-Q4"),
    min: fc.option(fc.integer({ min: 0, max: 1e6 })),
    max: fc.option(fc.integer({ min: 1e6, max: 1e12 })),
    text: fc.constantFrom("", "shells", "артилерія 155 мм", "P-2024-0031", "a  '\"& b".replace("  ", " ")),
    countAt: fc.constantFrom(...countingPlaces),
    currency: fc.constantFrom(...displayCurrencies),
    asOf: fc.constantFrom(null, "2022-02-24", today),
    sort: fc.constantFrom(...sortOrders),
    due: fc.constantFrom(null, ...dueStates),
  })
  // Whether a day is over is seen from the day that is asked for.
  .map(({ due, ...rest }) => {
    // Only what is due is put in the order of its days.
    const state = due ?? (rest.sort === "due" ? "past" : null);
    return { ...rest, due: state && { state, day: rest.asOf ?? today } };
  });
const cursor = (sort: LedgerFilter["sort"]): fc.Arbitrary<Cursor | null> =>
  fc.option(
    fc.record({
      sort: fc.constant(sort),
      value:
        sort === "largest" || sort === "smallest"
          ? fc.integer({ min: 0 }).map(String)
          : fc.constantFrom("", "2024-01-29", "2024-01-29T08:00:00.000Z"),
      code: fc.constantFrom("P-2024-0031", "P-2022-123456"),
      part: fc.constantFrom("pledged", "committed-2025"),
    }),
  );
const read = (query: string) => readFilter(new URLSearchParams(query), today);

describe("writeFilter and readFilter", () => {
  it("are inverse, through the address bar and back", () => {
    fc.assert(
      fc.property(
        filter.chain((asked) => fc.tuple(fc.constant(asked), cursor(asked.sort))),
        ([asked, after]) => {
          expect(read(writeFilter(asked, after).toString())).toEqual({ filter: asked, after, ignored: [] });
        },
      ),
    );
  });

  it("write nothing of what is the default", () => {
    expect(writeFilter(emptyFilter).toString()).toBe("");
    expect(read("")).toEqual({ filter: emptyFilter, after: null, ignored: [] });
  });

  it("understand any query, or say what they did not", () => {
    const value = fc.oneof(
      codeUnits(120),
      fc.constantFrom(
        "NL",
        "nl",
        ",",
        "pledged",
        "EUR",
        "__proto__",
        "%00",
        "2024",
        "2024-13-01",
        "-1",
        "12",
        "1e9",
      ),
    );
    const key = fc.oneof(
      fc.constantFrom(
        ..."donor recipient channel category purpose status finance from to min max q".split(" "),
        ..."count_at currency as_of sort after page __proto__".split(" "),
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(key, value), { maxLength: 80 }), (pairs) => {
        const { filter: found, after, ignored } = readFilter(new URLSearchParams(pairs), today);
        expect(found.donors.length).toBeLessThanOrEqual(40);
        expect(ignored.length).toBeLessThanOrEqual(10);
        // What was understood is a filter like any other: written and read again, it is the same.
        expect(readFilter(writeFilter(found, after), today)).toEqual({ filter: found, after, ignored: [] });
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
    ["donor=UK,EU,nld,usa", { donors: ["GB", "ORG:EU", "NL", "US"] }, []],
    ["donor=Netherlands&donor=Нідерланди&donor=Czech%20Republic", { donors: ["NL", "CZ"] }, []],
    ["recipient=ukraine", { recipients: ["UA"] }, []],
    ["donor=FJ", { donors: ["FJ"] }, []], // valid, whatever the ledger has of it
    ["donor=ZZ,NL", { donors: ["NL"] }, ["donor=ZZ"]],
    ["category=military,cyber", { categories: ["military", "cyber"] }, []],
    [
      "category=Military&purpose=Air%20defence,air-defence",
      { categories: ["military"], purposes: ["air_defence"] },
      [],
    ],
    ["status=disbursed&status=paid", { statuses: ["disbursed"] }, ["status=paid"]],
    ["currency=usd", { currency: "USD" }, []],
    ["currency=USD&currency=GBP", { currency: "GBP" }, ["currency=USD"]],
    ["currency=GBP&currency=gbp&currency=", { currency: "GBP" }, []],
    ["from=2023&from=2024", { from: "2024" }, ["from=2023"]],
    ["q=shells&q=drones&q=", { text: "drones" }, ["q=shells"]],
    ["currency=DKK", {}, ["currency=DKK"]], // amounts may be in it, totals are not
    ["currency=XXX", {}, ["currency=XXX"]],
    ["utm_source=mail&fbclid=x", {}, []], // of those who count clicks
    ["doner=NL&page=2", {}, ["doner=NL", "page=2"]],
    ["Donor=NL&toString=1", {}, ["Donor=NL", "toString=1"]],
    ["donor=&status=,", {}, []], // as a form sends what was not filled in
    ["donor=' OR 1=1 --", {}, ["donor=' OR 1=1 --"]],
    [
      "recipient=ua&channel=bilateral,it-coalition",
      { recipients: ["UA"], channels: ["bilateral", "it-coalition"] },
      [],
    ],
    ["channel=../etc/passwd", {}, ["channel=../etc/passwd"]],
    ["purpose=ammunition,bombs", { purposes: ["ammunition"] }, ["purpose=bombs"]],
    ["finance=loan", { financeTypes: ["loan"] }, []],
    ["from=2024&to=2024-Q2", { from: "2024", to: "2024-Q2" }, []],
    ["from=2024-02-30", {}, ["from=2024-02-30"]],
    ["from=31.01.2024&to=2024-q2", { to: "2024-Q2" }, ["from=31.01.2024"]],
    ["from=2025&to=2024", { from: "2025" }, ["to=2024"]],
    ["min=1000000&max=5000000", { min: 1_000_000, max: 5_000_000 }, []],
    ["min=-1", {}, ["min=-1"]],
    ["min=1e9", {}, ["min=1e9"]],
    ["max=99999999999999999999", {}, ["max=99999999999999999999"]],
    ["min=5&max=4", { min: 5 }, ["max=4"]],
    ["q=%20artillery%20%20shells%20", { text: "artillery shells" }, []],
    ["q=%00", {}, ["q="]],
    ["q=%22%22*%22", {}, ['q=""*"']],
    ["count_at=fund", { countAt: "fund" }, []],
    ["count_at=bank", {}, ["count_at=bank"]],
    ["as_of=2024-06-30", { asOf: "2024-06-30" }, []],
    ["as_of=2026-11-25", {}, ["as_of=2026-11-25"]], // tomorrow
    ["as_of=2024-06", {}, ["as_of=2024-06"]],
    ["sort=largest", { sort: "largest" }, []],
    ["sort=name", {}, ["sort=name"]],
    ["after=newest~2024-01-29~P-2024-0031", {}, ["after=newest~2024-01-29~P-2024-0031"]],
    [
      "sort=oldest&after=newest~2024-01-29~P-2024-0031~pledged",
      { sort: "oldest" },
      ["after=newest~2024-01-29~P-2024-0031~pledged"],
    ],
  ])("%s", (query, expected, ignored) => {
    const answer = read(query);
    expect(answer.filter).toEqual({ ...emptyFilter, ...expected });
    expect(answer.ignored.map(({ key, value }) => `${key}=${value}`)).toEqual(ignored);
  });

  it("keeps forty values of a key, and cuts what it quotes back", () => {
    const codes = Array.from({ length: 60 }, (_, i) => `ORG:A${i}`);
    const { filter: found, ignored } = read(codes.map((each) => `donor=${each}`).join("&"));
    expect(found.donors).toEqual(codes.slice(0, 40));
    expect(ignored).toHaveLength(10);
    expect(read(`donor=${"x".repeat(5000)}`).ignored).toEqual([
      { key: "donor", value: "x".repeat(80), why: "value" },
    ]);
  });
});
