import { everything } from "@pledgebook/core/desk/permissions";
import { listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import { insertCorrection } from "@pledgebook/db/queries/articles/corrections";
import { retireSlug } from "@pledgebook/db/queries/articles/slugs";
import { raw } from "@pledgebook/db/store/store";
import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, lastEvent, markWords, publishedShells } from "../testing/acts.ts";
import { anna, edith, emil, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, bodyOf, millions, pledgeOf, spanOf, story, storyText, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const stale = { code: "CONFLICT", key: "stale" };
/** A document of which the fixed form leaves nothing. */
const blank = {
  type: "doc" as const,
  content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text: " \u200b" }] }],
};
const [opening = "", money = "", prague = ""] = story.paragraphs;

/** Anna's article with all four sums marked as pledges of 87 million: here only the words matter. */
async function fourMarks() {
  const { id } = await room.as(anna).articles.create(articleOf());
  for (const quote of Object.values(words)) await markWords(room.as(anna), id, quote);
  return id;
}

async function marksOf(id: string) {
  const { annotations } = await room.as(anna).articles.byId({ id });
  return annotations.map(({ anchorState, exact }) => ({ anchorState, exact }));
}

const searchRows = () => room.store.db.all(sql`SELECT subject_id AS id, title, body FROM search_documents`);

describe("articles.create", () => {
  it("makes a draft with its first revision in the fixed form, and says so in the history", async () => {
    const made = await room.as(anna).articles.create({
      ...articleOf({ title: "  Two\u200b  words ", paragraphs: ["One  line", " \u00a0 ", "and another."] }),
      related: ["Another story"],
      sources: [{ publisher: "Ministry", date: "2024-01" }],
    });
    expect(made).toEqual({ id: "first-0001", slug: "two-words", version: 1 });
    const { article, revision } = await room.as(anna).articles.byId({ id: made.id });
    expect(article).toMatchObject({
      status: "draft",
      publishedRevisionId: null,
      latestRevisionId: revision.id,
      createdBy: anna.id,
      related: ["Another story"],
      sources: [{ publisher: "Ministry", date: "2024-01" }],
    });
    expect(revision).toMatchObject({
      number: 1,
      title: "Two words",
      plainText: `Two words\n\n${story.standfirst}\n\nOne line\n\nand another.`,
      publishedOn: "2024-01-31",
    });
    expect(revision.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await lastEvent(room)).toMatchObject({
      action: "article.create",
      actorId: anna.id,
      subject: "article",
      subjectId: made.id,
      articleId: made.id,
      before: null,
      after: { slug: "two-words", title: "Two words", text: "One line\n\nand another.", revision: 1 },
    });
    expect(room.published).toEqual([]);
  });

  it("never gives a slug to two articles, nor one that an article had before", async () => {
    const first = await room.as(anna).articles.create(articleOf({ title: "Щит для Києва" }));
    const second = await room.as(anna).articles.create(articleOf({ title: "Щит для Києва" }));
    expect([first.slug, second.slug]).toEqual(["shchyt-dlia-kyieva", "shchyt-dlia-kyieva-2"]);
    await room.store.derive([
      retireSlug(room.store.db, "shchyt-dlia-kyieva-3", first.id, "2024-01-31T09:00:00.000Z"),
    ]);
    const third = await room.as(anna).articles.create(articleOf({ title: "Щит для Києва" }));
    expect(third.slug).toBe("shchyt-dlia-kyieva-4");
  });

  it("gives the next slug to the second of two articles that take one at the same moment, also one that was retired", async () => {
    const desk = room.interrupted(anna, async () => {
      const { id } = await room.as(oleh).articles.create(articleOf());
      await room.as(edith).articles.rename({ id, version: 1, slug: "elsewhere" });
    });
    const { slug } = await desk.articles.create(articleOf());
    expect(slug).toMatch(/-2$/);
    expect(await room.as(anna).articles.desk()).toHaveLength(2);
  });

  it.each([
    ["no text but white space", { body: blank }, "article_empty"],
    ["no title but an invisible one", { title: "\u200b\u200b" }, "article_without_title"],
    ["no title", { title: "  " }, undefined],
    ["a day that does not exist", { publishedOn: "2024-02-30" }, undefined],
    ["a language nobody reads here", { language: "xx" as "en" }, undefined],
    ["a title of 251 letters", { title: "x".repeat(251) }, undefined],
    [
      "a link that runs a script",
      {
        body: {
          type: "doc" as const,
          content: [
            {
              type: "paragraph" as const,
              content: [
                {
                  type: "text" as const,
                  text: "click",
                  marks: [{ type: "link" as const, attrs: { href: "javascript:alert(1)" } }],
                },
              ],
            },
          ],
        },
      },
      undefined,
    ],
    [
      "an embed that runs a script",
      {
        body: {
          type: "doc" as const,
          content: [
            ...bodyOf(["Text."]).content,
            { type: "embed" as const, attrs: { href: "javascript:alert(1)", title: "A map" } },
          ],
        },
      },
      undefined,
    ],
  ])("refuses %s", async (_, wrong, key) => {
    await expectRefused(room, () => room.as(anna).articles.create({ ...articleOf(), ...wrong }), {
      code: "BAD_REQUEST",
      ...(key ? { key } : {}),
    });
  });
});

describe("articles.save", () => {
  it("makes a new revision, keeps the old one, and records only what changed", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const saved = await room
      .as(oleh)
      .articles.save({ ...articleOf({ standfirst: "Four sums." }), id, version: 1, note: "Shorter" });
    expect(saved).toEqual({
      version: 2,
      revision: 2,
      carried: { exact: 0, moved: 0, needs_review: 0, orphaned: 0 },
    });
    const { revisions, revision } = await room.as(anna).articles.byId({ id });
    expect(revision.standfirst).toBe("Four sums.");
    expect(revisions.map(({ number, note, author }) => ({ number, note, author }))).toEqual([
      { number: 2, note: "Shorter", author: oleh.name },
      { number: 1, note: null, author: anna.name },
    ]);
    const { actorId, action, before, after } = await lastEvent(room);
    expect({ actorId, action }).toEqual({ actorId: oleh.id, action: "article.save" });
    expect(before).toEqual({ revision: 1, standfirst: story.standfirst, marks: null });
    expect(after).toMatchObject({ revision: 2, standfirst: "Four sums." });
    expect(after).not.toHaveProperty("text");
  });

  it("writes nothing when nothing was changed", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const before = await room.dump();
    expect(await room.as(anna).articles.save({ ...articleOf(), id, version: 1 })).toMatchObject({
      version: 1,
      revision: 1,
    });
    expect(await room.dump()).toEqual(before);
  });

  it.each([
    ["the language alone", { language: "uk" as const }],
    ["the date alone", { publishedOn: "2024-02-01" }],
    [
      "bold words alone",
      {
        body: {
          type: "doc" as const,
          content: story.paragraphs.map((text) => ({
            type: "paragraph" as const,
            content: [{ type: "text" as const, text, marks: [{ type: "bold" as const }] }],
          })),
        },
      },
    ],
  ])("sees that %s was changed", async (_, change) => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const saved = await room.as(anna).articles.save({ ...articleOf(), ...change, id, version: 1 });
    expect(saved).toMatchObject({ version: 2, revision: 2 });
  });

  it("carries every mark: exact where its words stayed, moved where they went, in doubt where a figure changed, lost where they are gone", async () => {
    const id = await fourMarks();
    const edited = money
      .replace("Denmark will contribute", "Denmark will soon contribute")
      .replace("87 million", "97 million")
      .replace(`${words.cyber}, the Dutch defence minister, Kajsa Ollongren, said.`, "");
    const saved = await room
      .as(anna)
      .articles.save({ ...articleOf({ paragraphs: [opening, edited, prague] }), id, version: 1 });
    expect(saved.carried).toEqual({ exact: 1, moved: 1, needs_review: 1, orphaned: 1 });
    const { revision, annotations } = await room.as(anna).articles.byId({ id });
    const by = new Map(annotations.map((mark) => [mark.anchorState, mark]));
    const slice = (state: "exact" | "moved" | "needs_review") =>
      revision.plainText.slice(by.get(state)?.start ?? 0, by.get(state)?.end ?? 0);
    expect(slice("exact")).toBe(words.fund);
    expect(slice("moved")).toBe(words.denmark.replace("will contribute", "will soon contribute"));
    expect(slice("needs_review")).toBe(words.shells.replace("87", "97"));
    expect(by.get("needs_review")?.exact).toBe(words.shells);
    expect(by.get("orphaned")).toMatchObject({ start: null, end: null, exact: words.cyber });
    expect((await lastEvent(room)).after).toMatchObject({ marks: saved.carried });
  });

  it("leaves a mark in doubt for a person even when its figure is put back", async () => {
    const id = await fourMarks();
    const wrong = articleOf({ paragraphs: [opening, money.replace("87", "97"), prague] });
    await room.as(anna).articles.save({ ...wrong, id, version: 1 });
    await room.as(anna).articles.save({ ...articleOf(), id, version: 2 });
    expect(await marksOf(id)).toContainEqual({ anchorState: "needs_review", exact: words.shells });
    const { revision, annotations } = await room.as(anna).articles.byId({ id });
    const mark = annotations.find((one) => one.anchorState === "needs_review");
    expect(revision.plainText.slice(mark?.start ?? 0, mark?.end ?? 0)).toBe(words.shells);
  });

  it("leaves a mark in doubt for a person through edits that do not touch it", async () => {
    const id = await fourMarks();
    const wrong = [opening, money.replace("87", "97"), prague];
    await room.as(anna).articles.save({ ...articleOf({ paragraphs: wrong }), id, version: 1 });
    const titled = articleOf({ title: "Better", paragraphs: wrong });
    const { carried } = await room.as(anna).articles.save({ ...titled, id, version: 2 });
    expect(carried).toEqual({ exact: 3, moved: 0, needs_review: 1, orphaned: 0 });
    expect(await marksOf(id)).toContainEqual({ anchorState: "needs_review", exact: words.shells });
  });

  it("refuses a version that is not the newest", async () => {
    const id = await fourMarks();
    await room.as(oleh).articles.save({ ...articleOf({ title: "By Oleh" }), id, version: 1 });
    await expectRefused(
      room,
      () => room.as(anna).articles.save({ ...articleOf({ title: "By Anna" }), id, version: 1 }),
      stale,
    );
  });

  it("refuses when somebody saves between its reading and its writing, and leaves theirs", async () => {
    const id = await fourMarks();
    const theirs = { ...articleOf({ title: "By Oleh" }), id, version: 1 };
    const desk = room.interrupted(anna, () => room.as(oleh).articles.save(theirs));
    await expect(
      desk.articles.save({ ...articleOf({ title: "By Anna" }), id, version: 1 }),
    ).rejects.toMatchObject({ code: "CONFLICT", cause: { key: "stale" } });
    const { revision, revisions } = await room.as(anna).articles.byId({ id });
    expect(revision.title).toBe("By Oleh");
    expect(revisions).toHaveLength(2);
  });

  it("does not lose a mark that is made between its reading and its writing", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const edit = { ...articleOf({ title: "Edited" }), id, version: 1 };
    const desk = room.interrupted(anna, () => markWords(room.as(oleh), id, words.shells));
    await expect(desk.articles.save(edit)).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect(await marksOf(id)).toEqual([{ anchorState: "exact", exact: words.shells }]);
    expect((await room.as(anna).articles.save(edit)).carried).toMatchObject({ exact: 1 });
  });

  it("does not put a mark back where it stood before somebody moved it in between", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const { annotationId } = await markWords(room.as(anna), id, words.shells);
    const { revision } = await room.as(anna).articles.byId({ id });
    const longer = `${words.shells}, while ${words.fund}`;
    const move = () =>
      room.as(oleh).annotations.place({
        id: annotationId,
        version: 1,
        revisionId: revision.id,
        span: spanOf(revision.plainText, longer),
      });
    const edit = { ...articleOf({ title: "Edited" }), id, version: 1 };
    await expect(room.interrupted(anna, move).articles.save(edit)).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    await room.as(anna).articles.save(edit);
    expect(await marksOf(id)).toEqual([{ anchorState: "exact", exact: longer }]);
  });

  it("refuses an article that is not there, and a text that is none", async () => {
    await expectRefused(
      room,
      () => room.as(anna).articles.save({ ...articleOf(), id: "nowhere", version: 1 }),
      { code: "NOT_FOUND", key: "article_not_found" },
    );
    const { id } = await room.as(anna).articles.create(articleOf());
    await expectRefused(
      room,
      () => room.as(anna).articles.save({ ...articleOf(), body: blank, id, version: 1 }),
      { code: "BAD_REQUEST", key: "article_empty" },
    );
  });
});

describe("articles.publish", () => {
  it("shows the newest revision to readers and to the search, and says who did it", async () => {
    const { id, slug } = await room.as(anna).articles.create(articleOf());
    expect(await room.as(null).articles.bySlug({ slug })).toBeNull();
    expect(await room.as(edith).articles.publish({ id, version: 1 })).toEqual({ slug, version: 2 });
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({
      kind: "article",
      title: story.title,
      publishedOn: "2024-01-31",
    });
    expect(await searchRows()).toEqual([
      { id, title: story.title, body: `${story.standfirst}\n\n${story.paragraphs.join("\n\n")}` },
    ]);
    expect(room.published).toEqual([{ articleSlugs: [slug], pledgeCodes: [] }]);
    expect(await lastEvent(room)).toMatchObject({
      action: "article.publish",
      actorId: edith.id,
      before: { status: "draft", publishedRevisionId: null },
      after: { status: "published", publishedRevisionId: "first-0002" },
    });
  });

  it("keeps the draft of a live article from readers until it is published", async () => {
    const { id, slug } = await publishedShells(room);
    await room.as(anna).articles.save({ ...articleOf({ title: "Better" }), id, version: 2 });
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ title: story.title });
    expect(await room.as(anna).articles.desk()).toMatchObject([{ title: "Better", hasDraft: 1, marks: 1 }]);
    await room.as(edith).articles.publish({ id, version: 3 });
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ title: "Better", slug });
    expect(await room.as(anna).articles.desk()).toMatchObject([{ hasDraft: 0, waiting: 0 }]);
    expect(room.published.at(-1)).toEqual({ articleSlugs: [slug], pledgeCodes: ["P-2024-0001"] });
  });

  it("moves the time of the last change only when readers get one", async () => {
    const { id, slug, version } = await publishedShells(room);
    const time = async () => {
      const shown = await room.as(null).articles.bySlug({ slug });
      return shown?.kind === "article" ? shown.modifiedAt : null;
    };
    const first = await time();
    expect(first).not.toBeNull();
    await room.as(edith).articles.publish({ id, version });
    expect(await time()).toBe(first);
    await room.as(anna).articles.save({ ...articleOf({ title: "Better" }), id, version: version + 1 });
    expect(await time()).toBe(first);
    await room.as(edith).articles.publish({ id, version: version + 2 });
    expect((await time()) ?? "").not.toBe(first);
  });

  it("refuses a version that is not the newest, before and while it writes", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const edit = (version: number) =>
      room.as(oleh).articles.save({ ...articleOf({ title: `Edit ${version}` }), id, version });
    await edit(1);
    await expectRefused(room, () => room.as(edith).articles.publish({ id, version: 1 }), stale);
    const desk = room.interrupted(edith, () => edit(2));
    await expect(desk.articles.publish({ id, version: 2 })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect(await room.as(null).articles.list({ limit: 5 })).toEqual([]);
  });

  it("refuses an article that is not there", async () => {
    await expectRefused(room, () => room.as(edith).articles.publish({ id: "nowhere", version: 1 }), {
      code: "NOT_FOUND",
      key: "article_not_found",
    });
  });
});

describe("articles.withdraw", () => {
  it("takes the article from readers, from the search and from the ledger's evidence", async () => {
    const { id, slug, version, code } = await publishedShells(room);
    const notice = "The sums could not be confirmed.";
    expect(await room.as(edith).articles.withdraw({ id, version, notice })).toEqual({ version: version + 1 });
    expect(await room.as(null).articles.bySlug({ slug })).toEqual({ kind: "withdrawn", notice });
    expect(await room.as(null).articles.list({ limit: 5 })).toEqual([]);
    expect(await searchRows()).toEqual([]);
    expect(await room.as(null).pledges.byCode({ code })).toBeNull();
    expect((await room.as(null).ledger.query({ query: "" })).rows).toEqual([]);
    expect(room.published.at(-1)).toEqual({ articleSlugs: [slug], pledgeCodes: [code] });
    expect(await lastEvent(room)).toMatchObject({
      action: "article.withdraw",
      actorId: edith.id,
      before: { status: "published", notice: null },
      after: { status: "withdrawn", notice },
    });
  });

  it("is for good", async () => {
    const { id, version } = await publishedShells(room);
    await room.as(edith).articles.withdraw({ id, version, notice: "Wrong." });
    await expectRefused(room, () => room.as(edith).articles.publish({ id, version: version + 1 }), {
      code: "BAD_REQUEST",
      key: "withdrawn",
    });
  });

  it("refuses a stale version, and to do it without a word", async () => {
    const { id, version } = await publishedShells(room);
    const withdraw = (at: number, notice: string) =>
      room.as(edith).articles.withdraw({ id, version: at, notice });
    await expectRefused(room, () => withdraw(version - 1, "Wrong."), stale);
    await expectRefused(room, () => withdraw(version, "  "), { code: "BAD_REQUEST" });
    const desk = room.interrupted(edith, () =>
      room.as(oleh).articles.save({ ...articleOf({ title: "Saved" }), id, version }),
    );
    await expect(desk.articles.withdraw({ id, version, notice: "Wrong." })).rejects.toMatchObject({
      code: "CONFLICT",
      cause: { key: "stale" },
    });
    expect(await room.as(null).articles.list({ limit: 5 })).toHaveLength(1);
  });
});

describe("what readers see of an article", () => {
  it("answers null for a slug that never was, and the new slug for one that was", async () => {
    const { id, slug } = await publishedShells(room);
    await room.store.derive([retireSlug(room.store.db, "old-name", id, "2024-01-31T09:00:00.000Z")]);
    expect(await room.as(null).articles.bySlug({ slug: "never" })).toBeNull();
    expect(await room.as(null).articles.bySlug({ slug: "old-name" })).toEqual({ kind: "moved", slug });
  });

  it("draws approved marks alone, each with its pledge and where it stands", async () => {
    const { id, slug, annotationId, code } = await publishedShells(room);
    await markWords(room.as(anna), id, words.fund, { stated: millions(25) });
    const shown = await room.as(null).articles.bySlug({ slug });
    if (shown?.kind !== "article") throw new Error("no article");
    expect(shown.marks).toMatchObject([
      {
        id: annotationId,
        role: "first",
        stated: millions(87),
        pledge: { code, amount: millions(87), status: "pledged", donorCodes: ["NL"] },
      },
    ]);
    const [mark] = shown.marks;
    expect(storyText.slice(mark?.start, mark?.end)).toBe(words.shells);
  });

  it("does not draw a mark whose figure an edit has put in doubt", async () => {
    const { id, slug, version, annotationId } = await publishedShells(room);
    const edited = articleOf({ paragraphs: [opening, money.replace("87", "97"), prague] });
    await room.as(anna).articles.save({ ...edited, id, version });
    const decision = { annotationId, decision: "new_fact" as const, note: "It is more now." };
    await room.as(edith).articles.publish({ id, version: version + 1, decisions: [decision] });
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ marks: [] });
  });

  it("does not show what a pledge was changed to before somebody has reviewed that", async () => {
    const { slug, code, annotationId } = await publishedShells(room);
    const fields = pledgeOf({ amount: millions(97) });
    await room.as(anna).pledges.save({ code, version: 2, fields, packageCodes: [], years: [] });
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({
      marks: [{ stated: millions(87), pledge: { amount: millions(87), isBeingChecked: true } }],
    });
    await approve(room.as(edith), annotationId);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({
      marks: [{ pledge: { amount: millions(97) } }],
    });
  });

  it("lists what is published, newest day first, with the number of reviewed marks", async () => {
    const { slug } = await publishedShells(room);
    const { id } = await room
      .as(anna)
      .articles.create(articleOf({ title: "Later", publishedOn: "2024-02-02" }));
    await room.as(edith).articles.publish({ id, version: 1 });
    await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    const listed = await room.as(null).articles.list({ limit: 10 });
    expect(listed).toMatchObject([
      { slug: "later", marks: 0 },
      { slug, marks: 1 },
    ]);
    expect(await room.as(null).articles.list({ limit: 1, offset: 1 })).toMatchObject([{ slug }]);
    await expect(room.as(null).articles.list({ limit: 101 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("lists how an article without a standfirst begins: its first paragraph, in whole words", async () => {
    for (const [title, text] of [
      ["Short", "Kyiv thanked them"],
      ["Long", "word ".repeat(100).trim()],
      ["Told", "A minister spoke."],
    ] as const) {
      const paragraphs = title === "Told" ? [text, "Others did not."] : [text];
      const { id } = await room.as(anna).articles.create(articleOf({ title, standfirst: "", paragraphs }));
      await room.as(edith).articles.publish({ id, version: 1 });
    }
    const listed = await room.as(null).articles.list({ limit: 10 });
    expect(Object.fromEntries(listed.map(({ title, opening }) => [title, opening]))).toEqual({
      Short: "Kyiv thanked them",
      Long: `${"word ".repeat(60).trim()}…`,
      Told: "A minister spoke.",
    });
  });

  it("walks the addresses of what is published, newest first, in pages that neither skip nor repeat", async () => {
    const ids: string[] = [];
    for (const title of ["First", "Second", "Third"]) {
      const { id } = await room.as(anna).articles.create(articleOf({ title }));
      await room.as(edith).articles.publish({ id, version: 1 });
      ids.push(id);
    }
    await room.as(anna).articles.create(articleOf({ title: "A draft" }));
    const { addresses } = room.as(null).articles;
    const all = await addresses({ after: null });
    expect(all.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(all.map(({ firstPublishedAt }) => firstPublishedAt)).toEqual(
      all
        .map(({ firstPublishedAt }) => firstPublishedAt)
        .toSorted()
        .reverse(),
    );
    const walked: string[] = [];
    for (let after: (typeof all)[number] | null = null; ; ) {
      const [next]: typeof all = await addresses({ after, limit: 1 });
      if (!next) break;
      walked.push(next.id);
      after = next;
    }
    expect(walked).toEqual(all.map(({ id }) => id));
  });

  it("names other published articles that tell of the same pledges or donors", async () => {
    const { slug, code } = await publishedShells(room);
    const other = await room.as(anna).articles.create(articleOf({ title: "Told again" }));
    const { annotationId } = await markWords(room.as(anna), other.id, words.shells, {
      pledge: { kind: "existing", code, role: "restatement" },
    });
    await approve(room.as(emil), annotationId);
    const related = async () => {
      const shown = await room.as(null).articles.bySlug({ slug });
      return shown?.kind === "article" ? shown.related : null;
    };
    expect(await related()).toEqual([]);
    await room.as(edith).articles.publish({ id: other.id, version: 1 });
    expect(await related()).toMatchObject([{ slug: "told-again", sharedPledges: 1, donors: "NL" }]);
  });

  it("shows the corrections of the article", async () => {
    const { id, slug } = await publishedShells(room);
    const note = "An earlier version gave another sum.";
    await room.store.derive([
      insertCorrection(room.store.db, {
        id: "correction",
        articleId: id,
        kind: "correction",
        changesFigure: true,
        note,
        publishedAt: "2024-02-02T09:00:00.000Z",
      }),
    ]);
    expect(await room.as(null).articles.bySlug({ slug })).toMatchObject({ corrections: [{ note }] });
    expect(await room.as(null).ledger.corrections()).toMatchObject([{ note, articleSlug: slug }]);
  });
});

it("never changes a revision", async () => {
  const { id } = await room.as(anna).articles.create(articleOf());
  await expect(
    room.store.derive([{ statement: raw("UPDATE article_revisions SET title = 'Other'") }]),
  ).rejects.toThrow(/immutable/);
  const { revision } = await room.as(anna).articles.byId({ id });
  expect(await listAnnotations(room.store.db, everything, id, revision.id)).toEqual([]);
});
