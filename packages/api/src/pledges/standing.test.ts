import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, words } from "../testing/story.ts";

/** What counts, and what a pledge's page answers, while its sentences and its figures are in dispute. */
let room: TestNewsroom;
let shells: Awaited<ReturnType<typeof publishedShells>>;
beforeEach(async () => {
  room = await testNewsroom();
  shells = await publishedShells(room);
});

const floors = async () => {
  const { totals } = await room.as(null).ledger.query({ query: "" });
  return totals.map(({ bounds, overlapping }) => [
    bounds.floor / 1e8,
    (bounds.ceiling ?? 0) / 1e8,
    overlapping,
  ]);
};
const read = (code = shells.code) => room.as(null).pledges.byCode({ code });
const gone = (code = shells.code) => room.as(null).pledges.gone({ code });

/** A second published pledge, of the fund. */
async function publishedFund(fields = pledgeOf({ amount: millions(25), purpose: "other" })) {
  const { id } = await room.as(oleh).articles.create(articleOf({ title: "The fund" }));
  const made = await markWords(room.as(oleh), id, words.fund, {
    stated: fields.amount,
    pledge: { kind: "new", fields, pack: null },
  });
  await approve(room.as(emil), made.annotationId);
  await room.as(emil).articles.publish({ id, version: 1 });
  return { ...made, id };
}

describe("a pledge whose money may lie within another's", () => {
  const fund = pledgeOf({ amount: millions(25), purpose: "other" });
  const overlap = (
    code: string,
    version: number,
    other: string,
    kind: "may_be_within" | "guarantees" = "may_be_within",
  ) =>
    room.as(anna).pledges.save({
      code,
      version,
      fields: fund,
      packageCodes: [],
      years: [],
      overlaps: [{ kind, code: other }],
    });

  it("leaves the floor and stays in the ceiling once a second person agrees; row, page and file say why", async () => {
    const { code, annotationId } = await publishedFund();
    await overlap(code, 2, shells.code);
    expect(await floors()).toEqual([[112, 112, 0]]);
    await expectRefused(room, () => approve(room.as(anna), annotationId), { code: "FORBIDDEN" });
    await approve(room.as(edith), annotationId);
    expect(await floors()).toEqual([[87, 112, 1]]);
    const { rows } = await room.as(null).ledger.query({ query: "max=30000000" });
    expect(rows).toMatchObject([
      {
        code,
        original: { floor: 0, ceiling: 2_500_000_000 },
        overlap: { kind: "may_be_within", code: shells.code },
      },
    ]);
    expect((await read(code))?.overlaps).toMatchObject([
      { kind: "may_be_within", pledge: { code: shells.code } },
    ]);
    expect(await lastEvent(room, "pledge.save")).toMatchObject({
      before: { overlaps: [] },
      after: { overlaps: [{ kind: "may_be_within", code: shells.code }] },
    });
    // While the other does not count there is nothing that it may lie within.
    await room.as(emil).articles.withdraw({ id: shells.id, version: shells.version, notice: "Not so." });
    expect(await floors()).toEqual([[25, 25, 0]]);
  });

  it("keeps what is told of it when its form says nothing of overlaps", async () => {
    const { code, annotationId } = await publishedFund();
    await overlap(code, 2, shells.code);
    await approve(room.as(edith), annotationId);
    const { version, fields, years } = await room.as(anna).pledges.forDesk({ code });
    await room.as(anna).pledges.save({ code, version, fields, years, packageCodes: [] });
    await approve(room.as(edith), annotationId);
    expect(await floors()).toEqual([[87, 112, 1]]);
  });

  it("overlaps with the pledge that the other is merged into, and again with the other when that is taken back", async () => {
    const { code, annotationId } = await publishedFund();
    const second = await publishedFund(pledgeOf({ amount: millions(88), purpose: "training" }));
    await overlap(code, 2, second.code);
    await approve(room.as(edith), annotationId);
    expect(await floors()).toEqual([[175, 200, 1]]);
    const { id } = await room.as(anna).reconcile.decide({
      keep: shells.code,
      keepVersion: 2,
      other: second.code,
      otherVersion: 2,
      decision: "same",
    });
    const told = async () => (await room.as(anna).pledges.forDesk({ code })).overlaps;
    expect(await told()).toEqual([{ kind: "may_be_within", code: shells.code }]);
    await room.as(anna).reconcile.undo({ id });
    expect(await told()).toEqual([{ kind: "may_be_within", code: second.code }]);
  });

  it("does not overlap with itself after they are merged; taken back, they overlap again", async () => {
    const { code, annotationId } = await publishedFund();
    await overlap(code, 2, shells.code);
    await approve(room.as(edith), annotationId);
    const { version } = await room.as(anna).pledges.forDesk({ code });
    const { id } = await room.as(anna).reconcile.decide({
      keep: shells.code,
      keepVersion: 2,
      other: code,
      otherVersion: version,
      decision: "same",
    });
    expect((await room.as(anna).pledges.forDesk({ code: shells.code })).overlaps).toEqual([]);
    await room.as(anna).reconcile.undo({ id });
    expect((await room.as(anna).pledges.forDesk({ code })).overlaps).toEqual([
      { kind: "may_be_within", code: shells.code },
    ]);
  });

  it("refuses a circle, of overlaps and packages alike, itself, and a pledge that is not there", async () => {
    const { code } = await publishedFund();
    await expectRefused(room, () => overlap(code, 2, code), { code: "BAD_REQUEST", key: "package_loop" });
    await expectRefused(room, () => overlap(code, 2, "P-2024-0099"), {
      code: "NOT_FOUND",
      key: "pledge_not_found",
    });
    await overlap(code, 2, shells.code);
    const back = { code: shells.code, version: 2, fields: pledgeOf(), years: [] };
    for (const circle of [
      { packageCodes: [code] },
      { packageCodes: [], overlaps: [{ kind: "guarantees" as const, code }] },
    ])
      await expectRefused(room, () => room.as(anna).pledges.save({ ...back, ...circle }), {
        code: "BAD_REQUEST",
        key: "package_loop",
      });
  });
});

describe("a pledge that counted and does not any more", () => {
  it("says that its article was withdrawn, and what it was", async () => {
    await room
      .as(edith)
      .articles.withdraw({ id: shells.id, version: shells.version, notice: "It was a hoax." });
    expect(await read()).toBeNull();
    expect(await gone()).toMatchObject({
      reason: "withdrawn",
      notice: "It was a hoax.",
      pledge: { code: shells.code, amount: millions(87), donorCodes: ["NL"] },
      quotes: [words.shells],
    });
    expect(await floors()).toEqual([]);
  });

  it("is nothing to readers when it never counted", async () => {
    const { id } = await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    const { code } = await markWords(room.as(anna), id, words.fund);
    expect(await read(code)).toBeNull();
    expect(await gone(code)).toBeNull();
    expect(await gone("P-1999-0001")).toBeNull();
    expect(await gone()).toBeNull(); // it counts
  });
});

describe("a part of a package", () => {
  const save = (code: string, version: number, packageCodes: string[]) =>
    room
      .as(anna)
      .pledges.save({ code, version, fields: pledgeOf({ amount: millions(25) }), packageCodes, years: [] });
  const euros = (sum: number) => ({ floor: sum * 1e8, ceiling: sum * 1e8 });

  it("stays in it, counted once and listed there, until a second person agrees that it is none", async () => {
    const { code, annotationId } = await publishedFund(pledgeOf({ amount: millions(25) }));
    await save(code, 2, [shells.code]);
    await approve(room.as(edith), annotationId);
    expect(await floors()).toEqual([[87, 87, 0]]);
    await save(code, 4, []);
    const inside = { components: [{ code, isBeingChecked: true }], remainder: euros(62) };
    expect(await read()).toMatchObject(inside);
    // The package is counted anew, and still knows it.
    await room.as(oleh).pledges.save({
      code: shells.code,
      version: 2,
      fields: pledgeOf({ note: "Told in a hall" }),
      packageCodes: [],
      years: [],
    });
    await approve(room.as(edith), shells.annotationId);
    expect(await floors()).toEqual([[87, 87, 0]]);
    expect(await read()).toMatchObject(inside);
    await approve(room.as(edith), annotationId);
    expect(await floors()).toEqual([[112, 112, 0]]);
    expect(await read()).toMatchObject({ components: [], remainder: null });
  });
});

describe("an approval that is taken back", () => {
  it("takes a pledge out of the ledger that nobody had approved before", async () => {
    await room.as(edith).review.reopen({ annotationId: shells.annotationId, version: 2 });
    expect(await floors()).toEqual([]);
    expect(await read()).toBeNull();
    expect(await gone()).toBeNull();
  });

  it("lets what was approved before it count again", async () => {
    const fields = pledgeOf({ amount: millions(97) });
    await room.as(oleh).pledges.save({ code: shells.code, version: 2, fields, packageCodes: [], years: [] });
    await approve(room.as(edith), shells.annotationId);
    expect(await floors()).toEqual([[97, 97, 0]]);
    const { annotations } = await room.as(anna).articles.byId({ id: shells.id });
    await room
      .as(edith)
      .review.reopen({ annotationId: shells.annotationId, version: annotations[0]?.version ?? 0 });
    expect(await floors()).toEqual([[87, 87, 0]]);
    expect(await read()).toMatchObject({ pledge: { amount: millions(87), isBeingChecked: true } });
  });
});

describe("a draft that was never published", () => {
  it("shows nowhere: not renamed, not withdrawn", async () => {
    const { id, slug } = await room.as(anna).articles.create(articleOf({ title: "A secret headline" }));
    await room.as(edith).articles.rename({ id, version: 1, slug: "another-address" });
    const bySlug = (of: string) => room.as(null).articles.bySlug({ slug: of });
    expect(await bySlug(slug)).toBeNull();
    expect(await bySlug("another-address")).toBeNull();
    await room.as(edith).articles.withdraw({ id, version: 2, notice: "Never mind." });
    expect(await bySlug(slug)).toBeNull();
    expect(await bySlug("another-address")).toBeNull();
  });
});
