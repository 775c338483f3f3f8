import { viewerOf } from "@pledgebook/core/desk/permissions";
import { listDue, type Schedule } from "@pledgebook/db/queries/articles/articles";
import { beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../server/context.ts";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, story, storyText, words } from "../testing/story.ts";
import { carryOut, publishDue } from "./schedule.ts";

let room: TestNewsroom;
let live: Awaited<ReturnType<typeof publishedShells>>;
beforeEach(async () => {
  room = await testNewsroom();
  live = await publishedShells(room);
});

const edited = (from: string, to: string) =>
  articleOf({ paragraphs: story.paragraphs.map((text) => text.replace(from, to)) });
const save = (version: number, article: ReturnType<typeof articleOf>, who = anna) =>
  room.as(who).articles.save({ ...article, id: live.id, version });
const publish = (version: number, decisions: object[] = [], who = edith) =>
  room.as(who).articles.publish({ id: live.id, version, decisions: decisions as never });
const total = async () => {
  const { totals } = await room.as(null).ledger.query({ query: "donor=NL" });
  return totals.map(({ bounds }) => bounds.floor);
};
const read = () => room.as(null).articles.bySlug({ slug: live.slug });
const system = (now: string): Context => ({
  store: room.store,
  auth: room.auth,
  images: room.images,
  fetchText: room.fetchText,
  askSource: room.askSource,
  copies: room.copies,
  readForeign: room.readForeign,
  timeZone: room.timeZone,
  dayOf: room.dayOf,
  mail: room.mail,
  person: null,
  now: () => now,
  newId: () => crypto.randomUUID(),
  published: (change) => room.published.push(change),
});

describe("publishing an edit of a marked figure", () => {
  beforeEach(async () => {
    await save(2, edited("87 million", "78 million"));
  });
  const decide = (decision: string, more: object = {}) => [
    { annotationId: live.annotationId, decision, note: "The sum is 78 million euros.", ...more },
  ];

  it("asks first, and says which words it is about", async () => {
    expect(await room.as(edith).articles.figureChanges({ id: live.id })).toMatchObject([
      { annotationId: live.annotationId, before: words.shells, after: words.shells.replace("87", "78") },
    ]);
    await expectRefused(room, () => publish(3), { code: "BAD_REQUEST", key: "figures_changed" });
    expect(await total()).toEqual([8_700_000_000]);
  });

  it("a correction serves the article, the pledge, the total and the list of corrections at once", async () => {
    await publish(3, decide("correction", { stated: millions(78) }));
    expect(await total()).toEqual([7_800_000_000]);
    const article = await read();
    expect(article).toMatchObject({
      corrections: [{ kind: "correction", changesFigure: true, note: "The sum is 78 million euros." }],
      marks: [{ stated: { min: 7_800_000_000 }, pledge: { code: live.code } }],
    });
    expect((await room.as(null).pledges.byCode({ code: live.code }))?.corrections).toHaveLength(1);
    expect(await room.as(null).ledger.corrections()).toMatchObject([{ pledgeCode: live.code }]);
    expect(await lastEvent(room, "pledge.correct")).toMatchObject({
      actorId: edith.id,
      before: { amount: { min: 8_700_000_000 } },
      after: { amount: { min: 7_800_000_000 } },
    });
  });

  it("by whoever wrote it waits for another pair of eyes", async () => {
    await save(3, edited("87 million", "79 million"), edith);
    await publish(4, decide("correction", { stated: millions(79) }));
    // Until then what was approved last counts, and its page says so and names the correction.
    expect(await total()).toEqual([8_700_000_000]);
    expect(await room.as(null).pledges.byCode({ code: live.code })).toMatchObject({
      pledge: { amount: millions(87), isBeingChecked: true },
      corrections: [{ kind: "correction" }],
      evidence: [{ quote: expect.stringContaining("87 million"), isInPlace: false }],
    });
    expect(await read()).toMatchObject({ marks: [{ pledge: { code: live.code, isBeingChecked: true } }] });
    await expectRefused(room, () => approve(room.as(edith), live.annotationId), {
      code: "FORBIDDEN",
      key: "four_eyes",
    });
    await approve(room.as(emil), live.annotationId);
    expect(await total()).toEqual([7_900_000_000]);
  });

  it("a slip tells readers nothing and moves no money", async () => {
    await publish(3, decide("slip"));
    expect(await total()).toEqual([8_700_000_000]);
    expect(await read()).toMatchObject({ corrections: [], marks: [{ pledge: { code: live.code } }] });
  });

  it("a new fact is told as an update, and the old figure stands until the new words are marked", async () => {
    await publish(3, decide("new_fact"));
    expect(await total()).toEqual([8_700_000_000]);
    expect(await read()).toMatchObject({ corrections: [{ kind: "update" }], marks: [] });
    expect((await room.as(anna).desk.queue()).looseAnchors).toMatchObject([{ id: live.annotationId }]);
  });

  it.each([
    ["without a note", "correction", { note: "", stated: millions(78) }, "note_missing"],
    [
      "with a sum that is none",
      "correction",
      { stated: { ...millions(78), max: null } },
      "amount_needs_value",
    ],
  ])("is refused %s", (_, decision, more, key) =>
    expectRefused(room, () => publish(3, decide(decision, more)), { code: "BAD_REQUEST", key }),
  );
});

it("asks nothing when only other words changed", async () => {
  await save(2, edited("artillery shells", "shells of artillery"));
  await publish(3);
  expect(await read()).toMatchObject({ corrections: [] });
});

it("words that are gone are a retraction: the pledge loses them as evidence", async () => {
  await save(2, edited("The Netherlands has pledged 87 million euros for artillery shells, while", "Then"));
  const decision = {
    annotationId: live.annotationId,
    decision: "correction",
    note: "No such pledge was made.",
  };
  await publish(3, [decision]);
  expect(await total()).toEqual([]);
  expect(await read()).toMatchObject({ corrections: [{ kind: "retraction" }] });
});

describe("a schedule", () => {
  it("publishes when its moment comes, and clearing it publishes nothing", async () => {
    const { id, slug } = await room.as(anna).articles.create(articleOf({ title: "Later" }));
    const at = "2024-01-31T12:00:00Z";
    const schedule = (version: number, when: string | null) =>
      room.as(edith).articles.schedule({ id, version, at: when });
    await schedule(1, at);
    expect(await publishDue(system("2024-01-31T11:59:59.000Z"))).toBe(0);
    await schedule(2, null);
    expect(await publishDue(system("2024-01-31T12:00:01.000Z"))).toBe(0);
    expect(await room.as(null).articles.bySlug({ slug })).toBeNull();
    await schedule(3, at);
    expect(await publishDue(system("2024-01-31T12:00:01.000Z"))).toBe(1);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ kind: "article", title: "Later" });
    expect(await publishDue(system("2024-01-31T12:00:02.000Z"))).toBe(0);
    expect(room.published.at(-1)?.articleSlugs).toEqual([slug]);
    await expectRefused(room, () => schedule(5, "2024-01-01T00:00:00Z"), {
      code: "BAD_REQUEST",
      key: "schedule_past",
    });
  });

  describe("belongs to a revision", () => {
    const soon = "2024-01-31T09:04:00.000Z";
    const after = "2024-01-31T09:04:01.000Z";
    const desk = () => room.as(edith).articles.byId({ id: live.id });
    const schedule = (version: number, at: string | null = soon) =>
      room.as(edith).articles.schedule({ id: live.id, version, at });

    it("and what is saved later stays a draft, whoever saves it", async () => {
      await save(2, articleOf({ title: "Seen by the editor" }));
      expect(await schedule(3)).toEqual({ version: 4, scheduledRevision: 2 });
      await save(4, articleOf({ title: "Seen by nobody else" }));
      expect(await desk()).toMatchObject({
        schedule: { at: soon, revision: 2 },
        revision: { number: 3 },
        held: null,
      });
      expect(await publishDue(system(after))).toBe(1);
      expect(await read()).toMatchObject({ title: "Seen by the editor" });
      expect(await desk()).toMatchObject({
        article: { status: "published", scheduledFor: null, scheduledRevisionId: null },
        revision: { number: 3, title: "Seen by nobody else" },
        schedule: null,
      });
      expect(await lastEvent(room, "article.publish")).toMatchObject({
        actorId: null,
        after: { scheduledFor: soon },
      });
    });

    it("until the newer one is scheduled in its place", async () => {
      await save(2, articleOf({ title: "First" }));
      await schedule(3);
      await save(4, articleOf({ title: "Second" }));
      expect(await schedule(5)).toEqual({ version: 6, scheduledRevision: 3 });
      expect(await lastEvent(room, "article.schedule")).toMatchObject({
        before: { revision: 2 },
        after: { revision: 3 },
      });
      await publishDue(system(after));
      expect(await read()).toMatchObject({ title: "Second" });
    });

    it("with the marks that stand in it; a mark made in a later one stays with that", async () => {
      await save(2, articleOf({ title: "Scheduled" }));
      await schedule(3);
      await save(4, articleOf({ title: "Later" }));
      const { annotationId } = await markWords(room.as(anna), live.id, words.fund, {
        stated: millions(25),
      });
      await approve(room.as(edith), annotationId);
      await publishDue(system(after));
      const shown = await read();
      expect(shown).toMatchObject({ title: "Scheduled", marks: [{ pledge: { code: live.code } }] });
      expect(await total()).toEqual([8_700_000_000]);
    });

    it("and is over when the draft is discarded, the article withdrawn, or something published by hand", async () => {
      const cleared = { article: { scheduledFor: null, scheduledRevisionId: null }, schedule: null };
      await save(2, articleOf({ title: "Thrown away" }));
      await schedule(3);
      await room.as(anna).articles.discard({ id: live.id, version: 4 });
      expect(await desk()).toMatchObject(cleared);
      await save(5, articleOf({ title: "By hand" }));
      await schedule(6);
      await publish(7);
      expect(await desk()).toMatchObject(cleared);
      await save(8, articleOf({ title: "Never" }));
      await schedule(9);
      await room.as(edith).articles.withdraw({ id: live.id, version: 10, notice: "It was untrue." });
      expect(await desk()).toMatchObject(cleared);
      expect(await publishDue(system(after))).toBe(0);
    });

    it("that has no day goes out without one: none is made up by a clock", async () => {
      await save(2, { ...articleOf(), publishedOn: null as unknown as string });
      await schedule(3);
      expect(await publishDue(system(after))).toBe(1);
      expect((await desk()).revision).toMatchObject({ number: 2, publishedOn: null });
    });

    it("is carried out once by many processes that look at one clock, and not at all after it was cleared", async () => {
      await save(2, articleOf({ title: "Once" }));
      await schedule(3);
      const other = room.beside();
      const published = await Promise.all(
        [room, other, room, other].map(({ store }) => publishDue({ ...system(after), store })),
      );
      expect(published.reduce((sum, count) => sum + count)).toBe(1);
      const told = async () => {
        const history = await room.as(edith).desk.history({ articleId: live.id });
        return history.filter(({ action, actor }) => action === "article.publish" && actor === null).length;
      };
      expect(await told()).toBe(1);

      // One process has read what is due, and takes its time: meanwhile it is published, cleared, or set again.
      const due = async () => (await listDue(room.store.db, after))[0]!;
      const late = async (read: Schedule) =>
        expect(
          carryOut({ ...system(after), person: { ...edith, id: null }, viewer: viewerOf(edith) }, read),
        ).rejects.toMatchObject({
          key: "stale",
        });
      await save(5, articleOf({ title: "Twice" }));
      await schedule(6);
      const read1 = await due();
      await publishDue(system(after));
      await late(read1);
      await save(8, articleOf({ title: "Never" }));
      await schedule(9);
      const read2 = await due();
      await schedule(10, null);
      await late(read2);
      await schedule(11, "2024-01-31T09:04:00.500Z");
      await late(read2);
      expect(await read()).toMatchObject({ title: "Twice" });
      expect(await told()).toBe(2);
    });
  });

  it("does not publish a changed figure by itself: it is cleared, and the history says why", async () => {
    await save(2, edited("87 million", "78 million"));
    await room.as(edith).articles.schedule({ id: live.id, version: 3, at: "2024-01-31T12:00:00Z" });
    expect(await publishDue(system("2024-01-31T12:00:01.000Z"))).toBe(0);
    const { article } = await room.as(edith).articles.byId({ id: live.id });
    expect(article).toMatchObject({ scheduledFor: null, status: "published" });
    expect(await total()).toEqual([8_700_000_000]);
    expect(await lastEvent(room, "article.hold")).toMatchObject({ after: { reason: "figures_changed" } });
    const held = { scheduledFor: "2024-01-31T12:00:00.000Z", revision: 2, reason: "figures_changed" };
    expect(await room.as(edith).articles.byId({ id: live.id })).toMatchObject({ held });
  });
});

describe("revisions", () => {
  it("are restored as new ones, and their marks with them", async () => {
    await save(2, articleOf({ paragraphs: ["Nothing of it is left."] }));
    expect((await room.as(anna).articles.byId({ id: live.id })).annotations).toMatchObject([
      { anchorState: "orphaned" },
    ]);
    await room.as(anna).articles.restore({ id: live.id, version: 3, number: 1 });
    const { revision, annotations } = await room.as(anna).articles.byId({ id: live.id });
    expect(revision).toMatchObject({ number: 3, plainText: storyText });
    expect(annotations).toMatchObject([{ anchorState: "exact", exact: words.shells }]);
    await expectRefused(room, () => room.as(anna).articles.restore({ id: live.id, version: 4, number: 99 }), {
      code: "NOT_FOUND",
    });
  });

  it("discarding a draft leaves readers what they have", async () => {
    await save(2, articleOf({ title: "Not like this" }));
    const before = await read();
    await room.as(anna).articles.discard({ id: live.id, version: 3 });
    expect(await read()).toEqual(before);
    const { article, revision } = await room.as(anna).articles.byId({ id: live.id });
    expect(article.publishedRevisionId).toBe(revision.id);
    await expectRefused(room, () => room.as(anna).articles.discard({ id: live.id, version: 4 }), {
      code: "BAD_REQUEST",
      key: "no_draft",
    });
  });

  it("that readers were given are public, drafts between them are not", async () => {
    await save(2, articleOf({ title: "A draft" }));
    await save(3, articleOf({ title: "The second" }));
    await publish(4);
    const history = await room.as(null).articles.history({ slug: live.slug });
    expect(history?.versions.map(({ number, title }) => [number, title])).toEqual([
      [3, "The second"],
      [1, story.title],
    ]);
  });

  it("can be read as they were when a day ended, without what is said of their pledges now", async () => {
    const at = async (day: string) => (await room.as(null).articles.asOf({ slug: live.slug, day }))?.article;
    const [first] = (await room.as(null).articles.history({ slug: live.slug }))?.versions ?? [];
    const day = first!.at.slice(0, 10);
    await save(2, articleOf({ title: "A draft" }));
    expect(await at(day)).toMatchObject({ title: story.title, marks: [], related: [], corrections: [] });
    await publish(3);
    expect((await at(day))?.title).toBe("A draft");
    // Before its first day there is only the first.
    expect((await at("2000-01-01"))?.title).toBe(story.title);
    expect(await room.as(null).articles.asOf({ slug: "no-such-article", day })).toBeNull();
  });
});

describe("an address", () => {
  it("that was changed leads on, and is never given to another", async () => {
    const { version } = await room.as(edith).articles.rename({ id: live.id, version: 2, slug: "shells" });
    expect(await read()).toEqual({ kind: "moved", slug: "shells" });
    await room.as(edith).articles.rename({ id: live.id, version, slug: "more-shells" });
    expect(await room.as(null).articles.bySlug({ slug: "shells" })).toEqual({
      kind: "moved",
      slug: "more-shells",
    });
    const { id } = await room.as(anna).articles.create(articleOf({ title: "Another" }));
    await expectRefused(room, () => room.as(edith).articles.rename({ id, version: 1, slug: "shells" }), {
      code: "CONFLICT",
      key: "slug_taken",
    });
  });
});

describe("a preview", () => {
  it("shows the draft to whoever has the link, until it expires", async () => {
    await save(2, articleOf({ title: "Not yet" }));
    const { token } = await room.as(anna).articles.preview({ id: live.id });
    const shown = await room.as(null).articles.byPreview({ token });
    expect(shown).toMatchObject({ isPublic: false, article: { title: "Not yet" } });
    expect(await read()).toMatchObject({ title: story.title });
    expect(await room.as(null).articles.byPreview({ token: `${token}x` })).toBeNull();
    const { readPreview } = await import("./previews.ts");
    expect(await readPreview(system("2024-02-20T00:00:00.000Z"), token)).toBeNull();
  });
});

it("marks of words that a slip has touched keep their pledge in the ledger under its old sentence", async () => {
  await markWords(room.as(anna), live.id, words.fund, { stated: millions(25) });
  await save(2, edited("25 million", "25.0 million"));
  expect(await room.as(edith).articles.figureChanges({ id: live.id })).toEqual([]);
});

it.each([
  ["is denied", "The Netherlands has pledged", "It is not true that The Netherlands has pledged"],
  ["is put off", "for artillery shells", "for artillery shells in a year"],
])("an edit after which a marked promise %s is asked about like a changed figure", async (_, from, to) => {
  const { code } = live;
  await save(2, edited(from, to));
  const changes = await room.as(edith).articles.figureChanges({ id: live.id });
  expect(changes).toMatchObject([{ annotationId: live.annotationId, pledgeCode: code }]);
  const [change] = changes;
  expect(change?.sentences?.after ?? change?.after).toContain(to.split("The Netherlands")[0]?.trim());
  await expectRefused(room, () => publish(3), { code: "BAD_REQUEST", key: "figures_changed" });
  await publish(3, [{ annotationId: live.annotationId, decision: "slip" }]);
  expect(await read()).toMatchObject({
    corrections: [],
    marks: [{ id: live.annotationId, pledge: { code } }],
  });
  expect(await room.as(edith).articles.figureChanges({ id: live.id })).toEqual([]);
});
