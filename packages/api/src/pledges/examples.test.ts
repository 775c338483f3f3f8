import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { leaves as leavesOf } from "@pledgebook/core/ledger/leaves";
import { totalsByStage } from "@pledgebook/core/ledger/totals";
import { loadPledges } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { seedDemonstration } from "@pledgebook/demo/demonstration";
import { describe, expect, it } from "vitest";
import { ledgerPage } from "../ledger/answer.ts";
import { preparedNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { examplesOf } from "./examples.ts";

const { from } = await preparedNewsroom((room) => seedDemonstration(room.store));
const today = "2026-11-24";
const examples = async () => {
  const room = await testNewsroom(from);
  return { room, found: await examplesOf(room.store.db, today) };
};
const present = <T>(value: T | null | undefined): T => {
  if (value === null || value === undefined) throw new Error("there is no example");
  return value;
};

/** A worked example of every rule, as `/methodology` shows it, each worked out here once more in another way. */
describe("the rules, each by an example of the demonstration's ledger", () => {
  it("1: a total leads to rows, a row to its pledge, a pledge to its sentence in its article", async () => {
    const { room, found } = await examples();
    const { total, pledge, evidence } = present(found.trace);
    const rows = await room.as(null).ledger.query({ query: `status=${total.status}`, limit: 500 });
    expect(rows.totals).toEqual([total]);
    expect(rows.rows.map((row) => row.code)).toContain(pledge.code);
    const article = await room.as(null).articles.bySlug({ slug: evidence.articleSlug });
    if (article?.kind !== "article") throw new Error("the article is not there");
    expect(article.marks.map((mark) => mark.id)).toContain(evidence.id);
  });

  it("2: the parts count, and of the package what no part explains: never both", async () => {
    const { found } = await examples();
    const { pack, parts, remainder, naive, counted } = present(found.leaves);
    expect(parts.length).toBeGreaterThan(1);
    const sum = parts.reduce((all, part) => all + (part.amount.min ?? 0), 0);
    expect(sum + remainder.floor).toBe(counted);
    expect(counted).toBe(pack.amount.min);
    expect(naive).toBe((pack.amount.min ?? 0) + sum);
    expect(naive).toBeGreaterThan(counted ?? 0);
  });

  it("3: a pledge stands where dated events have put it, and its portions are all of it", async () => {
    const { found } = await examples();
    const { portions, events, pledge } = present(found.stages);
    expect(events.length).toBeGreaterThan(0);
    expect(portions.some(({ status }) => status !== "pledged")).toBe(true);
    const floor = portions.reduce((sum, { bounds }) => sum + bounds.floor, 0);
    expect(floor).toBeGreaterThanOrEqual(pledge.amount.min ?? 0);
  });

  it("4: 'at least' has no ceiling, 'up to' no floor, goods are no zero", async () => {
    const { room, found } = await examples();
    const row = async (code: string) => {
      const { rows } = await room.as(null).ledger.query({ query: `q=${code}`, limit: 500 });
      return present(rows.find((one) => one.code === code));
    };
    const { atLeast, upTo, goods } = found.bounds;
    const atLeastRow = await row(present(atLeast).pledge.code);
    expect(atLeastRow.original?.floor).toBeGreaterThan(0);
    expect(atLeastRow.original?.ceiling).toBeNull();
    expect((await row(present(upTo).pledge.code)).original?.floor).toBe(0);
    expect(await row(present(goods).pledge.code)).toMatchObject({ original: null, converted: null });
  });

  it("5: the article's sum, the donor's own, and a conversion that anybody can check", async () => {
    const { found } = await examples();
    const { pledge, evidence } = present(found.money);
    expect(evidence.some(({ stated }) => stated.currency !== pledge.amount.currency)).toBe(true);
    const { bounds, rates } = present(pledge.converted);
    const [rate] = rates;
    expect(rate?.source).toBeTruthy();
    expect(rate && rate.date <= (pledge.announcedOn ?? "")).toBe(true);
    const exact = (pledge.amount.min ?? pledge.amount.max ?? 0) / Number(present(rate).perEuro);
    expect(Math.abs((bounds.floor || (bounds.ceiling ?? 0)) - exact)).toBeLessThanOrEqual(50.01);
  });

  it("6: what is announced again is counted once", async () => {
    const { room, found } = await examples();
    const { pledge, evidence } = present(found.mentions);
    expect(evidence.length).toBeGreaterThan(1);
    const { rows } = await room.as(null).ledger.query({ query: `q=${pledge.code}`, limit: 500 });
    const parts = rows.filter((row) => row.code === pledge.code).map((row) => row.part);
    expect(new Set(parts).size).toBe(parts.length);
  });

  it("7: money that passes through a fund is counted at the donor or at the fund; the whole is the same", async () => {
    const { found } = await examples();
    const { atDonor, atFund, grandTotals } = present(found.place);
    const floor = (totals: typeof atDonor) => totals.reduce((sum, { bounds }) => sum + bounds.floor, 0);
    expect(floor(atFund)).toBeLessThan(floor(atDonor));
    expect(grandTotals.atFund).toEqual(grandTotals.atDonor);
  });

  it("8: what was known on a day is less than what is known now, and stays as it was", async () => {
    const { room, found } = await examples();
    const { day, before, now } = present(found.clocks);
    expect(before).not.toEqual(now);
    const asOf = await ledgerPage(room.store.db, {
      filter: { ...emptyFilter, asOf: day },
      after: null,
      ignored: [],
    });
    expect(asOf.totals).toEqual(before);
  });

  it("9 to 13: marks in their places, the last correction, four eyes, coverage, one number of rows", async () => {
    const { room, found } = await examples();
    expect(found.anchors.states).toEqual({ exact: 105 });
    expect(present(found.decisions).note).toBeTruthy();
    expect(found.eyes).toEqual({ fourEyes: true, reviewedMarks: 105 });
    expect(found.census).toEqual({ published: 16, annotated: 16, reviewed: 16, waiting: 0 });
    const { db } = room.store;
    const all = leavesOf(await loadPledges(db), "EUR", await loadConverter(db));
    expect(found.agree.rows).toBe(all.length);
    expect((await room.as(null).ledger.query({ query: "" })).totals).toEqual(totalsByStage(all));
  });
});

it("an empty ledger has no examples and says so", async () => {
  const room = await testNewsroom();
  expect(await examplesOf(room.store.db, today)).toMatchObject({
    trace: null,
    leaves: null,
    stages: null,
    bounds: { atLeast: null, upTo: null, goods: null },
    money: null,
    mentions: null,
    place: null,
    clocks: null,
    anchors: { states: {} },
    decisions: null,
    agree: { rows: 0 },
  });
});
