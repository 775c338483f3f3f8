import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, words } from "../testing/story.ts";

let room: TestNewsroom;
let first: Awaited<ReturnType<typeof publishedShells>>;
let second: { id: string; annotationId: string; code: string };

/** The shells, and a week later another outlet's article that tells of them as a pledge of their own. */
beforeEach(async () => {
  room = await testNewsroom();
  first = await publishedShells(room);
  const { id } = await room.as(oleh).articles.create(articleOf({ title: "Told again" }));
  const made = await markWords(room.as(oleh), id, words.shells, {
    pledge: { kind: "new", fields: pledgeOf({ announcedOn: "2024-01-30" }), pack: null },
  });
  await approve(room.as(emil), made.annotationId);
  await room.as(emil).articles.publish({ id, version: 1 });
  second = { id, ...made };
});

const queue = () => room.as(anna).reconcile.queue();
const versionOf = async (code: string) => (await room.as(anna).pledges.forDesk({ code })).version;
const decide = async (decision: "same" | "part_of" | "later_stage_of" | "different", more: object = {}) =>
  room.as(anna).reconcile.decide({
    keep: first.code,
    keepVersion: await versionOf(first.code),
    other: second.code,
    otherVersion: await versionOf(second.code),
    decision,
    ...more,
  });
const total = async () => {
  const { totals } = await room.as(null).ledger.query({ query: "donor=NL" });
  return totals.map(({ status, bounds }) => [status, bounds.floor, bounds.ceiling]);
};

describe("reconcile", () => {
  it("finds the pair with its reasons, the older one first, and both sentences", async () => {
    const [pair, ...rest] = await queue();
    expect(rest).toEqual([]);
    expect(pair).toMatchObject({
      found: { verdict: "same" },
      keep: { pledge: { code: first.code }, mark: { quote: words.shells } },
      other: { pledge: { code: second.code }, mark: { articleTitle: "Told again" } },
    });
    expect(pair?.found.reasons.map(({ key }) => key)).toContain("amount_same");
  });

  it("same: counts once when a second person agrees, keeps every mention, and the old code leads to the one that is kept", async () => {
    // While nobody has answered, what is likely the same is in the floor once.
    expect(await total()).toEqual([["pledged", 8_700_000_000, 17_400_000_000]]);
    const { id } = await decide("same", { reason: "One letter to parliament" });
    // One person alone has merged them: both count on, and not twice.
    expect(await total()).toEqual([["pledged", 8_700_000_000, 17_400_000_000]]);
    expect(await room.as(null).pledges.byCode({ code: second.code })).toMatchObject({
      pledge: { isBeingChecked: true },
    });
    expect(await queue()).toEqual([]);
    expect(await room.as(null).pledges.successor({ code: second.code })).toBe(first.code);
    expect(await room.as(null).pledges.successor({ code: first.code })).toBeNull();
    const waiting = await room.as(edith).review.queue();
    expect(waiting).toMatchObject([
      { id: second.annotationId, role: "restatement", pledge: { code: first.code } },
    ]);
    await approve(room.as(edith), second.annotationId);
    expect(await total()).toEqual([["pledged", 8_700_000_000, 8_700_000_000]]);
    expect(await room.as(null).pledges.byCode({ code: second.code })).toBeNull();
    expect((await room.as(null).pledges.byCode({ code: first.code }))?.evidence).toHaveLength(2);
    expect(await lastEvent(room, "match.decide")).toMatchObject({
      actorId: anna.id,
      after: { decision: "same", keep: first.code, other: second.code, reason: "One letter to parliament" },
    });

    await room.as(oleh).reconcile.undo({ id });
    expect(await room.as(null).pledges.successor({ code: second.code })).toBeNull();
    await approve(room.as(edith), second.annotationId);
    expect(await total()).toEqual([["pledged", 8_700_000_000, 17_400_000_000]]);
    const marks = (await room.as(anna).articles.byId({ id: second.id })).annotations;
    expect(marks).toMatchObject([{ pledgeCode: second.code, role: "first" }]);
  });

  it("later stage: the mention becomes news of the pledge, and moves its money when reviewed", async () => {
    await expectRefused(room, () => decide("later_stage_of"), { code: "BAD_REQUEST", key: "stage_missing" });
    const { id } = await decide("later_stage_of", {
      stage: { status: "disbursed", happenedOn: "2024-01-30" },
    });
    await approve(room.as(edith), second.annotationId);
    expect(await total()).toEqual([["disbursed", 8_700_000_000, 8_700_000_000]]);
    await room.as(anna).reconcile.undo({ id });
    expect((await room.as(anna).pledges.forDesk({ code: first.code })).events).toEqual([]);
  });

  it("part of: the component counts and the package only what is left", async () => {
    const { id } = await decide("part_of");
    const mark = (await room.as(edith).review.queue()).find(({ pledge }) => pledge.code === second.code);
    await approve(room.as(edith), mark!.id);
    expect(await total()).toEqual([["pledged", 8_700_000_000, 8_700_000_000]]);
    await expectRefused(room, () => decide("same"), { code: "CONFLICT", key: "match_decided" });
    await room.as(anna).reconcile.undo({ id });
    expect((await room.as(anna).pledges.forDesk({ code: second.code })).packageCodes).toEqual([]);
  });

  it("different: changes nothing but that nobody is asked again", async () => {
    const { id } = await decide("different", { reason: "Two lots" });
    expect(await total()).toEqual([["pledged", 17_400_000_000, 17_400_000_000]]);
    expect(await queue()).toEqual([]);
    expect(await room.as(anna).reconcile.decisions()).toMatchObject([
      { code: first.code, otherCode: second.code, decision: "different", reason: "Two lots", undoneAt: null },
    ]);
    await room.as(anna).reconcile.undo({ id });
    expect(await queue()).toHaveLength(1);
    await expectRefused(room, () => room.as(anna).reconcile.undo({ id }), { code: "CONFLICT", key: "stale" });
  });

  it("whoever merged two pledges does not review what came of it", async () => {
    await room.as(edith).reconcile.decide({
      keep: first.code,
      keepVersion: await versionOf(first.code),
      other: second.code,
      otherVersion: await versionOf(second.code),
      decision: "same",
    });
    await expectRefused(room, () => approve(room.as(edith), second.annotationId), {
      code: "FORBIDDEN",
      key: "four_eyes",
    });
    await approve(room.as(emil), second.annotationId);
  });

  it("refuses a version that is not the newest, and a pledge with itself", async () => {
    const at = { keep: first.code, keepVersion: 1, other: second.code, otherVersion: 2 };
    await expectRefused(room, () => room.as(anna).reconcile.decide({ ...at, decision: "same" }), {
      code: "CONFLICT",
      key: "stale",
    });
    const itself = { keep: first.code, keepVersion: 2, other: first.code, otherVersion: 2 };
    await expectRefused(room, () => room.as(anna).reconcile.decide({ ...itself, decision: "same" }), {
      code: "BAD_REQUEST",
      key: "match_itself",
    });
  });

  it("leaves packages alone that are not of the pair", async () => {
    const pack = await markWords(room.as(oleh), second.id, words.fund, {
      stated: millions(122),
      pledge: { kind: "new", fields: pledgeOf({ amount: millions(122), purpose: "other" }), pack: null },
    });
    await room.as(oleh).pledges.save({
      code: first.code,
      version: await versionOf(first.code),
      fields: pledgeOf(),
      packageCodes: [pack.code],
      years: [],
    });
    const { id } = await decide("same");
    await room.as(anna).reconcile.undo({ id });
    expect((await room.as(anna).pledges.forDesk({ code: first.code })).packageCodes).toEqual([pack.code]);
  });
});
