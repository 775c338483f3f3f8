import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent, publishedShells } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

let room: TestNewsroom;
let articleId: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await publishedShells(room));
});

const energy = { kind: "section" as const, nameEn: "Energy", nameUk: "Енергетика" };
const winter = { kind: "tag" as const, nameEn: "Winter", nameUk: "Зима" };
const file = (before: string[], topics: string[]) =>
  room.as(anna).topics.setOfArticle({ articleId, before, topics });

describe("topics", () => {
  it("file a published article under a section and tags, where readers find it", async () => {
    await room.as(edith).topics.add(energy);
    await room.as(edith).topics.add(winter);
    expect(await room.as(null).topics.bySlug({ slug: "energy" })).toBeNull();
    await file([], ["winter", "energy"]);
    expect(await lastEvent(room)).toMatchObject({
      action: "article.set_topics",
      articleId,
      before: { topics: [] },
      after: { topics: ["energy", "winter"] },
    });
    const found = await room.as(null).topics.bySlug({ slug: "energy" });
    expect(found).toMatchObject({ nameEn: "Energy", published: 1, list: [{ id: articleId }] });
    expect(await room.as(anna).articles.desk({ topic: "winter" })).toMatchObject([{ id: articleId }]);
    expect(await room.as(anna).articles.desk({ topic: "summer" })).toEqual([]);
  });

  it("are one section at most, and nothing that is not there", async () => {
    await room.as(edith).topics.add(energy);
    await room.as(edith).topics.add({ ...energy, nameEn: "Arms", nameUk: "Зброя" });
    await expectRefused(room, () => file([], ["energy", "arms"]), {
      code: "BAD_REQUEST",
      key: "one_section",
    });
    await expectRefused(room, () => file([], ["elephants"]), { code: "NOT_FOUND", key: "topic_not_found" });
  });

  it("are not filed over what somebody else has filed meanwhile", async () => {
    await room.as(edith).topics.add(energy);
    await room.as(edith).topics.add(winter);
    await file([], ["energy"]);
    await expectRefused(room, () => file([], ["winter"]), { code: "CONFLICT", key: "stale" });
    // What is being written is saved as if nothing had happened: its version is the same.
    expect((await room.as(anna).articles.byId({ id: articleId })).revision.number).toBe(1);
  });

  it("keep their address when they are renamed, and are not taken away while something is filed there", async () => {
    const { slug } = await room.as(edith).topics.add(winter);
    const renamed = { ...winter, nameEn: "The cold months" };
    await room.as(edith).topics.save({ ...renamed, slug, version: 1 });
    await expectRefused(room, () => room.as(edith).topics.save({ ...winter, slug, version: 1 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await file([], [slug]);
    await expectRefused(room, () => room.as(edith).topics.remove({ slug, version: 2 }), {
      code: "BAD_REQUEST",
      key: "topic_in_use",
    });
    await file([slug], []);
    await room.as(edith).topics.remove({ slug, version: 2 });
    expect(await room.as(null).topics.list()).toEqual([]);
    await expectRefused(room, () => room.as(anna).topics.add(winter), { code: "FORBIDDEN" });
  });
});

describe("authors", () => {
  const desk = { name: "Test Desk", alsoCalled: ["Тестова редакція"], aboutEn: "All of us.", aboutUk: "" };

  it("are told of on the page of their byline, and found by their other names", async () => {
    await room.as(edith).authors.save({ ...desk, version: 0 });
    for (const slug of ["test-desk", "testova-redaktsiia"])
      expect(await room.as(null).articles.byAuthor({ slug })).toMatchObject({
        slug: "test-desk",
        aboutEn: "All of us.",
        articles: 1,
      });
    expect(await room.as(anna).authors.list()).toMatchObject([
      { slug: "test-desk", articles: 1, version: 1 },
    ]);
  });

  it("are one person each: a name of somebody else's is refused, and a stale save", async () => {
    await room.as(edith).authors.save({ ...desk, version: 0 });
    const other = { ...desk, name: "Rosa Writes" };
    await expectRefused(room, () => room.as(edith).authors.save({ ...other, version: 0 }), {
      code: "CONFLICT",
      key: "author_taken",
    });
    await room.as(edith).authors.save({ ...desk, aboutUk: "Усі ми.", version: 1 });
    await expectRefused(room, () => room.as(edith).authors.save({ ...desk, version: 1 }), {
      code: "CONFLICT",
      key: "stale",
    });
    await room.as(edith).authors.remove({ slug: "test-desk", version: 2 });
    expect(await room.as(null).articles.byAuthor({ slug: "test-desk" })).toMatchObject({ aboutEn: "" });
  });
});
