import { describeQuote, findQuote } from "@pledgebook/core/text/quote";
import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, spanOf, words } from "../testing/story.ts";

let room: TestNewsroom;
let articleId: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await room.as(anna).articles.create(articleOf()));
});

const notes = (who = anna) => room.as(who).notes;
const onShells = async () => {
  const { revision } = await room.as(anna).articles.byId({ id: articleId });
  return { revisionId: revision.id, span: spanOf(revision.plainText, words.shells) };
};

describe("notes", () => {
  it("are about an article or words of it, follow an edit, and are for whom they call", async () => {
    await notes().add({ articleId, text: "Who confirmed this?", words: null });
    const { called } = await notes().add({
      articleId,
      text: "@edith editor, is it 87 or 78?",
      words: await onShells(),
    });
    expect(called).toEqual(["Edith Editor"]);
    const { paragraphs: _, ...fields } = { paragraphs: null, ...articleOf({ title: "A longer headline" }) };
    await room.as(anna).articles.save({ ...fields, id: articleId, version: 1 });
    const { revision } = await room.as(anna).articles.byId({ id: articleId });
    expect(await notes(edith).list({ articleId })).toMatchObject([
      {
        exact: words.shells,
        place: spanOf(revision.plainText, words.shells),
        isForMe: true,
        author: anna.name,
      },
      { exact: null, place: null, isForMe: false },
    ]);
    await notes(emil).add({ articleId, text: "Later", words: null });
    expect((await notes(edith).open()).map(({ text }) => text)).toEqual([
      "@edith editor, is it 87 or 78?",
      "Later",
      "Who confirmed this?",
    ]);
    expect(await lastEvent(room, "note.add")).toMatchObject({
      actorId: emil.id,
      articleId,
      after: { text: "Later", words: null },
    });
  });

  it("are settled by one of two, and opened again", async () => {
    const { id } = await notes().add({ articleId, text: "Who confirmed this?", words: null });
    await notes(oleh).settle({ id, version: 1, isSettled: true });
    expect(await notes().open()).toEqual([]);
    expect(await notes().list({ articleId })).toMatchObject([{ settledBy: oleh.name, version: 2 }]);
    await expectRefused(room, () => notes().settle({ id, version: 1, isSettled: true }), {
      code: "CONFLICT",
      key: "stale",
    });
    await notes().settle({ id, version: 2, isSettled: false });
    expect(await notes().open()).toHaveLength(1);
    await expectRefused(room, () => notes().settle({ id: "none", version: 1, isSettled: true }), {
      code: "NOT_FOUND",
      key: "note_not_found",
    });
  });

  it("refuse an old text, words that are none, and nothing at all", async () => {
    const place = await onShells();
    await expectRefused(room, () => notes().add({ articleId, text: "  ", words: null }), {
      code: "BAD_REQUEST",
    });
    const beyond = { ...place, span: { start: 99_998, end: 99_999 } };
    await expectRefused(room, () => notes().add({ articleId, text: "a", words: beyond }), {
      code: "BAD_REQUEST",
      key: "span_invalid",
    });
    await room.as(anna).articles.save({ ...articleOf({ title: "Another" }), id: articleId, version: 1 });
    await expectRefused(room, () => notes().add({ articleId, text: "a", words: place }), {
      code: "CONFLICT",
      key: "article_edited",
    });
  });

  it("say nothing to the other of two who mark apart", async () => {
    await room.as(edith).articles.setBlind({ id: articleId, version: 1, isBlind: true });
    const { called } = await notes().add({ articleId, text: "@Oleh Annotator @Edith Editor", words: null });
    expect(called).toEqual([edith.name]);
    expect(await notes(oleh).list({ articleId })).toEqual([]);
    expect(await notes(oleh).open()).toEqual([]);
    expect(await notes(edith).list({ articleId })).toHaveLength(1);
    const [{ id } = { id: "" }] = await room.store.db.select().from(schema.notes);
    await expectRefused(room, () => notes(oleh).settle({ id, version: 1, isSettled: true }), {
      code: "NOT_FOUND",
    });
  });

  it("go with a draft that is deleted", async () => {
    await notes().add({ articleId, text: "@Edith Editor", words: null });
    await notes(edith).visit({ articleId });
    await room.as(anna).articles.deleteDrafts({ articles: [{ id: articleId, version: 1 }] });
    expect(await notes().open()).toEqual([]);
  });
});

describe("notes.visit", () => {
  it("says who else has an article open, for as long as they are seen there", async () => {
    expect(await notes().visit({ articleId })).toEqual({ others: [] });
    expect(await notes(oleh).visit({ articleId })).toEqual({ others: [anna.name] });
    expect(await notes().visit({ articleId })).toEqual({ others: [oleh.name] });
    // A test's clock goes on by a second with everything that is asked of it.
    for (let second = 0; second < 60; second++) await notes().visit({ articleId });
    expect(await notes().visit({ articleId })).toEqual({ others: [] });
  });
});

describe("findQuote", () => {
  const text = "One euro for roofs. Another euro for roofs, and one for windows.";

  it("finds words again, of several places the one that stood beside the same words", () => {
    for (const start of [text.indexOf("euro"), text.lastIndexOf("euro")]) {
      const quote = describeQuote(text, { start, end: start + 4 });
      const longer = `It was said. ${text}`;
      expect(findQuote(longer, quote)).toEqual({ start: start + 13, end: start + 17 });
    }
    expect(findQuote(text, { exact: "dollar", prefix: "", suffix: "" })).toBeNull();
  });
});
