import { beforeEach, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { anna, edith, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, spanOf, suggestionOf, words } from "../testing/story.ts";

let room: TestNewsroom;
let articleId: string;
let revisionId: string;
let text: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await room.as(anna).articles.create(articleOf()));
  const { revision } = await room.as(anna).articles.byId({ id: articleId });
  [revisionId, text] = [revision.id, revision.plainText];
});

const list = async () => (await room.as(anna).annotations.list({ articleId })).changed;
const quality = async () => (await room.as(anna).suggestions.quality()).quality[0];
const shells = () => suggestionOf(spanOf(text, words.shells));
const accept = (changes: Parameters<typeof pledgeOf>[0] = {}) =>
  markWords(room.as(anna), articleId, words.shells, {
    suggestion: shells(),
    pledge: { kind: "new", fields: pledgeOf({ announcedBy: null, ...changes }), pack: null },
  });

it("is accepted when it is saved as it stands, and edited field by field when it is not", async () => {
  await accept();
  expect(await quality()).toMatchObject({ accepted: 1, edited: 0, missed: 0, precision: 1, recall: 1 });
  await markWords(room.as(oleh), articleId, words.fund, {
    suggestion: suggestionOf(spanOf(text, words.fund)),
    stated: millions(25),
    pledge: { kind: "new", fields: pledgeOf({ announcedBy: null, purpose: "other" }), pack: null },
  });
  const found = await quality();
  expect(found).toMatchObject({ accepted: 1, edited: 1, precision: 1 });
  expect(found?.fields).toMatchObject({ stated: 0.5, purpose: 0.5, donorCodes: 1, span: 1 });
});

it("counts what people had to find themselves against the engine", async () => {
  await accept();
  await markWords(room.as(anna), articleId, words.fund, { stated: millions(25) });
  expect(await quality()).toMatchObject({ missed: 1, recall: 0.5 });
});

it("does not come back once rejected, until the rejection is taken back", async () => {
  const { id } = await room.as(anna).suggestions.reject({
    articleId,
    revisionId,
    suggestion: shells(),
    reason: "A total",
  });
  expect((await list())?.decided).toMatchObject([{ id, exact: words.shells }]);
  expect(await lastEvent(room, "suggestion.reject")).toMatchObject({
    actorId: anna.id,
    subject: "suggestion",
    after: { quote: words.shells, reason: "A total" },
  });
  expect(await quality()).toMatchObject({ rejected: 1, precision: 0 });
  await room.as(oleh).suggestions.restore({ id });
  expect((await list())?.decided).toEqual([]);
  await expectRefused(room, () => room.as(anna).suggestions.restore({ id }), { code: "CONFLICT" });
});

it("is open again when its mark is undone, and was wrong when its mark is removed", async () => {
  const { annotationId, version } = await accept();
  const { version: gone } = await room.as(anna).annotations.remove({
    id: annotationId,
    version,
    isUndo: true,
  });
  expect((await list())?.decided).toEqual([]);
  expect(await quality()).toBeUndefined();
  const { version: back } = await room.as(anna).annotations.restore({ id: annotationId, version: gone });
  expect(await quality()).toMatchObject({ accepted: 1 });
  await room.as(anna).annotations.remove({ id: annotationId, version: back });
  expect((await list())?.decided).toMatchObject([{ exact: words.shells }]);
  expect(await quality()).toMatchObject({ accepted: 0, rejected: 1 });
});

it("is refused for words that are none, and for a text that was edited since", async () => {
  const suggestion = suggestionOf({ start: 5, end: 99_999 });
  await expectRefused(room, () => room.as(anna).suggestions.reject({ articleId, revisionId, suggestion }), {
    code: "BAD_REQUEST",
    key: "span_invalid",
  });
  await room.as(oleh).articles.save({ ...articleOf({ title: "Another" }), id: articleId, version: 1 });
  await expectRefused(
    room,
    () => room.as(anna).suggestions.reject({ articleId, revisionId, suggestion: shells() }),
    {
      code: "CONFLICT",
      key: "article_edited",
    },
  );
});

it("is right once a second person has approved it, and wrong when it is changed, sent back or merged", async () => {
  const reviewed = async () => (await room.as(anna).suggestions.quality()).afterReview.all;
  const { annotationId, code } = await accept();
  expect(await reviewed()).toMatchObject({ reviewed: 0, right: null });
  await approve(room.as(edith), annotationId);
  expect(await reviewed()).toMatchObject({ reviewed: 1, right: 1, shown: 0.9 });

  const other = await markWords(room.as(oleh), articleId, words.fund, { stated: millions(25) });
  const versionOf = async (code: string) => (await room.as(edith).pledges.forDesk({ code })).version;
  const { id } = await room.as(edith).reconcile.decide({
    keep: other.code,
    keepVersion: await versionOf(other.code),
    other: code,
    otherVersion: await versionOf(code),
    decision: "same",
  });
  expect(await reviewed()).toMatchObject({ reviewed: 1, right: 0 });
  await room.as(edith).reconcile.undo({ id });
  expect((await room.as(anna).suggestions.quality()).afterReview.all.right).not.toBe(0);
});

it("is wrong when its mark is sent back", async () => {
  const { annotationId } = await accept();
  const [item] = await room.as(edith).review.queue();
  await room.as(edith).review.sendBack({ annotationId, version: item!.version, reason: "No promise." });
  expect((await room.as(anna).suggestions.quality()).afterReview).toMatchObject({
    all: { reviewed: 1, right: 0 },
  });
});
