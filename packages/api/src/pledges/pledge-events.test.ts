import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, publishedShells } from "../testing/acts.ts";
import { anna, edith, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { millions, pledgeOf } from "../testing/story.ts";

let room: TestNewsroom;
let code: string;
let annotationId: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ code, annotationId } = await publishedShells(room));
});

const stale = { code: "CONFLICT", key: "stale" };
const delivered = {
  status: "delivered" as const,
  amount: millions(40),
  isRest: false,
  happenedOn: "2024-01-30",
  detail: "Two trains of shells",
  detailUk: "Два потяги снарядів",
  evidence: [{ publisher: "Ministry of Defence", url: "https://example.org/shells", date: "2024-01-30" }],
};
const record = (version: number, of: Partial<typeof delivered> = {}, who = anna) =>
  room.as(who).events.record({ code, version, ...delivered, ...of });
const totals = async () => {
  const { totals: found } = await room.as(null).ledger.query({ query: "donor=NL" });
  return found.map(({ status, bounds }) => [status, bounds.floor]);
};

describe("events.record", () => {
  it("moves money from stage to stage once another person has looked, and tells the history", async () => {
    const { id, version } = await record(2);
    expect(await totals()).toEqual([["pledged", 8_700_000_000]]);
    await expectRefused(room, () => approve(room.as(anna), annotationId), { code: "FORBIDDEN" });
    await approve(room.as(edith), annotationId);
    expect(await totals()).toEqual([
      ["pledged", 4_700_000_000],
      ["delivered", 4_000_000_000],
    ]);
    const read = await room.as(null).pledges.byCode({ code });
    expect(read?.events).toEqual([{ id, ...delivered }]);
    expect(version).toBe(3);
    const { isRest: _, ...told } = delivered;
    expect(await lastEvent(room, "event.record")).toMatchObject({
      actorId: anna.id,
      subject: "pledge",
      before: null,
      after: told,
    });
  });

  it("says what stays of a pledge when the rest is stopped: 'cut to above 50 million'", async () => {
    const cut = { status: "cancelled", amount: millions(50, "EUR", "more_than"), isRest: true } as const;
    await room.as(anna).events.record({ ...delivered, ...cut, code, version: 2 });
    await approve(room.as(edith), annotationId);
    const { totals: found } = await room.as(null).ledger.query({ query: "" });
    expect(
      found.map(({ status, bounds }) => [status, bounds.floor / 1e8, (bounds.ceiling ?? 0) / 1e8]),
    ).toEqual([
      ["pledged", 50, 87],
      ["cancelled", 0, 37],
    ]);
    for (const wrong of [{ status: "delivered" as const }, { amount: null }])
      await expectRefused(
        room,
        () => room.as(anna).events.record({ ...delivered, ...cut, ...wrong, code, version: 4 }),
        { code: "BAD_REQUEST", key: "event_rest" },
      );
  });

  it("is about all of a pledge where no sum is told", async () => {
    await room.as(anna).events.record({ code, version: 2, ...delivered, amount: null });
    await approve(room.as(edith), annotationId);
    expect(await totals()).toEqual([["delivered", 8_700_000_000]]);
  });

  it.each([
    ["no evidence", { evidence: [] }, { code: "BAD_REQUEST" }],
    ["a day that does not exist", { happenedOn: "2024-02-30" }, { code: "BAD_REQUEST" }],
    ["a day to come", { happenedOn: "2024-02-02" }, { code: "BAD_REQUEST", key: "day_to_come" }],
    ["another currency", { amount: millions(40, "DKK") }, { code: "BAD_REQUEST", key: "event_currency" }],
    [
      "a sum that is none",
      { amount: { ...millions(40), min: null } },
      { code: "BAD_REQUEST", key: "amount_needs_value" },
    ],
  ])("refuses %s", (_, of, refusal) => expectRefused(room, () => record(2, of), refusal));

  it("refuses a version that is not the newest, before and while it writes", async () => {
    await expectRefused(room, () => record(1), stale);
    const desk = room.interrupted(anna, () => record(2, {}, oleh));
    await expect(desk.events.record({ code, version: 2, ...delivered })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect((await room.as(anna).pledges.forDesk({ code })).events).toHaveLength(1);
  });
});

describe("events.retract", () => {
  it("takes a fact back; what it said stays in the history", async () => {
    const { id, version } = await record(2);
    await room.as(oleh).events.retract({ code, version, id });
    expect((await room.as(anna).pledges.forDesk({ code })).events).toEqual([]);
    expect(await lastEvent(room, "event.retract")).toMatchObject({ before: { ...delivered }, after: null });
    await approve(room.as(edith), annotationId);
    expect(await totals()).toEqual([["pledged", 8_700_000_000]]);
  });

  it("refuses what is gone, and a version that is not the newest", async () => {
    const { id, version } = await record(2);
    await expectRefused(room, () => room.as(anna).events.retract({ code, version, id: "another" }), {
      code: "NOT_FOUND",
      key: "event_not_found",
    });
    await expectRefused(room, () => room.as(anna).events.retract({ code, version: 2, id }), stale);
  });
});

describe("events.check", () => {
  it("tells readers the day on which nothing later was found, and needs no review", async () => {
    const checked = await room.as(oleh).events.check({ code, version: 2 });
    const read = await room.as(null).pledges.byCode({ code });
    expect(read?.lastCheckedOn).toBe(checked.lastCheckedOn);
    expect(await totals()).toEqual([["pledged", 8_700_000_000]]);
    expect(room.published.at(-1)?.pledgeCodes).toEqual([code]);
    await expectRefused(room, () => room.as(oleh).events.check({ code, version: 2 }), stale);
  });
});

describe("shares by year", () => {
  const save = (years: { year: number; amount: ReturnType<typeof millions> }[]) =>
    room.as(anna).pledges.save({ code, version: 2, fields: pledgeOf(), packageCodes: [], years });

  it("split a pledge's row, in the order of the years", async () => {
    await save([
      { year: 2025, amount: millions(47) },
      { year: 2024, amount: millions(40) },
    ]);
    await approve(room.as(edith), annotationId);
    const { rows } = await room.as(null).ledger.query({ query: "donor=NL&sort=oldest" });
    expect(rows.map(({ year, original }) => [year, original?.floor])).toEqual([
      [2024, 4_000_000_000],
      [2025, 4_700_000_000],
    ]);
    expect(await lastEvent(room, "pledge.save")).toMatchObject({
      before: { years: [] },
      after: { years: [{ year: 2024 }, { year: 2025 }] },
    });
  });

  it.each([
    ["together more than the pledge", [millions(50), millions(40)]],
    ["in another currency", [millions(40, "DKK")]],
  ])("are refused when they are %s", (_, sums) =>
    expectRefused(room, () => save(sums.map((amount, index) => ({ year: 2024 + index, amount }))), {
      code: "BAD_REQUEST",
      key: "years_do_not_fit",
    }),
  );
});
