import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, spanOf, story, storyText, words } from "../testing/story.ts";

let room: TestNewsroom;
let scene: Awaited<ReturnType<typeof publishedShells>>;
beforeEach(async () => {
  room = await testNewsroom();
  scene = await publishedShells(room);
});

const stale = { code: "CONFLICT", key: "stale" };
const gone = { code: "NOT_FOUND", key: "annotation_not_found" };
const conflict = { code: "CONFLICT", cause: { key: "stale" } };
const longer = `${words.shells}, while ${words.fund}`;

/** The mark as the desk sees it. Approved, it is at version 2. */
async function mark() {
  const { annotations } = await room.as(anna).articles.byId({ id: scene.id });
  return annotations.find(({ id }) => id === scene.annotationId);
}
const saveAs = (who = oleh, version = 2, stated = millions(88, "EUR", "at_least")) =>
  room.as(who).annotations.save({ id: scene.annotationId, version, stated, role: "first" });
const drawn = async () => {
  const shown = await room.as(null).articles.bySlug({ slug: scene.slug });
  return shown?.kind === "article" ? shown.marks : null;
};
const ledgerRows = async () => (await room.as(null).ledger.query({ query: "" })).rows;

/** Whether the page of the pledge says that its words stand in the article as readers see it now. */
const inPlace = async () =>
  (await room.as(null).pledges.byCode({ code: scene.code }))?.evidence.map(({ isInPlace }) => isInPlace);

describe("annotations.save", () => {
  it("changes what a mark states and sends it to review; readers see what was approved until then", async () => {
    expect(await drawn()).toHaveLength(1);
    expect(await saveAs()).toEqual({ version: 3 });
    expect(await mark()).toMatchObject({
      stated: millions(88, "EUR", "at_least"),
      reviewState: "waiting",
      version: 3,
    });
    expect(await drawn()).toMatchObject([{ stated: millions(87), pledge: { isBeingChecked: true } }]);
    expect(await ledgerRows()).toMatchObject([{ original: { floor: 8_700_000_000 }, isBeingChecked: true }]);
    expect(room.published.at(-1)).toEqual({ articleSlugs: [scene.slug], pledgeCodes: [scene.code] });
    const { actorId, action, articleId, before, after } = await lastEvent(room);
    expect({ actorId, action, articleId, before, after }).toEqual({
      actorId: oleh.id,
      action: "annotation.save",
      articleId: scene.id,
      before: { stated: millions(87), review: "approved" },
      after: { stated: millions(88, "EUR", "at_least"), review: "waiting" },
    });
  });

  it("keeps the name of whoever marked it", async () => {
    await saveAs(oleh);
    expect(await mark()).toMatchObject({ createdBy: anna.id, author: anna.name });
  });

  it("tells nobody of a change that no reader sees", async () => {
    const { id } = await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    const { annotationId } = await markWords(room.as(anna), id, words.fund);
    const told = room.published.length;
    await room
      .as(anna)
      .annotations.save({ id: annotationId, version: 1, stated: millions(25), role: "first" });
    expect(room.published).toHaveLength(told);
  });

  it("refuses a version that is not the newest, before and while it writes", async () => {
    await expectRefused(room, () => saveAs(anna, 1), stale);
    const desk = room.interrupted(anna, () => saveAs(oleh));
    const mine = { id: scene.annotationId, version: 2, stated: millions(99), role: "first" as const };
    await expect(desk.annotations.save(mine)).rejects.toMatchObject(conflict);
    expect(await mark()).toMatchObject({ stated: { min: 8_800_000_000 }, version: 3 });
  });

  it.each([
    [
      "a sum without a floor that is at least it",
      { ...millions(1, "EUR", "at_least"), min: null },
      "amount_needs_floor",
    ],
    [
      "a range that runs backwards",
      { ...millions(2), qualifier: "between" as const, max: 1 },
      "amount_needs_range",
    ],
    ["a sum without a currency", { ...millions(2), currency: null }, "amount_without_currency"],
    [
      "goods with a value",
      { ...millions(2), qualifier: "unquantified" as const },
      "amount_unquantified_with_value",
    ],
    ["a currency that is none", { ...millions(2), currency: "XXX" as "EUR" }, undefined],
  ])("refuses %s", async (_, stated, key) => {
    await expectRefused(room, () => saveAs(anna, 2, stated), {
      code: "BAD_REQUEST",
      ...(key ? { key, field: "stated" } : {}),
    });
  });

  it("refuses a mark that is gone, and one that never was", async () => {
    await room.as(anna).annotations.remove({ id: scene.annotationId, version: 2 });
    await expectRefused(room, () => saveAs(anna, 3), gone);
    const nowhere = { id: "nowhere", version: 1, stated: millions(1), role: "first" as const };
    await expectRefused(room, () => room.as(anna).annotations.save(nowhere), gone);
  });
});

describe("annotations.place", () => {
  async function place(quote: string, version = 2, desk = room.as(oleh)) {
    const { revision } = await room.as(anna).articles.byId({ id: scene.id });
    const span = spanOf(revision.plainText, quote);
    return desk.annotations.place({ id: scene.annotationId, version, revisionId: revision.id, span });
  }

  it("puts a mark on other words without losing what it states, and sends it to review", async () => {
    expect(await place(longer)).toEqual({ version: 3 });
    expect(await mark()).toMatchObject({
      exact: longer,
      ...spanOf(storyText, longer),
      anchorState: "exact",
      reviewState: "waiting",
      stated: { min: 8_700_000_000 },
      role: "first",
      createdBy: anna.id,
    });
    expect(await ledgerRows()).toMatchObject([{ evidence: { quote: words.shells }, isBeingChecked: true }]);
    const { actorId, action, before, after } = await lastEvent(room);
    expect({ actorId, action, before, after }).toEqual({
      actorId: oleh.id,
      action: "annotation.place",
      before: { quote: words.shells, review: "approved" },
      after: { quote: longer, review: "waiting" },
    });
    await approve(room.as(edith), scene.annotationId);
    expect(await ledgerRows()).toMatchObject([{ evidence: { quote: longer } }]);
  });

  it("settles a mark that an edit has put in doubt: the ledger then quotes the words as they are now", async () => {
    const now = words.shells.replace("87", "97");
    const paragraphs = story.paragraphs.map((text) => text.replace(words.shells, now));
    await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id: scene.id, version: 2 });
    const decision = { annotationId: scene.annotationId, decision: "new_fact" as const, note: "It is more." };
    await room.as(edith).articles.publish({ id: scene.id, version: 3, decisions: [decision] });
    expect((await room.as(anna).desk.queue()).looseAnchors).toMatchObject([
      { id: scene.annotationId, exact: words.shells, candidate: now },
    ]);
    expect(await inPlace()).toEqual([false]);
    await place(now);
    expect((await room.as(anna).desk.queue()).looseAnchors).toEqual([]);
    await approve(room.as(edith), scene.annotationId);
    expect(await drawn()).toMatchObject([{ id: scene.annotationId }]);
    expect(await inPlace()).toEqual([true]);
    expect(await ledgerRows()).toMatchObject([{ evidence: { quote: now } }]);
    const shown = await room.as(null).pledges.byCode({ code: scene.code });
    expect(shown?.evidence).toMatchObject([{ quote: now, revisionNumber: 2 }]);
    const anchors = await room.store.db.select().from(schema.annotationAnchors);
    expect(anchors.map(({ exact }) => exact)).toEqual([words.shells, now]);
  });

  it("refuses a revision that is not the newest, before and while it writes", async () => {
    const { revision } = await room.as(anna).articles.byId({ id: scene.id });
    const edit = (version: number) =>
      room.as(anna).articles.save({ ...articleOf({ title: `Edit ${version}` }), id: scene.id, version });
    await edit(2);
    const old = {
      id: scene.annotationId,
      version: 2,
      revisionId: revision.id,
      span: spanOf(revision.plainText, longer),
    };
    await expectRefused(room, () => room.as(oleh).annotations.place(old), {
      code: "CONFLICT",
      key: "article_edited",
    });
    const desk = room.interrupted(oleh, () => edit(3));
    await expect(place(longer, 2, desk)).rejects.toMatchObject(conflict);
    expect(await mark()).toMatchObject({ exact: words.shells, reviewState: "approved" });
  });

  it("refuses a stale version, before and while it writes", async () => {
    await expectRefused(room, () => place(longer, 1), stale);
    const desk = room.interrupted(oleh, () => saveAs(anna));
    await expect(place(longer, 2, desk)).rejects.toMatchObject(conflict);
    expect(await mark()).toMatchObject({ exact: words.shells });
  });

  it.each([
    ["beyond the text", { start: 10, end: 100_000 }],
    ["of nothing", { start: 10, end: 10 }],
    ["that runs backwards", { start: 20, end: 10 }],
  ])("refuses a span %s", async (_, span) => {
    const { revision } = await room.as(anna).articles.byId({ id: scene.id });
    const wrong = { id: scene.annotationId, version: 2, revisionId: revision.id, span };
    await expectRefused(room, () => room.as(oleh).annotations.place(wrong), {
      code: "BAD_REQUEST",
      key: "span_invalid",
    });
  });

  it("refuses a mark that is gone", async () => {
    await room.as(anna).annotations.remove({ id: scene.annotationId, version: 2 });
    await expectRefused(room, () => place(longer, 3), gone);
  });
});

describe("annotations.remove", () => {
  const remove = (version = 2) => room.as(oleh).annotations.remove({ id: scene.annotationId, version });

  it("proposes to take a mark away that counts: it counts on until a second person agrees", async () => {
    expect(await remove()).toEqual({ version: 3, pledgeHasOtherMarks: false, isProposal: true });
    expect(await mark()).toBeUndefined();
    expect(await drawn()).toMatchObject([{ id: scene.annotationId, pledge: { isBeingChecked: true } }]);
    expect(await ledgerRows()).toMatchObject([{ code: scene.code, isBeingChecked: true }]);
    expect(await room.as(null).pledges.byCode({ code: scene.code })).toMatchObject({
      evidence: [{ id: scene.annotationId, quote: words.shells, isInPlace: true }],
    });
    expect(await room.store.db.select().from(schema.annotations)).toMatchObject([
      { id: scene.annotationId, removedAt: expect.stringMatching(/^2024-01-31T/) },
    ]);
    expect(room.published.at(-1)).toEqual({ articleSlugs: [scene.slug], pledgeCodes: [scene.code] });
    expect(await lastEvent(room)).toMatchObject({
      action: "annotation.remove",
      actorId: oleh.id,
      subjectId: scene.annotationId,
      before: { stated: millions(87), role: "first", review: "approved" },
      after: null,
    });

    const proposed = { annotationId: scene.annotationId, version: 3 };
    expect(await room.as(edith).review.queue()).toMatchObject([{ id: scene.annotationId, isRemoval: true }]);
    await expectRefused(room, () => room.as(anna).review.remove(proposed), { code: "FORBIDDEN" });
    await expectRefused(room, () => room.as(edith).review.remove({ ...proposed, version: 2 }), stale);
    await expectRefused(room, () => approve(room.as(edith), scene.annotationId), gone);
    await room.as(edith).review.remove(proposed);
    expect(await lastEvent(room)).toMatchObject({ action: "review.remove", actorId: edith.id });
    expect(await drawn()).toEqual([]);
    expect(await ledgerRows()).toEqual([]);
    expect(await room.as(edith).review.queue()).toEqual([]);
    expect(await room.as(null).pledges.byCode({ code: scene.code })).toBeNull();
    expect(await room.as(null).pledges.gone({ code: scene.code })).toMatchObject({
      reason: "removed",
      pledge: { code: scene.code, amount: millions(87) },
      quotes: [words.shells],
    });
    await expectRefused(room, () => room.as(edith).review.remove({ ...proposed, version: 4 }), {
      code: "CONFLICT",
      key: "already_reviewed",
    });
  });

  it("by an editor is not undone by an annotator alone, and not agreed to by the editor who proposed it", async () => {
    await room.as(edith).annotations.remove({ id: scene.annotationId, version: 2 });
    await expectRefused(
      room,
      () => room.as(edith).review.remove({ annotationId: scene.annotationId, version: 3 }),
      { code: "FORBIDDEN", key: "four_eyes" },
    );
    await room.as(oleh).annotations.restore({ id: scene.annotationId, version: 3 });
    expect(await mark()).toMatchObject({ reviewState: "waiting" });
    expect(await ledgerRows()).toMatchObject([{ isBeingChecked: true }]);
    await approve(room.as(emil), scene.annotationId);
    expect(await ledgerRows()).toMatchObject([{ isBeingChecked: false }]);
  });

  it("is taken back by whoever proposed it, or refused by a reviewer: nothing has changed then", async () => {
    for (const [version, who] of [
      [2, oleh],
      [4, emil],
    ] as const) {
      await remove(version);
      await room.as(who).annotations.restore({ id: scene.annotationId, version: version + 1 });
      expect(await mark()).toMatchObject({ reviewState: "approved" });
      expect(await ledgerRows()).toMatchObject([{ isBeingChecked: false }]);
    }
    expect(await lastEvent(room)).toMatchObject({ action: "review.keep", actorId: emil.id });
    // Whoever refused has reviewed it and not worked on it: the next time they may agree.
    await remove(6);
    await room.as(emil).review.remove({ annotationId: scene.annotationId, version: 7 });
    expect(await ledgerRows()).toEqual([]);
  });

  it("that two people have agreed to is not undone alone: what is brought back waits", async () => {
    await remove();
    await room.as(edith).review.remove({ annotationId: scene.annotationId, version: 3 });
    await room.as(edith).annotations.restore({ id: scene.annotationId, version: 4 });
    expect(await mark()).toMatchObject({ reviewState: "waiting" });
    expect(await ledgerRows()).toMatchObject([{ code: scene.code, isBeingChecked: true }]);
  });

  it("leaves the pledge in the ledger while another mark states it", async () => {
    const { annotationId } = await markWords(room.as(anna), scene.id, words.fund, {
      pledge: { kind: "existing", code: scene.code, role: "restatement" },
    });
    await approve(room.as(edith), annotationId);
    expect(await remove()).toEqual({ version: 3, pledgeHasOtherMarks: true, isProposal: true });
    expect(await ledgerRows()).toMatchObject([{ code: scene.code, evidence: { annotationId } }]);
  });

  it("is not carried into later revisions", async () => {
    await remove();
    const edit = articleOf({ title: "Edited" });
    const { carried } = await room.as(anna).articles.save({ ...edit, id: scene.id, version: 2 });
    expect(carried).toEqual({ exact: 0, moved: 0, needs_review: 0, orphaned: 0 });
  });

  it("refuses a stale version, before and while it writes, and to remove it twice", async () => {
    await expectRefused(room, () => remove(1), stale);
    const desk = room.interrupted(anna, () => saveAs(oleh));
    await expect(desk.annotations.remove({ id: scene.annotationId, version: 2 })).rejects.toMatchObject(
      conflict,
    );
    expect(await mark()).toMatchObject({ version: 3 });
    await remove(3);
    await expectRefused(room, () => remove(4), gone);
    await expectRefused(room, () => room.as(anna).annotations.remove({ id: "", version: 1 }), {
      code: "BAD_REQUEST",
    });
  });
});

it("counts a mark on words that only a draft has when the draft is published, not before", async () => {
  const paragraphs = [...story.paragraphs, "Norway will give 5 million euros for generators."];
  await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id: scene.id, version: 2 });
  const fields = pledgeOf({ donorCodes: ["NO"], amount: millions(5), category: "energy", purpose: "energy" });
  const { annotationId, code } = await markWords(
    room.as(anna),
    scene.id,
    "Norway will give 5 million euros",
    {
      stated: millions(5),
      pledge: { kind: "new", fields, pack: null },
    },
  );
  await approve(room.as(edith), annotationId);
  expect(await room.as(null).pledges.byCode({ code })).toBeNull();
  expect((await ledgerRows()).map((row) => row.code)).toEqual([scene.code]);
  await room.as(edith).articles.publish({ id: scene.id, version: 3 });
  expect((await ledgerRows()).map((row) => row.code).sort()).toEqual([scene.code, code]);
});

it("does not quote a draft, though its date be the first, on the page of a pledge that counts already", async () => {
  const early = articleOf({ title: "Not out yet", publishedOn: "2024-01-29" });
  const { id } = await room.as(anna).articles.create(early);
  const unseen = await markWords(room.as(anna), id, words.shells, {
    pledge: { kind: "existing", code: scene.code, role: "restatement" },
  });
  await approve(room.as(edith), unseen.annotationId);
  expect(await ledgerRows()).toMatchObject([{ evidence: { annotationId: scene.annotationId } }]);
  const paragraphs = [...story.paragraphs, "The Hague says again that it is 87 million euros."];
  await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id: scene.id, version: 2 });
  const { annotationId } = await markWords(room.as(anna), scene.id, "it is 87 million euros", {
    pledge: { kind: "existing", code: scene.code, role: "restatement" },
  });
  await approve(room.as(edith), annotationId);
  const quotes = async () =>
    (await room.as(null).pledges.byCode({ code: scene.code }))?.evidence.map(({ quote }) => quote);
  expect(await quotes()).toEqual([words.shells]);
  await room.as(edith).articles.publish({ id: scene.id, version: 3 });
  expect(await quotes()).toEqual([words.shells, "it is 87 million euros"]);
});
