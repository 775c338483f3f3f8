import { beforeEach, describe, expect, it } from "vitest";
import { approve, expectRefused, markWords } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const article = {
  title: "The Netherlands gives 87 million euros",
  standfirst: "Another 25 million euros are for radars",
  paragraphs: ["The money was announced in The Hague."],
};

/** Published with a mark on its headline and one on its standfirst, both approved. */
async function published() {
  const { id, slug } = await room.as(anna).articles.create(articleOf(article));
  const marks = [
    await markWords(room.as(anna), id, "87 million euros"),
    await markWords(room.as(anna), id, "25 million euros", { stated: millions(25) }),
  ];
  for (const { annotationId } of marks) await approve(room.as(edith), annotationId);
  const { version } = await room.as(edith).articles.publish({ id, version: 1 });
  return { id, slug, version, marks };
}

const read = async (slug: string) => {
  const shown = await room.as(null).articles.bySlug({ slug });
  if (shown?.kind !== "article") throw new Error("no article");
  return shown;
};
const save = (id: string, version: number, changes: Partial<typeof article>) =>
  room.as(anna).articles.save({ ...articleOf({ ...article, ...changes }), id, version });

describe("marks in headline and standfirst", () => {
  it("are drawn where they stand, and lead from the ledger to their words", async () => {
    const { slug, marks } = await published();
    const shown = await read(slug);
    const [title, standfirst] = [article.title.indexOf("87"), article.title.length + 2 + "Another ".length];
    expect(shown.marks).toMatchObject([
      { id: marks[0]?.annotationId, start: title, end: title + "87 million euros".length },
      { id: marks[1]?.annotationId, start: standfirst, end: standfirst + "25 million euros".length },
    ]);
    expect(await room.as(null).pledges.byCode({ code: marks[0]?.code ?? "" })).toMatchObject({
      evidence: [{ quote: "87 million euros" }],
    });
  });

  it("stay through edits beside them, and are asked about when their figure changes", async () => {
    const { id, slug, version, marks } = await published();
    const styled = "The Netherlands now gives 87 million euros";
    await save(id, version, { title: styled, standfirst: "" });
    const { annotations } = await room.as(anna).articles.byId({ id });
    const now = marks.map(({ annotationId }) => annotations.find((mark) => mark.id === annotationId));
    expect(now).toMatchObject([
      { anchorState: "exact", start: styled.indexOf("87") },
      { anchorState: "orphaned", start: null },
    ]);
    await save(id, version + 1, { title: article.title.replace("87", "78") });
    expect(await room.as(edith).articles.figureChanges({ id })).toMatchObject([
      { annotationId: marks[0]?.annotationId, before: "87 million euros", after: "78 million euros" },
      { annotationId: marks[1]?.annotationId },
    ]);
    await expectRefused(room, () => room.as(edith).articles.publish({ id, version: version + 2 }), {
      code: "BAD_REQUEST",
      key: "figures_changed",
    });
    expect((await read(slug)).marks).toHaveLength(2);
  });

  it("hold a standfirst that is the first paragraph once", async () => {
    const { id, slug } = await room
      .as(anna)
      .articles.create(articleOf({ ...article, paragraphs: [article.standfirst, ...article.paragraphs] }));
    const { revision } = await room.as(anna).articles.byId({ id });
    expect(revision.plainText.split(article.standfirst)).toHaveLength(2);
    await markWords(room.as(anna), id, "25 million euros", { stated: millions(25) });
    await room.as(edith).articles.publish({ id, version: 1 });
    expect((await read(slug)).body.content).toHaveLength(2);
  });
});
