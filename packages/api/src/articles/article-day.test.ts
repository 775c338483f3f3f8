import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, words } from "../testing/story.ts";
import { publishDue } from "./schedule.ts";

let room: TestNewsroom;
let id: string;
let slug: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id, slug } = await room.as(anna).articles.create({ ...articleOf(), publishedOn: null }));
});

const setDay = (publishedOn: string | null, version = 1) =>
  room.as(anna).articles.setDay({ id, version, publishedOn });
const undated = { kind: "new" as const, fields: pledgeOf({ announcedOn: null }), pack: null };
const mark = (quote = words.shells, pledge: Parameters<typeof markWords>[3] = { pledge: undated }) =>
  markWords(room.as(anna), id, quote, pledge);
const dayOf = async (code: string) => (await room.as(anna).pledges.forDesk({ code })).fields.announcedOn;

describe("an article without a day", () => {
  it("is not marked before somebody has said its day, or that nobody knows it", async () => {
    await expectRefused(room, () => mark(), { code: "BAD_REQUEST", key: "article_undated" });
    expect((await room.as(anna).articles.byId({ id })).isLeftUndated).toBe(false);
    expect(await setDay(null)).toEqual({ version: 1 });
    expect(await lastEvent(room)).toMatchObject({
      action: "article.leave_undated",
      articleId: id,
      actorId: anna.id,
    });
    expect((await room.as(anna).articles.byId({ id })).isLeftUndated).toBe(true);
    const { code } = await mark();
    expect(await dayOf(code)).toBeNull();
  });

  it("gets one as a revision of its own, which has every mark", async () => {
    await setDay(null);
    const { annotationId } = await mark();
    expect(await setDay("2023-12-30")).toEqual({ version: 2 });
    const { revision, annotations } = await room.as(anna).articles.byId({ id });
    expect(revision).toMatchObject({ number: 2, publishedOn: "2023-12-30" });
    expect(annotations).toMatchObject([{ id: annotationId, anchorState: "exact", announcedOn: null }]);
    expect(await lastEvent(room)).toMatchObject({
      action: "article.save",
      before: { publishedOn: null },
      after: { publishedOn: "2023-12-30" },
    });
    await expectRefused(room, () => setDay("2023-12-31", 1), { code: "CONFLICT", key: "stale" });
    await expectRefused(room, () => setDay(null, 1), { code: "CONFLICT", key: "stale" });
  });

  it("does not lose a mark that is made while it gets its day", async () => {
    await setDay(null);
    const desk = room.interrupted(edith, () => mark());
    await expect(desk.articles.setDay({ id, version: 1, publishedOn: "2023-12-30" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });

  it("goes out without one: no announcement is dated by it, and readers are told the day on which it went out", async () => {
    await setDay(null);
    const { annotationId, code } = await mark();
    await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    const { revision, revisions } = await room.as(anna).articles.byId({ id });
    expect(revision.publishedOn).toBeNull();
    expect(revisions).toHaveLength(1);
    expect(await dayOf(code)).toBeNull();
    expect((await room.as(null).ledger.query({ query: "" })).rows).toMatchObject([{ announcedOn: null }]);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ publishedOn: "2024-01-31" });
    expect(await room.as(null).articles.list({ limit: 5 })).toMatchObject([{ publishedOn: "2024-01-31" }]);
    const told = await room.as(null).ledger.articlesOf({ by: "donor", value: "NL", limit: 5 });
    expect(told).toMatchObject([{ publishedOn: "2024-01-31" }]);
  });

  it("that goes out by the clock after midnight is of the newsroom's new day, not of the old one in UTC", async () => {
    await room.as(edith).articles.schedule({ id, version: 1, at: "2024-01-31T22:00:00Z" });
    const context = {
      ...room,
      person: null,
      now: () => "2024-01-31T22:00:01.000Z",
      newId: () => "of-the-clock",
      published: () => {},
    };
    expect(await publishDue(context)).toBe(1);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ publishedOn: "2024-02-01" });
  });
});

describe("a day that is said later", () => {
  const fill = (pledges: { code: string; version: number }[]) =>
    room.as(anna).pledges.fillDays({ articleId: id, pledges });

  it("is given to the pledges that were marked without one, which are then reviewed again", async () => {
    await setDay(null);
    const shells = await mark();
    const fund = await mark(words.fund, { stated: millions(25), pledge: undated });
    await approve(room.as(edith), shells.annotationId);
    await expectRefused(room, () => fill([{ code: shells.code, version: 2 }]), {
      code: "BAD_REQUEST",
      key: "article_undated",
    });
    await setDay("2023-12-30");
    const both = [
      { code: shells.code, version: 2 },
      { code: fund.code, version: 1 },
    ];
    await expectRefused(room, () => fill([both[0]!, { code: fund.code, version: 7 }]), {
      code: "CONFLICT",
      key: "stale",
    });
    expect(await fill(both)).toEqual({ announcedOn: "2023-12-30", count: 2 });
    for (const { code } of both) expect(await dayOf(code)).toBe("2023-12-30");
    expect(await room.as(anna).pledges.forDesk({ code: shells.code })).toMatchObject({
      reviewState: "waiting",
    });
    expect(await lastEvent(room)).toMatchObject({
      action: "pledge.save",
      actorId: anna.id,
      before: { announcedOn: null },
      after: { announcedOn: "2023-12-30" },
    });
  });

  it("overwrites no day, and is of no other article's pledges", async () => {
    await setDay("2023-12-30");
    const dated = await mark(words.shells, {});
    await expectRefused(room, () => fill([{ code: dated.code, version: 1 }]), {
      code: "CONFLICT",
      key: "stale",
    });
    const other = await room.as(anna).articles.create(articleOf());
    const elsewhere = await markWords(room.as(anna), other.id, words.shells, { pledge: undated });
    await expectRefused(room, () => fill([{ code: elsewhere.code, version: 1 }]), {
      code: "CONFLICT",
      key: "stale",
    });
  });
});

describe("a code has the year", () => {
  it.each([
    ["of the announcement", "2022-05", "2023-12-30", /^P-2022-/],
    ["of the article, where the announcement has no day", null, "2023-12-30", /^P-2023-/],
    ["in which it comes to the ledger, where neither has one", null, null, /^P-2024-/],
  ])("%s", async (_, announcedOn, publishedOn, code) => {
    await setDay(publishedOn);
    const made = await mark(words.shells, { pledge: { ...undated, fields: pledgeOf({ announcedOn }) } });
    expect(made.code).toMatch(code);
  });

  it("of its own announcement, also for a package that is made with its component", async () => {
    await setDay("2024-01-31");
    const pack = (announcedOn: string) => ({
      kind: "new" as const,
      fields: pledgeOf({ announcedOn, amount: millions(122) }),
    });
    const make = (quote: string, fields: object, of: string) =>
      mark(quote, { pledge: { kind: "new", fields: pledgeOf(fields), pack: pack(of) } });
    const apart = await make(words.shells, { announcedOn: "2023" }, "2022-11");
    const together = await make(words.fund, { announcedOn: "2023-02" }, "2023-01");
    const packages = async (code: string) => (await room.as(anna).pledges.forDesk({ code })).packageCodes;
    expect([apart.code, await packages(apart.code)]).toEqual(["P-2023-0001", ["P-2022-0001"]]);
    expect([together.code, await packages(together.code)]).toEqual(["P-2023-0002", ["P-2023-0003"]]);
  });
});
