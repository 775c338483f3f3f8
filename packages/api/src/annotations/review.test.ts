import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { ada, anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, story, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const fourEyes = { code: "FORBIDDEN", key: "four_eyes" };
const conflict = { code: "CONFLICT", cause: { key: "stale" } };

/** Anna's, or another's, mark on the shells in a draft of hers. */
async function waiting(by = anna) {
  const { id } = await room.as(anna).articles.create(articleOf());
  const made = await markWords(room.as(by), id, words.shells);
  return { id, ...made };
}
const approveAt = (who: typeof anna, annotationId: string, version = 1, pledgeVersion = 1) =>
  room.as(who).review.approve({ annotationId, version, pledgeVersion });
const sendBack = (who: typeof anna, annotationId: string, version = 1, reason = "Which day?") =>
  room.as(who).review.sendBack({ annotationId, version, reason });
const refusalsOf = async (who: typeof anna) =>
  (await room.as(who).review.queue()).map(({ refusal }) => refusal);

describe("review.queue", () => {
  it("shows what waits, oldest first, in its sentence, with what it says and who made it", async () => {
    const { id, annotationId, code } = await waiting();
    await markWords(room.as(oleh), id, words.fund, { stated: millions(25) });
    const queue = await room.as(edith).review.queue();
    expect(queue.map(({ author }) => author)).toEqual([anna.name, oleh.name]);
    expect(queue[0]).toMatchObject({
      id: annotationId,
      articleId: id,
      articleStatus: "draft",
      title: story.title,
      reviewState: "waiting",
      stated: millions(87),
      pledge: { code, amount: millions(87), version: 1 },
      refusal: null,
    });
    const { before, words: inside, after } = queue[0]?.context ?? { before: "", words: "", after: "" };
    expect(inside).toBe(words.shells);
    expect(`${before}${inside}${after}`).toBe(
      "The Netherlands has pledged 87 million euros for artillery shells, while an additional 25 million euros goes to the International Fund for Ukraine to buy equipment.",
    );
    expect(queue[0]).not.toHaveProperty("plainText");
  });

  it("has no words to show of a mark that an edit has lost", async () => {
    const { id } = await waiting();
    const paragraphs = story.paragraphs.filter((text) => !text.includes(words.shells));
    await room.as(anna).articles.save({ ...articleOf({ paragraphs }), id, version: 1 });
    expect(await room.as(edith).review.queue()).toMatchObject([
      { anchorState: "orphaned", context: null, exact: words.shells },
    ]);
  });

  it("shows a pledge that was changed after its approval, under one of its marks, until it is approved again", async () => {
    const { id, code, annotationId } = await publishedShells(room);
    const again = await markWords(room.as(anna), id, words.fund, {
      pledge: { kind: "existing", code, role: "restatement" },
    });
    await approve(room.as(edith), again.annotationId);
    expect(await room.as(edith).review.queue()).toEqual([]);
    const fields = pledgeOf({ amount: millions(97) });
    await room.as(oleh).pledges.save({ code, version: 2, fields, packageCodes: [], years: [] });
    expect(await room.as(edith).review.queue()).toMatchObject([
      { id: annotationId, reviewState: "approved", refusal: null, pledge: { amount: millions(97) } },
    ]);
    await approve(room.as(edith), annotationId);
    expect(await room.as(edith).review.queue()).toEqual([]);
    expect((await room.as(null).ledger.query({ query: "" })).rows).toMatchObject([{ code }]);
  });

  it("shows a changed pledge under a mark of it that waits itself, and not a second time", async () => {
    const { id, code } = await publishedShells(room);
    const { annotationId } = await markWords(room.as(anna), id, words.fund, {
      pledge: { kind: "existing", code, role: "restatement" },
    });
    await room
      .as(oleh)
      .pledges.save({ code, version: 2, fields: pledgeOf({ note: "!" }), packageCodes: [], years: [] });
    expect((await room.as(edith).review.queue()).map((mark) => mark.id)).toEqual([annotationId]);
    await approve(room.as(edith), annotationId);
    expect(await room.as(edith).review.queue()).toEqual([]);
  });
});

describe("review.approve", () => {
  it("makes a mark and its pledge count in public, and writes both into the history", async () => {
    const { id, annotationId, code } = await waiting();
    await room.as(edith).articles.publish({ id, version: 1 });
    expect((await room.as(null).ledger.query({ query: "" })).rows).toEqual([]);
    expect(await approveAt(edith, annotationId)).toEqual({ version: 2 });
    expect((await room.as(null).ledger.query({ query: "" })).rows).toMatchObject([{ code }]);
    expect(room.published.at(-1)).toEqual({
      articleSlugs: [(await room.as(null).articles.list({ limit: 1 }))[0]?.slug],
      pledgeCodes: [code],
    });
    const events = (await room.as(edith).desk.history({ articleId: id })).filter(
      ({ action }) => action === "review.approve",
    );
    expect(events).toMatchObject([
      {
        actor: edith.name,
        subject: "pledge",
        before: { review: "waiting" },
        after: { review: "approved" },
      },
      {
        actor: edith.name,
        subject: "annotation",
        subjectId: annotationId,
        before: { review: "waiting", pledge: "waiting" },
        after: { review: "approved", pledge: "approved" },
      },
    ]);
  });

  it("says nothing to readers of an article that they do not see", async () => {
    const { annotationId } = await waiting();
    await approveAt(edith, annotationId);
    expect(room.published).toEqual([]);
  });

  it("may still be given to a mark that was sent back", async () => {
    const { annotationId } = await waiting();
    await sendBack(edith, annotationId);
    await approveAt(edith, annotationId, 2);
    expect(await room.as(edith).review.queue()).toEqual([]);
  });

  it("refuses to do it twice", async () => {
    const { annotationId } = await waiting();
    await approveAt(edith, annotationId);
    await expectRefused(room, () => approveAt(emil, annotationId, 2, 2), {
      code: "CONFLICT",
      key: "already_reviewed",
    });
  });

  it("refuses a mark that was changed since the reviewer saw it, before and while it writes", async () => {
    const { annotationId } = await waiting();
    const change = (version: number) =>
      room.as(oleh).annotations.save({ id: annotationId, version, stated: millions(97), role: "first" });
    await change(1);
    await expectRefused(room, () => approveAt(edith, annotationId), { code: "CONFLICT", key: "stale" });
    const desk = room.interrupted(edith, () => change(2));
    await expect(desk.review.approve({ annotationId, version: 2, pledgeVersion: 1 })).rejects.toMatchObject(
      conflict,
    );
    expect(await refusalsOf(edith)).toEqual([null]);
  });

  it("refuses a pledge that was changed since the reviewer saw it, before and while it writes", async () => {
    const { annotationId, code } = await waiting();
    const change = (version: number) =>
      room.as(oleh).pledges.save({
        code,
        version,
        fields: pledgeOf({ amount: millions(870) }),
        packageCodes: [],
        years: [],
      });
    await change(1);
    await expectRefused(room, () => approveAt(edith, annotationId, 1, 1), { code: "CONFLICT", key: "stale" });
    const desk = room.interrupted(edith, () => change(2));
    await expect(desk.review.approve({ annotationId, version: 1, pledgeVersion: 2 })).rejects.toMatchObject(
      conflict,
    );
    expect(await refusalsOf(edith)).toEqual([null]);
  });

  it("refuses a mark that is not there", async () => {
    await expectRefused(room, () => approveAt(edith, "nowhere"), {
      code: "NOT_FOUND",
      key: "annotation_not_found",
    });
    await expectRefused(room, () => approveAt(edith, "nowhere", -1), { code: "BAD_REQUEST" });
  });
});

describe("review.sendBack", () => {
  it("gives a mark back with the reason, and writes both into the history", async () => {
    const { annotationId } = await waiting();
    expect(await sendBack(edith, annotationId)).toEqual({ version: 2 });
    const { sentBack, toReview } = await room.as(anna).desk.queue();
    expect(sentBack).toMatchObject([{ id: annotationId, reviewNote: "Which day?", createdBy: anna.id }]);
    expect(toReview).toEqual([]);
    expect(await lastEvent(room)).toMatchObject({
      action: "review.send_back",
      actorId: edith.id,
      subject: "annotation",
      subjectId: annotationId,
      before: { review: "waiting", reason: null },
      after: { review: "sent_back", reason: "Which day?" },
    });
  });

  it("is answered by changing the mark", async () => {
    const { annotationId } = await waiting();
    await sendBack(edith, annotationId);
    const answer = { id: annotationId, version: 2, stated: millions(86), role: "first" as const };
    await room.as(anna).annotations.save(answer);
    expect((await room.as(anna).desk.queue()).toReview).toMatchObject([{ reviewNote: null }]);
  });

  it("refuses it without a reason, twice in one version, of an approved mark and of one's own", async () => {
    const { annotationId } = await waiting();
    await expectRefused(room, () => sendBack(edith, annotationId, 1, "  "), { code: "BAD_REQUEST" });
    await expectRefused(room, () => sendBack(edith, annotationId, 0), { code: "CONFLICT", key: "stale" });
    const desk = room.interrupted(edith, () => sendBack(emil, annotationId));
    await expect(desk.review.sendBack({ annotationId, version: 1, reason: "Why?" })).rejects.toMatchObject(
      conflict,
    );
    await approveAt(edith, annotationId, 2);
    await expectRefused(room, () => sendBack(edith, annotationId, 3), {
      code: "CONFLICT",
      key: "already_reviewed",
    });
    const own = await markWords(
      room.as(emil),
      (await room.as(emil).articles.desk())[0]?.id ?? "",
      words.fund,
    );
    await expectRefused(room, () => sendBack(emil, own.annotationId), fourEyes);
  });
});

describe("four eyes", () => {
  it("refuse whoever marked it, whatever their role, and say so in the queue", async () => {
    for (const who of [edith, ada]) {
      const { annotationId } = await waiting(who);
      await expectRefused(room, () => approveAt(who, annotationId), fourEyes);
    }
    expect(await refusalsOf(edith)).toEqual(["four_eyes", null]);
    expect(await refusalsOf(emil)).toEqual([null, null]);
  });

  it("refuse whoever marked it even after somebody else has changed or moved it", async () => {
    const { id, annotationId } = await waiting(edith);
    const stated = millions(88);
    await room.as(anna).annotations.save({ id: annotationId, version: 1, stated, role: "first" });
    await expectRefused(room, () => approveAt(edith, annotationId, 2), fourEyes);
    const { revision } = await room.as(anna).articles.byId({ id });
    const span = { start: 0, end: 8 };
    await room.as(anna).annotations.place({ id: annotationId, version: 2, revisionId: revision.id, span });
    await expectRefused(room, () => approveAt(edith, annotationId, 3), fourEyes);
  });

  it("refuse whoever changed what it states, and whoever moved it", async () => {
    const { id, annotationId } = await waiting(anna);
    const stated = millions(88);
    await room.as(edith).annotations.save({ id: annotationId, version: 1, stated, role: "first" });
    await expectRefused(room, () => approveAt(edith, annotationId, 2), fourEyes);
    const { revision } = await room.as(anna).articles.byId({ id });
    const span = { start: 0, end: 8 };
    await room.as(emil).annotations.place({ id: annotationId, version: 2, revisionId: revision.id, span });
    await expectRefused(room, () => approveAt(emil, annotationId, 3), fourEyes);
    await approveAt(ada, annotationId, 3);
  });

  it("refuse whoever wrote the pledge, though another has marked it and written to it since", async () => {
    const { id, code } = await waiting(edith);
    const joined = await markWords(room.as(anna), id, words.fund, {
      pledge: { kind: "existing", code, role: "restatement" },
    });
    await room
      .as(anna)
      .pledges.save({ code, version: 1, fields: pledgeOf({ note: "!" }), packageCodes: [], years: [] });
    await expectRefused(room, () => approveAt(edith, joined.annotationId, 1, 2), fourEyes);
    await approveAt(emil, joined.annotationId, 1, 2);
  });

  it("begin anew with every approval: who made the old figure may review the new one, who made the new may not", async () => {
    const { annotationId, code } = await waiting(edith);
    await approveAt(emil, annotationId);
    await room.as(emil).pledges.save({
      code,
      version: 2,
      fields: pledgeOf({ amount: millions(97) }),
      packageCodes: [],
      years: [],
    });
    await expectRefused(room, () => approveAt(emil, annotationId, 2, 3), fourEyes);
    await approveAt(edith, annotationId, 2, 3);
  });

  it("may be switched off, and then one person does both", async () => {
    await room.as(ada).people.setFourEyes({ fourEyes: false });
    const { annotationId } = await waiting(edith);
    expect(await refusalsOf(edith)).toEqual([null]);
    await approveAt(edith, annotationId);
    expect((await room.as(null).ledger.query({ query: "" })).fourEyes).toBe(false);
  });

  it("do not bind the operator at the command line, who has no account", async () => {
    const operator = { id: null, name: "Operator", email: "", role: "admin" as const };
    const { id } = await room.as(operator).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(operator), id, words.shells);
    await approveAt(operator, annotationId);
    expect(await lastEvent(room)).toMatchObject({ action: "review.approve", actorId: null });
  });
});
