import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, spanOf, words } from "../testing/story.ts";

let room: TestNewsroom;
let articleId: string;
let shells: { annotationId: string; version: number; code: string };
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await room.as(anna).articles.create(articleOf()));
  shells = await markWords(room.as(anna), articleId, words.shells);
});

const marks = async (who = anna) =>
  (await room.as(who).annotations.list({ articleId })).changed?.annotations ?? [];
const waiting = async (who = edith) =>
  (await room.as(who).review.queue()).find((mark) => mark.id === shells.annotationId);

describe("two people in one article", () => {
  it("are told of each other's marks, and of nothing while nothing changes", async () => {
    const { token } = await room.as(anna).annotations.list({ articleId });
    expect(await room.as(anna).annotations.list({ articleId, known: token })).toEqual({
      token,
      changed: null,
    });
    await markWords(room.as(oleh), articleId, words.fund, { stated: millions(25) });
    const { changed } = await room.as(anna).annotations.list({ articleId, known: token });
    expect(changed?.annotations.map(({ author }) => author)).toEqual([anna.name, oleh.name]);
    const later = (await room.as(anna).annotations.list({ articleId })).token;
    await room.as(oleh).annotations.comment({ id: shells.annotationId, text: "Is it new?" });
    expect((await room.as(anna).annotations.list({ articleId })).token).not.toBe(later);
    expect(await room.as(anna).annotations.comments({ id: shells.annotationId })).toMatchObject([
      { text: "Is it new?", author: oleh.name },
    ]);
  });
});

describe("annotations.move", () => {
  it("joins a mark to another pledge, which a reviewer then looks at", async () => {
    const fund = await markWords(room.as(anna), articleId, words.fund, { stated: millions(25) });
    const { version } = await room.as(oleh).annotations.move({
      id: fund.annotationId,
      version: 1,
      code: shells.code,
      role: "detail",
    });
    expect(await marks()).toMatchObject([
      { pledgeCode: shells.code },
      { pledgeCode: shells.code, role: "detail", version, reviewState: "waiting" },
    ]);
    expect(await lastEvent(room, "annotation.move")).toMatchObject({
      before: { pledge: fund.code, role: "first" },
      after: { pledge: shells.code, role: "detail" },
    });
    await expectRefused(
      room,
      () =>
        room.as(anna).annotations.move({ id: fund.annotationId, version: 1, code: fund.code, role: "first" }),
      { code: "CONFLICT", key: "stale" },
    );
    await expectRefused(
      room,
      () =>
        room
          .as(anna)
          .annotations.move({ id: fund.annotationId, version, code: "P-2024-9999", role: "first" }),
      { code: "NOT_FOUND" },
    );
  });
});

describe("review", () => {
  it("approves with what the reviewer put right, and shows the annotator the difference", async () => {
    const item = await waiting();
    await room.as(edith).review.approve({
      annotationId: shells.annotationId,
      version: 1,
      pledgeVersion: item!.pledge.version,
      changes: { stated: millions(87, "EUR", "about"), fields: pledgeOf({ purpose: "armour" }) },
    });
    expect(await room.as(anna).pledges.forDesk({ code: shells.code })).toMatchObject({
      reviewState: "approved",
      fields: { purpose: "armour" },
    });
    expect(await room.as(anna).review.changes()).toMatchObject([
      {
        annotationId: shells.annotationId,
        actor: edith.name,
        before: { purpose: "ammunition", stated: { qualifier: "exact" } },
        after: { purpose: "armour", stated: { qualifier: "about" } },
      },
    ]);
    expect(await room.as(oleh).review.changes()).toEqual([]);
  });

  it("takes an approval back, and who marked it still does not review it", async () => {
    await room.as(edith).annotations.save({
      id: shells.annotationId,
      version: 1,
      stated: millions(87),
      role: "first",
    });
    await approve(room.as(emil), shells.annotationId);
    expect(await waiting()).toBeUndefined();
    await room.as(emil).review.reopen({ annotationId: shells.annotationId, version: 3 });
    expect(await waiting()).toMatchObject({ reviewState: "waiting", refusal: "four_eyes" });
    await expectRefused(room, () => approve(room.as(edith), shells.annotationId), {
      code: "FORBIDDEN",
      key: "four_eyes",
    });
    await expectRefused(
      room,
      () => room.as(emil).review.reopen({ annotationId: shells.annotationId, version: 4 }),
      {
        code: "CONFLICT",
        key: "not_approved",
      },
    );
  });

  it("leaves a disputed mark to another reviewer, with the reason", async () => {
    await room
      .as(edith)
      .review.dispute({ annotationId: shells.annotationId, version: 1, reason: "A total, I think" });
    expect(await waiting()).toMatchObject({ reviewNote: "A total, I think", refusal: "disputed" });
    await expectRefused(room, () => approve(room.as(edith), shells.annotationId), {
      code: "FORBIDDEN",
      key: "disputed",
    });
    await approve(room.as(emil), shells.annotationId);
    expect(await marks()).toMatchObject([{ reviewState: "approved", isDisputed: false }]);
  });
});

describe("marking apart", () => {
  it("shows an annotator only their own marks, keeps all from review, and tells editors how far both agree", async () => {
    const { article } = await room.as(edith).articles.byId({ id: articleId });
    await room.as(edith).articles.setBlind({ id: articleId, version: article.version, isBlind: true });
    await markWords(room.as(oleh), articleId, words.shells.slice(4), {
      pledge: { kind: "new", fields: pledgeOf({ purpose: "armour" }), pack: null },
    });
    await markWords(room.as(oleh), articleId, words.fund, { stated: millions(25) });
    expect(await marks(anna)).toHaveLength(1);
    expect(await marks(oleh)).toHaveLength(2);
    expect(await marks(edith)).toHaveLength(3);
    await expectRefused(room, () => approve(room.as(edith), shells.annotationId), {
      code: "BAD_REQUEST",
      key: "article_blind",
    });
    const { agreement, names } = await room.as(edith).agreement.ofArticle({ id: articleId });
    expect(names).toEqual([oleh.name, anna.name]);
    expect(agreement?.pairs).toMatchObject([{ differing: ["purpose"] }]);
    expect(agreement?.onlyA).toHaveLength(1);
    expect(agreement?.spans).toBeCloseTo(2 / 3);
    expect(agreement?.fields).toMatchObject({ amount: { agreed: 1 }, purpose: { agreed: 0 } });
    await expectRefused(
      room,
      () => room.as(edith).articles.setBlind({ id: articleId, version: article.version, isBlind: false }),
      { code: "CONFLICT", key: "stale" },
    );
  });
});

describe("what puts back what was approved", () => {
  const place = (version: number, quote: string, who = anna) =>
    room
      .as(who)
      .articles.byId({ id: articleId })
      .then(({ revision }) =>
        room.as(who).annotations.place({
          id: shells.annotationId,
          version,
          revisionId: revision.id,
          span: spanOf(revision.plainText, quote),
        }),
      );
  const state = async () => (await marks()).find(({ id }) => id === shells.annotationId)?.reviewState;

  it("is approved again, right after the same person changed it; everything else waits", async () => {
    await approve(room.as(edith), shells.annotationId);
    await place(2, words.shells.slice(4));
    expect(await state()).toBe("waiting");
    await place(3, words.shells);
    expect(await state()).toBe("approved");

    await room
      .as(anna)
      .annotations.save({ id: shells.annotationId, version: 4, stated: millions(78), role: "first" });
    await room
      .as(anna)
      .annotations.save({ id: shells.annotationId, version: 5, stated: millions(87), role: "first" });
    expect(await state()).toBe("approved");
    await room
      .as(anna)
      .annotations.save({ id: shells.annotationId, version: 6, stated: millions(78), role: "first" });
    await room
      .as(oleh)
      .annotations.save({ id: shells.annotationId, version: 7, stated: millions(87), role: "first" });
    expect(await state()).toBe("waiting");
  });

  it("is not fooled by another change that ends elsewhere", async () => {
    await approve(room.as(edith), shells.annotationId);
    await place(2, words.shells.slice(4));
    await room
      .as(anna)
      .annotations.save({ id: shells.annotationId, version: 3, stated: millions(87), role: "detail" });
    await place(4, words.shells);
    expect(await state()).toBe("waiting");
  });
});
