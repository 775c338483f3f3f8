import { writeSetting } from "@pledgebook/db/queries/settings";
import { raw } from "@pledgebook/db/store/store";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, markWords, publishedShells } from "../testing/acts.ts";
import { ada, anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, story, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

describe("desk.queue", () => {
  it("has what waits for an annotator, a reviewer, whoever marked it, and after an edit", async () => {
    const unmarked = await room.as(anna).articles.create(articleOf({ title: "Nobody has read it" }));
    const { id: articleId } = await room.as(anna).articles.create(articleOf());
    const shells = await markWords(room.as(anna), articleId, words.shells);
    const fund = await markWords(room.as(anna), articleId, words.fund);
    await room.as(edith).review.sendBack({ annotationId: fund.annotationId, version: 1, reason: "Why?" });
    const paragraphs = story.paragraphs.map((text) => text.replace("87 million", "97 million"));
    await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id: articleId, version: 1 });
    const queue = await room.as(oleh).desk.queue();
    expect(queue.toAnnotate.map((article) => article.id)).toEqual([unmarked.id]);
    expect(queue.toReview).toMatchObject([{ id: shells.annotationId, author: anna.name }]);
    expect(queue.sentBack).toMatchObject([{ id: fund.annotationId, reviewNote: "Why?" }]);
    expect(queue.looseAnchors).toMatchObject([
      {
        id: shells.annotationId,
        state: "needs_review",
        exact: words.shells,
        candidate: words.shells.replace("87", "97"),
      },
    ]);
    expect(JSON.stringify(queue)).not.toContain("plainText");
    const emptied = articleOf({ paragraphs: [story.paragraphs[0] ?? ""] });
    await room.as(anna).articles.save({ ...emptied, id: articleId, version: 2 });
    expect((await room.as(oleh).desk.queue()).looseAnchors).toMatchObject([
      { state: "orphaned", candidate: null },
      { state: "orphaned", candidate: null },
    ]);
  });

  it("says who has nobody to review what they mark", async () => {
    const isAlone = async (who: typeof edith) => (await room.as(who).desk.queue()).isAlone;
    expect(await isAlone(edith)).toBe(false);
    const others = [emil.id, ada.id];
    await room.store.derive([{ statement: raw("UPDATE users SET disabled = 1 WHERE id IN (?, ?)", others) }]);
    expect([await isAlone(edith), await isAlone(anna)]).toEqual([true, false]);
    await room.store.derive([writeSetting(room.store.db, "fourEyes", false)]);
    expect(await isAlone(edith)).toBe(false);
  });
});

describe("desk.history", () => {
  it("goes back through what was done, newest first, a page at a time, of one article when asked", async () => {
    const { id: articleId, annotationId } = await publishedShells(room);
    await room.as(oleh).articles.create(articleOf({ title: "Another" }));
    const all = await room.as(anna).desk.history({});
    expect(all.map(({ action, actor }) => [action, actor])).toEqual([
      ["article.create", oleh.name],
      ["article.publish", edith.name],
      ["review.approve", edith.name],
      ["review.approve", edith.name],
      ["pledge.annotate", anna.name],
      ["pledge.create", anna.name],
      ["article.create", anna.name],
    ]);
    const first = await room.as(anna).desk.history({ limit: 2 });
    const rest = await room.as(anna).desk.history({ before: first.at(-1)?.id });
    expect([...first, ...rest]).toEqual(all);
    const own = await room.as(anna).desk.history({ articleId });
    expect(own).toEqual(all.filter((event) => event.articleId === articleId));
    expect(own).toHaveLength(6);
    expect(own.find(({ action }) => action === "pledge.annotate")).toMatchObject({
      subjectId: annotationId,
      articleTitle: story.title,
    });
    await expect(room.as(anna).desk.history({ limit: 201 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is only ever added to", async () => {
    const { annotationId } = await publishedShells(room);
    const before = (await room.dump()).audit_events ?? [];
    await room.as(anna).annotations.remove({ id: annotationId, version: 2 });
    const after = (await room.dump()).audit_events ?? [];
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(before.length + 1);
    await expect(approve(room.as(edith), annotationId)).rejects.toThrow(/gone/);
  });
});
