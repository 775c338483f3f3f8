import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, publishedShells } from "../testing/acts.ts";
import { anna, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, story, suggestionOf, words } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

describe("pledges.promised", () => {
  const promised = (articleId: string) => room.as(anna).pledges.promised({ articleId });

  it("tells each promise of the text once, with what the ledger has of it", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const sums = async () =>
      (await promised(id))!.told.map(({ stated, known }) => [stated.min, known?.code ?? null]);
    expect(await sums()).toEqual([
      [1_200_000_000, null],
      [8_700_000_000, null],
      [2_500_000_000, null],
      [1_000_000_000, null],
    ]);
    const { code } = await publishedShells(room);
    const { count, told } = (await promised(id))!;
    expect(count).toBe(4);
    expect(told[1]).toMatchObject({
      donorCodes: ["NL"],
      purpose: "ammunition",
      known: { code, isSure: true },
    });
  });

  it("leaves out what somebody rejected", async () => {
    const { id } = await room.as(anna).articles.create(articleOf());
    const { revision } = await room.as(anna).articles.byId({ id });
    const [first] = (await promised(id))!.told;
    const { suggestions } = room.as(anna);
    const span = { start: first!.start, end: first!.start + words.denmark.length };
    await suggestions.reject({
      ...{ articleId: id, revisionId: revision.id },
      suggestion: suggestionOf({ ...span, stated: first!.stated as never }),
    });
    const left = (await promised(id))!.told;
    expect(left.map(({ start }) => start)).not.toContain(first!.start);
    expect(left).toHaveLength(3);
  });

  it("does not keep anybody waiting for a very long text", async () => {
    const paragraphs = Array.from({ length: 120 }, () => story.paragraphs[1] ?? "");
    const { id } = await room.as(anna).articles.create(articleOf({ paragraphs }));
    expect(await promised(id)).toBeNull();
  });

  it("says that there is no such article", async () => {
    await expectRefused(room, () => promised("nothing"), { code: "NOT_FOUND", key: "article_not_found" });
  });
});
