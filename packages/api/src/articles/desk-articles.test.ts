import { schema } from "@pledgebook/db/schema";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent, markWords } from "../testing/acts.ts";
import { ada, anna, edith, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, words } from "../testing/story.ts";

let room: TestNewsroom;
let shells: string;
let winter: string;
let zyma: string;
beforeEach(async () => {
  room = await testNewsroom();
  const make = async (title: string, language: "en" | "uk" = "en") =>
    (await room.as(anna).articles.create({ ...articleOf({ title }), language })).id;
  shells = await make("Shells for a long year");
  winter = await make("A hard Winter ahead");
  zyma = await make("Зима без світла", "uk");
  await room.as(edith).articles.publish({ id: shells, version: 1 });
});

type Asked = Parameters<ReturnType<TestNewsroom["as"]>["articles"]["desk"]>[0];
const titles = async (asked: Asked = {}) =>
  (await room.as(oleh).articles.desk(asked)).map(({ title }) => title.split(" ")[0]);

describe("articles.desk", () => {
  it.each<[what: string, asked: Asked, found: string[]]>([
    ["everything, what was touched last first", {}, ["Зима", "A", "Shells"]],
    ["by headline", { order: "title" }, ["A", "Shells", "Зима"]],
    ["drafts", { status: "draft" }, ["Зима", "A"]],
    ["a language", { language: "uk" }, ["Зима"]],
    ["words, in whatever letters and order", { words: "ahead winter" }, ["A"]],
    ["words in Cyrillic letters", { words: "зима" }, ["Зима"]],
    ["words that are not all there", { words: "winter shells" }, []],
    ["signs that a pattern would take for any", { words: "%" }, []],
    ["what nobody has", { assignedTo: "nobody" }, ["Зима", "A", "Shells"]],
  ])("finds %s", async (_, asked, found) => {
    expect(await titles(asked)).toEqual(found);
  });

  it.each(["changed", "title", "day"] as const)(
    "goes on page by page, by %s, and lists each once",
    async (order) => {
      const whole = (await room.as(oleh).articles.desk({ order })).map(({ id }) => id);
      const walked: string[] = [];
      let after: { value: string; id: string } | null = null;
      for (let page = 0; page < 3; page++) {
        const [one] = await room.as(oleh).articles.desk({ order, limit: 1, after });
        walked.push(one!.id);
        after = { value: one!.orderValue, id: one!.id };
      }
      expect(walked).toEqual(whole);
      expect(await room.as(oleh).articles.desk({ order, limit: 1, after })).toEqual([]);
    },
  );

  it("counts what the rest of a filter finds in each state", async () => {
    const counts = await room.as(oleh).articles.deskCounts({ language: "en", status: "published" });
    expect(counts.sort((a, b) => a.status.localeCompare(b.status))).toEqual([
      { status: "draft", count: 1 },
      { status: "published", count: 1 },
    ]);
  });
});

describe("articles.assign", () => {
  const two = () => [
    { id: winter, version: 1 },
    { id: zyma, version: 1 },
  ];

  it("gives articles to somebody, tells them by one letter, and takes them back", async () => {
    expect(await room.as(edith).articles.assign({ articles: two(), personId: oleh.id })).toEqual({
      changed: 2,
    });
    expect(await titles({ assignedTo: oleh.id })).toEqual(["Зима", "A"]);
    expect((await room.as(anna).articles.desk({ words: "winter" }))[0]).toMatchObject({
      assigneeName: oleh.name,
    });
    const letters = await room.store.db.select().from(schema.mails);
    expect(letters).toMatchObject([{ recipient: oleh.email }]);
    expect(letters[0]?.text).toContain("A hard Winter ahead");
    expect(await lastEvent(room, "article.assign")).toMatchObject({
      actorId: edith.id,
      after: { person: oleh.id },
    });
    expect(await room.as(oleh).articles.assign({ articles: two(), personId: null })).toEqual({ changed: 2 });
    expect(await titles({ assignedTo: oleh.id })).toEqual([]);
  });

  it("writes no letter to oneself, and nothing where nothing changes", async () => {
    await room.as(oleh).articles.assign({ articles: two(), personId: oleh.id });
    expect(await room.store.db.select().from(schema.mails)).toEqual([]);
    expect(await room.as(oleh).articles.assign({ articles: two(), personId: oleh.id })).toEqual({
      changed: 0,
    });
  });

  it("hinders nobody who is writing, and of two who give it to different people the second is told", async () => {
    const articles = [{ id: winter, version: 1 }];
    const second = room.interrupted(edith, () =>
      room.as(anna).articles.assign({ articles, personId: oleh.id }),
    );
    await expect(second.articles.assign({ articles, personId: anna.id })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await room.as(anna).articles.save({ ...articleOf({ title: "A hard Winter" }), id: winter, version: 1 });
    expect(await titles({ assignedTo: oleh.id })).toEqual(["A"]);
  });

  it("changes none where one was changed meanwhile, and nobody gets any who may not sign in", async () => {
    const stale = [two()[0]!, { id: zyma, version: 7 }];
    await expectRefused(room, () => room.as(edith).articles.assign({ articles: stale, personId: oleh.id }), {
      code: "CONFLICT",
    });
    await room.as(ada).people.setDisabled({ id: oleh.id ?? "", disabled: true });
    await expectRefused(room, () => room.as(edith).articles.assign({ articles: two(), personId: oleh.id }), {
      code: "NOT_FOUND",
    });
  });
});

describe("articles.deleteDrafts", () => {
  it("takes drafts away with their revisions, and the history keeps what they were called", async () => {
    await room.as(anna).articles.save({ ...articleOf({ title: "A hard Winter" }), id: winter, version: 1 });
    const articles = [
      { id: winter, version: 2 },
      { id: zyma, version: 1 },
    ];
    expect(await room.as(oleh).articles.deleteDrafts({ articles })).toEqual({ deleted: 2 });
    expect(await titles()).toEqual(["Shells"]);
    expect(await room.store.db.select().from(schema.articleRevisions)).toHaveLength(1);
    expect(await lastEvent(room, "article.delete_draft")).toMatchObject({
      before: { title: "Зима без світла" },
    });
  });

  it("takes none where one was published, marked, or changed meanwhile", async () => {
    const others = [{ id: zyma, version: 1 }];
    const refused = (id: string, version: number) =>
      expectRefused(
        room,
        () => room.as(anna).articles.deleteDrafts({ articles: [...others, { id, version }] }),
        {
          code: "CONFLICT",
        },
      );
    await refused(shells, 2);
    await refused(winter, 3);
    await markWords(room.as(anna), winter, words.shells);
    await refused(winter, 1);
  });
});

describe("articles.duplicate", () => {
  it("makes a draft of the same words under another address, without marks", async () => {
    await markWords(room.as(anna), shells, words.shells);
    const { id, slug } = await room.as(oleh).articles.duplicate({ id: shells });
    const [copy] = await room.as(oleh).articles.desk({ words: "shells", status: "draft" });
    expect(copy).toMatchObject({ id, slug, marks: 0, assigneeName: null });
    const [made, origin] = await Promise.all([
      room.as(oleh).articles.byId({ id }),
      room.as(oleh).articles.byId({ id: shells }),
    ]);
    expect(made.revision.plainText).toBe(origin.revision.plainText);
    expect(made.article.slug).not.toBe(origin.article.slug);
  });
});
