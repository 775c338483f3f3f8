import { everything } from "@pledgebook/core/desk/permissions";
import { leaves } from "@pledgebook/core/ledger/leaves";
import { type PackageTree, packageTree } from "@pledgebook/core/ledger/package-tree";
import { counts } from "@pledgebook/core/ledger/pledge";
import { totalsByStage } from "@pledgebook/core/ledger/totals";
import { findFigures } from "@pledgebook/core/reading/sums/sums";
import { plainText } from "@pledgebook/core/text/document";
import { anchor } from "@pledgebook/core/text/quote";
import { wholeArticle } from "@pledgebook/core/text/whole-article";
import { boundsOf } from "@pledgebook/core/values/money";
import { listEvidence } from "@pledgebook/db/queries/annotations/evidence";
import { listPublishedRevisions } from "@pledgebook/db/queries/articles/revisions";
import { listComparisonRows } from "@pledgebook/db/queries/comparisons";
import { takenCode } from "@pledgebook/db/queries/pledges/pledge-codes";
import { loadPledges, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { coverage } from "@pledgebook/db/recount/coverage";
import { schema } from "@pledgebook/db/schema";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedDemonstration } from "./demonstration.ts";

const folder = temporaryFolder();
const opened: Store[] = [];

async function seeded(): Promise<Store> {
  const store = openStore(`file:${folder.path}/demo-${opened.length}.db`);
  opened.push(store);
  await store.migrate(migrationsFolder);
  expect(await seedDemonstration(store)).toEqual({ articles: 16, pledges: 97, marks: 105 });
  return store;
}

async function dump(store: Store) {
  const tables = await store.db.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_documents_%' AND name NOT LIKE 'ledger_words_%' ORDER BY name`,
  );
  return Object.fromEntries(
    await Promise.all(
      tables.map(async ({ name }) => [name, await store.db.all(sql.raw(`SELECT * FROM "${name}"`))]),
    ),
  );
}

/** Every mark with the revision in which it was marked and where it stands there. */
async function marksOf({ db }: Store) {
  const annotations = await db.select().from(schema.annotations);
  const anchors = await db.select().from(schema.annotationAnchors);
  const revisions = await db.select().from(schema.articleRevisions);
  const pledges = await loadPledges(db);
  return annotations.map((mark) => ({
    mark,
    anchor: anchors.find(({ annotationId }) => annotationId === mark.id),
    revision: revisions.find(({ id }) => id === mark.markedRevisionId),
    pledge: pledges.find(({ id }) => id === mark.pledgeId),
  }));
}

/** The Spanish package of November 2025, its parts and theirs, in millions of euros. */
const SPANISH = `p10 817
  p11 615
    p13 300
    p14 100
    p15 215
  p12 200
  rest 2`;

let store: Store;
beforeAll(async () => {
  store = await seeded();
});
afterAll(async () => {
  for (const one of opened) await one.close();
  folder.remove();
});

describe("the demonstration newsroom", () => {
  it("tells in its history which revision of each article was published", async () => {
    const articles = await store.db.select().from(schema.articles);
    for (const { id, publishedRevisionId, firstPublishedAt } of articles)
      expect(await listPublishedRevisions(store.db, id)).toMatchObject([
        { at: firstPublishedAt, revision: { id: publishedRevisionId } },
      ]);
    const told = await store.db.select().from(schema.auditEvents);
    expect(told.filter(({ action }) => action === "article.publish").map(({ after }) => after)).toEqual(
      articles.map(({ publishedRevisionId }) => expect.objectContaining({ publishedRevisionId })),
    );
  });

  it("has sixteen published articles, each with marks, all of them reviewed", async () => {
    expect(await coverage(store.db)).toEqual({ published: 16, annotated: 16, reviewed: 16, waiting: 0 });
    const articles = await store.db.select().from(schema.articles);
    expect(new Set(articles.map(({ slug }) => slug)).size).toBe(16);
    for (const { sources } of articles) expect(sources.length).toBeGreaterThan(0);
  });

  it("lays what other outlets wrote beside its pledges, each with where they wrote it", async () => {
    const rows = await listComparisonRows(store.db, "other-outlets");
    expect(rows).toHaveLength(19);
    const sources = (await store.db.select().from(schema.articles)).flatMap((article) =>
      article.sources.map(({ url }) => url),
    );
    for (const { source, pledgeId } of rows) {
      expect(sources).toContain(source);
      expect(pledgeId).toMatch(/^demo-pledge-/);
    }
  });

  it("counts every offset in the one plain text of the body", async () => {
    for (const revision of await store.db.select().from(schema.articleRevisions))
      expect(plainText(wholeArticle(revision))).toBe(revision.plainText);
  });

  it("has every mark's words where it says that they stand", async () => {
    const marks = await marksOf(store);
    expect(marks).toHaveLength(105);
    for (const { mark, anchor: quote, revision } of marks) {
      if (!quote || !revision || quote.start === null || quote.end === null)
        throw new Error(`${mark.id} stands nowhere`);
      const { start, end, exact, prefix, suffix } = quote;
      expect(anchor(revision.plainText, { start, end, exact, prefix, suffix })).toEqual({ start, end });
      expect(revision.plainText.slice(start - prefix.length, end + suffix.length)).toBe(
        prefix + exact + suffix,
      );
      expect(exact.trim()).toBe(exact);
      expect(quote.state).toBe("exact");
      expect(mark.articleId).toBe(revision.articleId);
    }
  });

  /** 'Від 1,5 до 2 млрд євро': the reading of figures does not know this form of a range yet. */
  const notReadYet = new Set(["demo-s11-p8"]);

  it("states in every mark a sum that its words have", async () => {
    const valued = (await marksOf(store)).filter(
      ({ mark }) => mark.qualifier !== "unquantified" && !notReadYet.has(mark.id),
    );
    expect(valued.length).toBeGreaterThan(60);
    for (const { mark, anchor: quote, pledge } of valued) {
      const { amountMin: min, amountMax: max, currency } = mark;
      const country = pledge?.donorCodes[0] ?? null;
      const figures = findFigures(quote?.exact ?? "", () => country).map(({ amount }) => amount);
      expect(figures, `${mark.id}: ${quote?.exact}`).toContainEqual(
        expect.objectContaining({ min, max, currency }),
      );
    }
  });

  it("has no sum in the words of a mark that states goods", async () => {
    const goods = (await marksOf(store)).filter(({ mark }) => mark.qualifier === "unquantified");
    expect(goods.length).toBeGreaterThan(0);
    for (const { anchor: quote, pledge } of goods) {
      expect(findFigures(quote?.exact ?? "").filter(({ isConversion }) => !isConversion)).toEqual([]);
      expect(pledge?.inKind).toBeTruthy();
    }
  });

  it("counts no pledge without reviewed evidence", async () => {
    const pledges = await loadPledges(store.db);
    expect(pledges).toHaveLength(97);
    for (const pledge of pledges.filter(counts)) {
      const evidence = await listEvidence(store.db, everything, [pledge.id]);
      expect(evidence.filter((mark) => mark.reviewState === "approved" && mark.isPublic)).not.toEqual([]);
    }
    const other = await seeded();
    await other.derive([{ statement: other.db.update(schema.annotations).set({ reviewState: "waiting" }) }]);
    expect((await loadPledges(other.db)).filter(counts)).toEqual([]);
  });

  it("counts the three parts of the Dutch package of 122 million euros, and the package not at all", async () => {
    const pledges = await loadPledges(store.db);
    const pack = pledges.find(({ id }) => id === "demo-pledge-s08-p2");
    expect(pack && counts(pack) && boundsOf(pack.amount)).toEqual({
      floor: 12_200_000_000,
      ceiling: 12_200_000_000,
    });
    const convert = await loadConverter(store.db);
    const dutch = leaves(pledges, "EUR", convert).filter((leaf) => leaf.pledge.donorCodes.includes("NL"));
    expect(dutch.map((leaf) => leaf.pledge.code)).not.toContain(pack?.code);
    const parts = dutch.filter((leaf) => leaf.pledge.packageCodes.includes(pack?.code ?? ""));
    expect(parts.map((leaf) => leaf.converted?.floor).sort()).toEqual([
      1_000_000_000, 2_500_000_000, 8_700_000_000,
    ]);
    const euros = (list: typeof parts) =>
      totalsByStage(list).reduce((sum, total) => sum + total.bounds.floor, 0);
    expect(euros(parts)).toBe(12_200_000_000);
    const rest = dutch.filter((leaf) => !parts.includes(leaf));
    expect(euros(dutch)).toBe(euros(rest) + 12_200_000_000);
  });

  it("draws every package with its parts under it, and what stands under a line adds up to it", async () => {
    const all = (await loadPledges(store.db)).filter(counts);
    const convert = await loadConverter(store.db);
    const drawn = (node: PackageTree<StoredPledge>): string[] => [
      `${node.pledge.id.replace("demo-pledge-s16-", "")} ${(node.pledge.amount.min ?? 0) / 1e8}`,
      ...node.parts.flatMap(drawn).map((line) => `  ${line}`),
      ...(node.rest && node.rest.ceiling !== 0 ? [`  rest ${node.rest.floor / 1e8}`] : []),
    ];
    const madrid = all.find(({ id }) => id === "demo-pledge-s16-p10");
    expect(madrid && drawn(packageTree(madrid, all, convert)).join("\n")).toBe(SPANISH);
    const check = (node: PackageTree<StoredPledge>): void => {
      const { qualifier, min } = node.pledge.amount;
      const isExact = qualifier === "exact" || qualifier === "about";
      const shares = node.parts.map(({ inParent }) => inParent);
      const areExact = shares.every((share) => share !== null && share.floor === share.ceiling);
      if (node.rest && isExact && areExact && !node.isExceeded) {
        const sum = shares.reduce((total, share) => total + (share?.floor ?? 0), 0);
        // Half a per cent between currencies is no contradiction.
        expect(Math.abs(sum + node.rest.floor - (min ?? 0))).toBeLessThanOrEqual(0.005 * (min ?? 0));
      }
      node.parts.forEach(check);
    };
    for (const pledge of all) check(packageTree(pledge, all, convert));
  });

  it("has the Danish 91 million kroner as the donor gave them, beside what the article prints", async () => {
    const danish = (await marksOf(store)).find(
      ({ pledge }) => pledge?.donorCodes[0] === "DK" && pledge.amount.min === 9_100_000_000,
    );
    expect(danish?.pledge).toMatchObject({ announcedOn: "2024-01-24", amount: { currency: "DKK" } });
    expect(danish?.mark.currency).toBe("EUR");
    const convert = await loadConverter(store.db);
    expect(convert(9_100_000_000, "DKK", "EUR", "2024-01-24")).toMatchObject({
      minor: 1_220_362_600,
      rates: [{ perEuro: "7.4568", date: "2024-01-24", source: "ECB" }],
    });
  });

  it("leaves the next free code of every year to the desk", async () => {
    const codes = (await loadPledges(store.db)).map((pledge) => pledge.code);
    for (const year of new Set(codes.map((code) => Number(code.slice(2, 6))))) {
      const [row] = await store.db.all<{ next: string; last: string }>(
        sql`SELECT ${takenCode(year, 0)} AS last, ${takenCode(year, -1)} AS next`,
      );
      expect(codes).toContain(row?.last);
      expect(codes).not.toContain(row?.next);
    }
  });

  it("is the same every time", async () => {
    expect(await dump(await seeded())).toEqual(await dump(store));
  });

  it("tells its past once: a second time changes nothing", async () => {
    const other = await seeded();
    const before = await dump(other);
    await seedDemonstration(other);
    expect(await dump(other)).toEqual(before);
  });
});
