import { proposalOf } from "@pledgebook/core/desk/proposal";
import { tieOf } from "@pledgebook/core/desk/same-money";
import { readArticle, suggestionsInArticle } from "@pledgebook/core/reading/article";
import { beforeEach, describe, expect, it } from "vitest";
import { approve } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, pledgeOf, type StatedAmount } from "../testing/story.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

/** Accepts every suggestion of an article, wholes and first tellings first, as the desk does; the marks in that order. */
async function acceptAll(paragraphs: string[]) {
  const desk = room.as(anna);
  const { id } = await desk.articles.create(articleOf({ paragraphs }));
  const { revision } = await desk.articles.byId({ id });
  const { plainText, title, publishedOn } = revision;
  const found = suggestionsInArticle(readArticle(plainText, { title, publishedOn }));
  const made = new Map<number, string>();
  const marks: { annotationId: string; version: number; code: string; role: string }[] = [];
  for (let left = found.map((_, index) => index); left.length > 0; ) {
    for (const index of left) {
      const tie = tieOf(index, found, () => false);
      const of = tie && made.get(tie.of);
      if (tie && !of) continue;
      const proposal = proposalOf(found[index]!, { publishedOn, channels: [] });
      const { start, end } = proposal;
      const mark = await desk.pledges.annotate({
        articleId: id,
        revisionId: revision.id,
        span: { start, end },
        stated: proposal.stated as StatedAmount,
        suggestion: { proposal, confidence: 1 },
        pledge:
          tie?.kind === "restates"
            ? { kind: "existing", code: of!, role: "restatement" }
            : {
                kind: "new",
                fields: pledgeOf({
                  donorCodes: proposal.donorCodes,
                  amount: proposal.stated as StatedAmount,
                  category: proposal.category,
                  purpose: proposal.purpose,
                  announcedOn: proposal.announcedOn,
                }),
                pack: of ? { kind: "existing", code: of } : null,
              },
      });
      made.set(index, mark.code);
      marks.push({ ...mark, role: tie?.kind ?? "first" });
    }
    left = left.filter((index) => !made.has(index));
  }
  return { id, marks };
}

const pledged = async () =>
  (await room.as(null).ledger.query({ query: "" })).totals.map(({ bounds }) => bounds);

describe("an article that says one promise several times", () => {
  it.each<[string, string[], string[], number]>([
    [
      "a package with a part, told again",
      [
        "Portugal pledged €126 million to Ukraine, including €100 million for artillery shells.",
        "The Portuguese government approved the package of €126 million for Ukraine.",
        "Portugal's government has approved €100 million for artillery shells.",
      ],
      ["first", "part_of", "restates", "restates"],
      126,
    ],
    [
      "a tranche whose parts add up",
      [
        "The EU approved a tranche of €500 million. It gives €490 million for weapons and €10 million for fuel.",
      ],
      ["first", "part_of", "part_of"],
      500,
    ],
    [
      "the same in Ukrainian",
      [
        "Німеччина надасть Україні 600 млн євро, у тому числі 150 млн євро на дрони та 50 млн євро на генератори.",
      ],
      ["first", "part_of", "part_of"],
      600,
    ],
    [
      "a whole that is told behind its parts",
      [
        "Latvia gives €30 million for drones and €20 million for boats. In total, Latvia will give €50 million.",
      ],
      ["first", "part_of", "part_of"],
      50,
    ],
    [
      "two promises of one sum",
      ["Denmark gives €10 million for shells. Denmark gives €10 million for generators."],
      ["first", "first"],
      20,
    ],
  ])("%s: all accepted, the total rises once", async (_, paragraphs, kinds, millions) => {
    const { id, marks } = await acceptAll(paragraphs);
    expect(marks.map(({ role }) => role)).toEqual(kinds);
    for (const { annotationId } of marks) await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    expect(await pledged()).toEqual([{ floor: millions * 1e8, ceiling: millions * 1e8 }]);
  });

  it("is taken back mark by mark, the last first, and what is taken back is open again", async () => {
    const { id, marks } = await acceptAll([
      "Portugal pledged €126 million to Ukraine, including €100 million for artillery shells.",
      "The Portuguese government approved the package of €126 million for Ukraine.",
    ]);
    for (const { annotationId, version } of marks.toReversed())
      await room.as(anna).annotations.remove({ id: annotationId, version, isUndo: true });
    const { annotations, decided } = await room.as(anna).articles.byId({ id });
    expect(annotations).toEqual([]);
    expect(decided).toEqual([]);
    expect(await pledged()).toEqual([]);
  });
});
