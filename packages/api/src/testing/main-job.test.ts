import { existsSync, readFileSync } from "node:fs";
import { readSelection } from "@pledgebook/core/reading/read-selection";
import { readText } from "@pledgebook/core/reading/read-text";
import { documentFromParagraphs } from "@pledgebook/core/text/document";
import { readPasted } from "@pledgebook/formats/read/pasted";
import { csvOf } from "@pledgebook/formats/write/csv";
import { describe, expect, it } from "vitest";
import { jsonRow, jsonTotals } from "../ledger/ledger-file.ts";
import { approve, expectRefused, markWords } from "./acts.ts";
import { anna, edith, emil, SITE, type TestNewsroom, testNewsroom } from "./newsroom.ts";
import { articleOf, millions, pledgeOf, type StatedAmount, spanOf, story, words } from "./story.ts";

/**
 * The main job, from pasted text to a total, as the people of a desk and a reader do it: the article of 31 January 2024
 * and its four pledges, three of which are one package of EUR 122 million.
 */
const seed = new URL("../../../../../shared/seed/article-2024-01-31.txt", import.meta.url);
const hasSeed = existsSync(seed);
if (!hasSeed)
  process.stderr.write(
    `The real article is not at ${seed.pathname}: the main job runs on our own text alone.\n`,
  );

type Article = ReturnType<typeof articleOf>;
interface Case {
  article: Article & { related?: string[] };
  words: typeof words;
}

const danish = pledgeOf({
  donorCodes: ["DK"],
  amount: millions(91, "DKK"),
  category: "cyber",
  purpose: "cyber",
  purposeNote: "Cyber resilience of the Armed Forces and the ministry's systems",
  channelSlug: "it-coalition",
  announcedOn: "2024-01-24",
  announcedBy: null,
});
const dutchPackage = pledgeOf({ amount: millions(122), purpose: "other", purposeNote: "January package" });
const dutch = {
  shells: pledgeOf(),
  fund: pledgeOf({
    amount: millions(25),
    purpose: "other",
    purposeNote: "Equipment",
    channelSlug: "international-fund-for-ukraine",
  }),
  cyber: pledgeOf({
    amount: millions(10),
    category: "cyber",
    purpose: "cyber",
    purposeNote: "Cybersecurity",
  }),
};
const stated: Record<keyof typeof words, StatedAmount> = {
  denmark: millions(12, "EUR", "more_than"),
  shells: millions(87),
  fund: millions(25),
  cyber: millions(10),
};
const PACKAGE = "P-2024-0003";

/** Pastes and marks as Anna; what each mark is called. */
async function annotate(room: TestNewsroom, { article, words: quotes }: Case) {
  const desk = room.as(anna);
  const { id, slug } = await desk.articles.create(article);
  const { revision } = await desk.articles.byId({ id });
  for (const [name, quote] of Object.entries(quotes) as [keyof typeof words, string][])
    expect(readSelection(readText(revision.plainText), spanOf(revision.plainText, quote)).amount).toEqual(
      stated[name],
    );
  const fresh = (fields: typeof danish, pack: null | { kind: "existing"; code: string } = null) => ({
    kind: "new" as const,
    fields,
    pack,
  });
  const inPackage = { kind: "existing" as const, code: PACKAGE };
  const marks = {
    denmark: await markWords(desk, id, quotes.denmark, { stated: stated.denmark, pledge: fresh(danish) }),
    shells: await markWords(desk, id, quotes.shells, {
      stated: stated.shells,
      pledge: { kind: "new", fields: dutch.shells, pack: { kind: "new", fields: dutchPackage } },
    }),
    fund: await markWords(desk, id, quotes.fund, {
      stated: stated.fund,
      pledge: fresh(dutch.fund, inPackage),
    }),
    cyber: await markWords(desk, id, quotes.cyber, {
      stated: stated.cyber,
      pledge: fresh(dutch.cyber, inPackage),
    }),
  };
  return { id, slug, marks, text: revision.plainText };
}

const dutchTotal = [
  {
    status: "pledged",
    bounds: { floor: 12_200_000_000, ceiling: 12_200_000_000 },
    pledges: 3,
    unquantified: 0,
    unconverted: 0,
    partly: 0,
    approximate: 0,
    overlapping: 0,
    byFinance: [
      { financeType: "grant", bounds: { floor: 12_200_000_000, ceiling: 12_200_000_000 }, rows: 3 },
    ],
  },
];

async function doMainJob(room: TestNewsroom, given: Case) {
  const reader = room.as(null);
  const { id, slug, marks, text } = await annotate(room, given);
  expect(Object.values(marks).map(({ code }) => code)).toEqual([
    "P-2024-0001",
    "P-2024-0002",
    "P-2024-0004",
    "P-2024-0005",
  ]);

  // Nothing counts yet. Whoever marked it does not review it; the editor's own mark waits for another editor.
  expect((await reader.ledger.query({ query: "" })).rows).toEqual([]);
  const one = { annotationId: marks.denmark.annotationId, version: 1, pledgeVersion: 1 };
  await expectRefused(room, () => room.as(anna).review.approve(one), {
    code: "FORBIDDEN",
    key: "not_allowed",
  });
  const own = await markWords(room.as(emil), id, given.words.cyber, {
    stated: stated.cyber,
    pledge: { kind: "existing", code: marks.cyber.code, role: "detail" },
  });
  await expectRefused(
    room,
    () => room.as(emil).review.approve({ annotationId: own.annotationId, version: 1, pledgeVersion: 1 }),
    { code: "FORBIDDEN", key: "four_eyes" },
  );
  await room.as(emil).annotations.remove({ id: own.annotationId, version: 1 });

  const queue = await room.as(edith).review.queue();
  expect(queue.map((mark) => mark.exact).sort()).toEqual(Object.values(given.words).sort());
  for (const { annotationId } of Object.values(marks)) await approve(room.as(edith), annotationId);
  expect((await reader.ledger.query({ query: "" })).rows).toEqual([]);
  await room.as(edith).articles.publish({ id, version: 1 });

  // The Dutch sum is the package, once, from three leaves.
  const netherlands = await reader.ledger.query({ query: "donor=NL" });
  expect(netherlands.totals).toEqual(dutchTotal);
  expect(netherlands.rows.map(({ code, kind, original }) => [code, kind, original?.floor])).toEqual([
    [marks.cyber.code, "pledge", 1_000_000_000],
    [marks.fund.code, "pledge", 2_500_000_000],
    [marks.shells.code, "pledge", 8_700_000_000],
  ]);

  // The Danish sum is the donor's own, converted at the rate of its day.
  const denmark = await reader.ledger.query({ query: "donor=DK" });
  expect(denmark.rows).toMatchObject([
    {
      code: marks.denmark.code,
      currency: "DKK",
      original: { floor: 9_100_000_000, ceiling: 9_100_000_000 },
      converted: { floor: 1_220_362_600, ceiling: 1_220_362_600 },
      rate: { perEuro: "7.4568", date: "2024-01-24", source: "ECB" },
      channelSlug: "it-coalition",
      evidence: { articleSlug: slug, annotationId: marks.denmark.annotationId, quote: given.words.denmark },
    },
  ]);
  const page = await reader.pledges.byCode({ code: marks.denmark.code });
  expect(page).toMatchObject({
    pledge: { amount: millions(91, "DKK"), converted: { bounds: { floor: 1_220_362_600 } } },
    evidence: [{ stated: millions(12, "EUR", "more_than"), quote: given.words.denmark, articleSlug: slug }],
  });

  // CSV and JSON say the same.
  let csv = "";
  for await (const piece of csvOf([denmark.rows], SITE)) csv += piece;
  expect(denmark.rows.map((row) => jsonRow(row, SITE))[0]).toMatchObject({
    amount_floor: "91000000",
    converted_floor: "12203626",
    rate: "7.4568",
    rate_date: "2024-01-24",
    rate_source: "ECB",
  });
  expect(csv).toContain(",DKK,91000000,91000000,EUR,12203626,12203626,7.4568,2024-01-24,ECB,,,,true,");
  expect(jsonTotals(netherlands).totals).toMatchObject([
    { status: "pledged", floor: "122000000", ceiling: "122000000", pledges: 3 },
  ]);

  // The reader's page has the four marks in their place.
  const shown = await reader.articles.bySlug({ slug });
  if (shown?.kind !== "article") throw new Error("the article is not shown");
  expect(shown.marks.map(({ start, end, pledge }) => [text.slice(start, end), pledge.code])).toEqual(
    (Object.keys(marks) as (keyof typeof marks)[]).map((name) => [given.words[name], marks[name].code]),
  );
  return { id, slug, marks };
}

describe("the main job, on an article of our own", () => {
  const own: Case = { article: articleOf(), words };

  it("goes from four marked sentences to one right total", async () => {
    await doMainJob(await testNewsroom(), own);
  });

  it("does not double the package when another article prints its sum", async () => {
    const room = await testNewsroom();
    await doMainJob(room, own);
    const quote = "The Netherlands set aside 122 million euros for Ukraine";
    const { id } = await room
      .as(anna)
      .articles.create(
        articleOf({ title: "The Hague adds up", paragraphs: [`${quote}, its minister said.`] }),
      );
    const known = await room
      .as(anna)
      .pledges.candidates({ ...dutchPackage, stated: millions(122), words: null });
    expect(known[0]?.pledge.code).toBe(PACKAGE);
    const mark = await markWords(room.as(anna), id, quote, {
      stated: millions(122),
      pledge: { kind: "existing", code: PACKAGE, role: "restatement" },
    });
    await approve(room.as(edith), mark.annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    const { totals, rows } = await room.as(null).ledger.query({ query: "donor=NL" });
    expect(totals).toEqual(dutchTotal);
    expect(rows.map(({ code }) => code)).not.toContain(PACKAGE);
    expect(await room.as(null).pledges.byCode({ code: PACKAGE })).toMatchObject({
      components: [{}, {}, {}],
      remainder: { floor: 0, ceiling: 0 },
    });
  });

  it("carries the marks through an edit, asks a person about a changed figure, and loses none", async () => {
    const room = await testNewsroom();
    const { id, slug, marks } = await doMainJob(room, own);
    const [opening = "", money = "", prague = ""] = story.paragraphs;
    const calm = money.replace("Denmark will contribute", "Denmark will soon contribute");
    const first = await room.as(anna).articles.save({
      ...articleOf({ paragraphs: [`${opening} It was cold.`, calm, prague] }),
      id,
      version: 2,
    });
    expect(first.carried).toEqual({ exact: 3, moved: 1, needs_review: 0, orphaned: 0 });
    expect((await room.as(edith).desk.queue()).looseAnchors).toEqual([]);

    const changed = calm.replace("87 million", "97 million");
    const second = await room
      .as(anna)
      .articles.save({ ...articleOf({ paragraphs: [opening, changed, prague] }), id, version: 3 });
    expect(second.carried).toEqual({ exact: 3, moved: 0, needs_review: 1, orphaned: 0 });
    expect((await room.as(edith).desk.queue()).looseAnchors).toMatchObject([
      {
        id: marks.shells.annotationId,
        pledgeCode: marks.shells.code,
        exact: words.shells,
        candidate: words.shells.replace("87", "97"),
      },
    ]);
    const { annotations } = await room.as(anna).articles.byId({ id });
    expect(annotations.map((mark) => mark.id).sort()).toEqual(
      Object.values(marks)
        .map(({ annotationId }) => annotationId)
        .sort(),
    );

    // Readers keep the old text with all its marks until the edit is published; the number does not drift.
    const count = async () => {
      const shown = await room.as(null).articles.bySlug({ slug });
      return shown?.kind === "article" ? shown.marks.length : null;
    };
    expect(await count()).toBe(4);
    const figures = await room.as(edith).articles.figureChanges({ id });
    const decisions = figures.map(({ annotationId }) => ({
      annotationId,
      decision: "new_fact" as const,
      note: "The sum is another one now.",
    }));
    await room.as(edith).articles.publish({ id, version: 4, decisions });
    expect(await count()).toBe(3);
    expect((await room.as(null).ledger.query({ query: "donor=NL" })).totals).toEqual(dutchTotal);
  });
});

describe("the main job, on the real article", () => {
  it.skipIf(!hasSeed)("is pasted, marked, reviewed, published and added up", async () => {
    const pasted = readPasted(readFileSync(seed, "utf8"));
    expect(pasted).toMatchObject({ byline: "Roman Cheplyk", publishedOn: "2024-01-31", related: [] });
    const { title, byline, publishedOn, standfirst, paragraphs, related } = pasted;
    const real: Case = {
      article: {
        ...articleOf(),
        title,
        byline,
        standfirst,
        body: documentFromParagraphs(paragraphs),
        related,
      },
      words: {
        denmark:
          "Denmark's commitment to contribute over 12 million euros towards bolstering the cyber resilience of Ukraine’s Armed Forces and Ministry of Defense systems, under the IT coalition framework",
        shells: "the Netherlands has pledged 87 million euros for artillery shell acquisitions for Ukraine",
        fund: "an additional 25 million euros directed to the International Fund for Ukraine for equipment procurement",
        cyber:
          "10 million euros are allocated by the Dutch government to enhance Ukraine's cybersecurity infrastructure",
      },
    };
    expect(publishedOn).toBe(real.article.publishedOn);
    await doMainJob(await testNewsroom(), real);
  });
});
