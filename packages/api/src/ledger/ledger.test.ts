import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { insertPledgeEvent } from "@pledgebook/db/queries/pledges/pledge-events";
import { writeRates } from "@pledgebook/db/queries/rates";
import { recount } from "@pledgebook/db/recount/recount";
import { beforeEach, describe, expect, it } from "vitest";
import { countedPledge, publishedShells } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, type PledgeFields, pledgeOf } from "../testing/story.ts";

let room: TestNewsroom;
let articleId: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await room.as(anna).articles.create(articleOf()));
  await room.as(edith).articles.publish({ id: articleId, version: 1 });
});

const counted = (changes: Partial<PledgeFields>, packs: string[] = []) =>
  countedPledge(room, articleId, changes, packs);

const ask = (query = "") => room.as(null).ledger.query({ query });
const bounds = (floor: number, ceiling: number | null = floor) => ({
  floor: floor * 1e8,
  ceiling: ceiling === null ? null : ceiling * 1e8,
});
const goods = { qualifier: "unquantified" as const, min: null, max: null, currency: null };

describe("ledger.query", () => {
  it("keeps the bounds in rows and totals, and goods beside the sum", async () => {
    await counted({ amount: millions(100) });
    await counted({ amount: millions(10, "EUR", "at_least") });
    await counted({ amount: millions(5, "EUR", "up_to") });
    await counted({ amount: goods, inKind: "Two ferries", financeType: "in_kind" });
    const { rows, totals } = await ask();
    expect(rows.map(({ original }) => original)).toEqual([null, bounds(0, 5), bounds(10, null), bounds(100)]);
    expect(totals).toEqual([
      {
        status: "pledged",
        bounds: bounds(110, null),
        pledges: 4,
        unquantified: 1,
        unconverted: 0,
        partly: 0,
        approximate: 0,
        overlapping: 0,
        byFinance: [
          { financeType: "grant", bounds: bounds(110, null), rows: 3 },
          { financeType: "in_kind", bounds: bounds(0), rows: 1 },
        ],
      },
    ]);
  });

  it("splits a pledge by how far it has come, from its dated events", async () => {
    const code = await counted({ amount: millions(100) });
    const { id: pledgeId } = await room.as(anna).pledges.forDesk({ code });
    await room.store.derive([
      insertPledgeEvent(room.store.db, {
        id: "event",
        pledgeId,
        status: "disbursed",
        amountMin: 4_000_000_000,
        amountMax: 4_000_000_000,
        currency: "EUR",
        qualifier: "exact",
        happenedOn: "2024-02-15",
        evidence: [{ publisher: "Ministry" }],
        recordedAt: "2024-02-16T09:00:00.000Z",
      }),
    ]);
    await recount(room.store, "2024-02-16T09:00:00.000Z");
    const { totals } = await ask();
    expect(totals).toMatchObject([
      { status: "pledged", bounds: bounds(60), pledges: 1 },
      { status: "disbursed", bounds: bounds(40), pledges: 1 },
    ]);
    expect((await ask("status=disbursed")).rows).toMatchObject([{ code, original: bounds(40) }]);
    const shown = await room.as(null).pledges.byCode({ code });
    expect(shown).toMatchObject({
      portions: [
        { status: "pledged", bounds: bounds(60) },
        { status: "disbursed", bounds: bounds(40) },
      ],
      events: [{ id: "event", status: "disbursed", amount: millions(40) }],
      pledge: { status: "pledged", partly: "disbursed" },
    });
  });

  it("names the packages that rows of a page lie in, with what all their rows add up to", async () => {
    const pack = await counted({ amount: millions(100), purposeNote: "Winter package" });
    await counted({ amount: millions(30) }, [pack]);
    await counted({ amount: millions(20) }, [pack]);
    await counted({ amount: millions(7) });
    const whole = await ask();
    expect(whole.packages).toEqual([
      expect.objectContaining({
        code: pack,
        purposeNote: "Winter package",
        amount: millions(100),
        sum: { bounds: bounds(100), rows: 3, status: "pledged", partly: null },
      }),
    ]);
    // A selection that finds two of the three still says what the package is.
    const some = await ask("min=25000000");
    expect(some.rows).toHaveLength(2);
    expect(some.packages.map(({ sum }) => sum?.rows)).toEqual([3]);
    expect((await ask("sort=largest")).packages).toEqual([]);
  });

  it("counts components, and of their package what none of them explains; flags components above it", async () => {
    const pack = await counted({ amount: millions(122), purpose: "other" });
    const parts = [await counted({ amount: millions(87) }, [pack])];
    expect((await ask()).rows).toMatchObject([
      { code: parts[0], kind: "pledge", exceeded: false },
      { code: pack, kind: "remainder", original: bounds(35), exceeded: false },
    ]);
    parts.push(
      await counted({ amount: millions(25) }, [pack]),
      await counted({ amount: millions(10) }, [pack]),
    );
    const whole = await ask();
    expect(whole.rows.map(({ code }) => code)).toEqual([...parts].reverse());
    expect(whole.totals).toMatchObject([{ bounds: bounds(122), pledges: 3 }]);
    expect(whole.rows.some(({ exceeded }) => exceeded)).toBe(false);
    await counted({ amount: millions(1) }, [pack]);
    const more = await ask();
    expect(more.totals).toMatchObject([{ bounds: bounds(123) }]);
    expect(more.rows.map(({ exceeded }) => exceeded)).toEqual([true, true, true, true]);
  });

  it("sets a joint pledge of donors outside the question apart from the sums", async () => {
    await counted({ donorCodes: ["DK", "SE"], amount: millions(50) });
    await counted({ donorCodes: ["DK"], amount: millions(3) });
    const danish = await ask("donor=DK");
    expect(danish.rows.map(({ beside }) => beside)).toEqual([null, "joint"]);
    expect(danish.totals).toMatchObject([{ bounds: bounds(3) }]);
    expect(danish.besideTotals).toMatchObject([{ bounds: bounds(50) }]);
    const both = await ask("donor=DK&donor=SE");
    expect(both.totals).toMatchObject([{ bounds: bounds(53) }]);
    expect(both.besideTotals).toEqual([]);
    expect(await room.as(null).ledger.holders()).toMatchObject([
      { donorCodes: ["DK"], totals: [{ bounds: bounds(3) }] },
      { donorCodes: ["DK", "SE"], totals: [{ bounds: bounds(50) }] },
    ]);
  });

  it("converts at the last rate before the announcement, says which, and guesses none", async () => {
    await room.store.derive(
      writeRates([
        { currency: "USD", date: "2024-01-26", perEuro: "1.0871", source: "ECB" },
        { currency: "USD", date: "2024-01-30", perEuro: "1.0846", source: "ECB" },
      ]),
    );
    const euros = await counted({ amount: millions(10), announcedOn: "2024-01-28" });
    const kroner = await counted({ amount: millions(91, "DKK"), announcedOn: "2024-01-28" });
    const late = await counted({ amount: millions(91, "DKK"), announcedOn: "2024-02-04" });
    const undated = await counted({ amount: millions(91, "DKK"), announcedOn: null });
    const { rows, totals } = await ask("currency=USD");
    const row = (code: string) => rows.find((one) => one.code === code);
    expect(row(euros)).toMatchObject({
      converted: { floor: 1_087_100_000, ceiling: 1_087_100_000 },
      rate: null,
      displayRate: { perEuro: "1.0871", date: "2024-01-26", source: "ECB" },
    });
    // 91,000,000 / 7.4568 × 1.0871, in whole dollars
    expect(row(kroner)).toMatchObject({
      converted: { floor: 1_326_656_200, ceiling: 1_326_656_200 },
      rate: { perEuro: "7.4568", date: "2024-01-24", source: "ECB" },
      displayRate: { perEuro: "1.0871", date: "2024-01-26", source: "ECB" },
    });
    for (const code of [late, undated]) expect(row(code)).toMatchObject({ converted: null, rate: null });
    expect(totals).toMatchObject([
      { bounds: { floor: 2_413_756_200, ceiling: 2_413_756_200 }, pledges: 4, unconverted: 2 },
    ]);
  });

  it("says what of the question it did not understand, and answers the rest", async () => {
    const code = await counted({});
    const { rows, filter, ignored } = await ask("donor=nl&donor=Atlantis&status=promised&currency=XXX");
    expect(rows.map((row) => row.code)).toEqual([code]);
    expect(filter).toEqual({ ...emptyFilter, donors: ["NL"] });
    expect(ignored).toEqual([
      { key: "donor", value: "Atlantis", why: "value" },
      { key: "status", value: "promised", why: "value" },
      { key: "currency", value: "XXX", why: "value" },
    ]);
    expect((await ask("category=energy")).rows).toEqual([]);
    expect((await ask("category=military&category=energy")).rows).toHaveLength(1);
  });

  it("finds what is overdue: open, with a day that is over, and nothing that has arrived", async () => {
    const days = async (query: string) => (await ask(query)).rows.map(({ dueBy }) => dueBy);
    await counted({ amount: millions(1), dueBy: "2024-01-30" });
    await counted({ amount: millions(2), dueBy: "2024-01-31" });
    await counted({ amount: millions(3), dueBy: "2030" });
    await counted({ amount: millions(4), dueBy: null });
    const code = await counted({ amount: millions(5), dueBy: "2024-01-29" });
    expect(await days("due=past&sort=due")).toEqual(["2024-01-29", "2024-01-30"]);
    // A day is over when it ends.
    expect(await days("due=ahead&sort=due")).toEqual(["2024-01-31", "2030"]);
    expect(await days("due=past&as_of=2024-01-30")).toEqual([]);
    expect((await ask("due=past")).totals[0]?.bounds).toEqual(bounds(6));
    const first = await ask("due=past&sort=due");
    expect(first.count).toBe(2);
    const { id: pledgeId } = await room.as(anna).pledges.forDesk({ code });
    await room.store.derive([
      insertPledgeEvent(room.store.db, {
        id: "event",
        pledgeId,
        status: "delivered",
        qualifier: null,
        happenedOn: "2024-01-30",
        evidence: [{ publisher: "Ministry" }],
        recordedAt: "2024-02-16T09:00:00.000Z",
      }),
    ]);
    await recount(room.store, "2024-02-16T09:00:00.000Z");
    expect(await days("due=past")).toEqual(["2024-01-30"]);
    expect((await ask("sort=due")).ignored).toEqual([{ key: "sort", value: "due", why: "contradiction" }]);
  });

  it("says how much of what is published it covers", async () => {
    expect((await ask()).coverage).toEqual({ published: 1, annotated: 0, reviewed: 0, waiting: 1 });
    const code = await counted({});
    expect((await ask()).coverage).toEqual({ published: 1, annotated: 1, reviewed: 1, waiting: 0 });
    const fields = pledgeOf({ amount: millions(97) });
    await room.as(anna).pledges.save({ code, version: 2, fields, packageCodes: [], years: [] });
    expect((await ask()).coverage).toEqual({ published: 1, annotated: 1, reviewed: 0, waiting: 1 });
    await room.as(anna).articles.create(articleOf({ title: "A draft is not covered" }));
    expect((await ask()).coverage.published).toBe(1);
  });
});

it("names the parties and channels that Intl does not know, in both languages", async () => {
  const { parties, channels } = await room.as(null).ledger.names();
  expect(parties).toContainEqual(expect.objectContaining({ code: expect.stringMatching(/^ORG:/) }));
  expect(channels).toContainEqual({
    slug: "it-coalition",
    kind: "coalition",
    nameEn: expect.stringMatching(/IT coalition/i),
    nameUk: expect.stringMatching(/коаліці/i),
    alsoCalled: [],
  });
  for (const { nameEn, nameUk } of [...parties, ...channels]) expect(nameEn && nameUk).toBeTruthy();
});

it("knows the last day on which it came to say anything else", async () => {
  const room = await testNewsroom();
  expect(await room.as(null).ledger.lastChange()).toBeNull();
  await publishedShells(room);
  expect(await room.as(null).ledger.lastChange()).toBe("2024-01-31");
});
