import { join } from "node:path";
import { leavesAsStated } from "@pledgebook/core/ledger/leaves";
import { describeQuote as quoteOf } from "@pledgebook/core/text/quote";
import { qualifiers, statuses } from "@pledgebook/core/values/vocabulary";
import { insertArticle } from "@pledgebook/db/queries/articles/articles";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { loadPledges } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { schema } from "@pledgebook/db/schema";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedLoad } from "./load.ts";

const size = { articles: 150, pledges: 1500 };
const folder = temporaryFolder();
afterAll(folder.remove);
let files = 0;

async function emptyStore(): Promise<Store> {
  const store = openStore(`file:${join(folder.path, `${++files}.db`)}`);
  await store.migrate(migrationsFolder);
  return store;
}

describe("a load", () => {
  let store: Store;
  beforeAll(async () => {
    store = await emptyStore();
    await seedLoad(store, size);
  });
  afterAll(() => store.close());

  it("has as many articles and pledges as it was asked for, all counted", async () => {
    const [counts] =
      await store.db.all(sql`SELECT (SELECT count(*) FROM articles WHERE status = 'published') AS articles,
      (SELECT count(*) FROM pledges) AS pledges, (SELECT count(*) FROM ledger_pending) AS pending,
      (SELECT count(*) FROM ledger_unsummed) AS unsummed`);
    expect(counts).toEqual({ ...size, pending: 0, unsummed: 0 });
  });

  it("keeps in rows and sums what core/counting says of its pledges", async () => {
    const { db } = store;
    const leaves = leavesAsStated(await loadPledges(db), await loadConverter(db)).map((leaf) => ({
      code: leaf.pledge.code,
      kind: leaf.kind,
      status: leaf.status,
      year: leaf.year,
      floor: leaf.original?.floor ?? null,
      ceiling: leaf.original?.ceiling ?? null,
    }));
    const rows = await db.all<Record<string, string | number | null>>(
      sql`SELECT code, kind, status, year, floor, ceiling FROM ledger_rows WHERE recorded_to IS NULL`,
    );
    const inOrder = (list: object[]) => list.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(rows)).toEqual(inOrder(leaves));
    expect(await findSumProblem(db)).toBeNull();
  });

  it("marks every sentence at its place", async () => {
    const anchors = await store.db
      .select({ anchor: schema.annotationAnchors, text: schema.articleRevisions.plainText })
      .from(schema.annotationAnchors)
      .innerJoin(
        schema.articleRevisions,
        sql`${schema.articleRevisions.id} = ${schema.annotationAnchors.revisionId}`,
      );
    expect(anchors.length).toBeGreaterThan(size.pledges);
    for (const { anchor, text } of anchors) {
      const { start, end, exact, prefix, suffix } = anchor;
      expect(quoteOf(text, { start: start ?? 0, end: end ?? 0 })).toEqual({
        start,
        end,
        exact,
        prefix,
        suffix,
      });
      expect(exact).not.toMatch(/\.$/);
    }
  });

  it("has something of everything that makes a ledger slow or wrong", async () => {
    const distinct = async (query: string) =>
      (await store.db.all<{ value: unknown }>(query)).map(({ value }) => value);
    const of = (column: string, table = "pledges") =>
      distinct(`SELECT DISTINCT ${column} AS value FROM ${table} ORDER BY 1`);
    expect(await of("qualifier")).toEqual([...qualifiers].sort());
    expect(await of("status", "ledger_rows")).toEqual([...statuses].sort());
    expect(await of("language", "articles")).toEqual(["en", "uk"]);
    expect((await of("channel_slug")).length).toBeGreaterThan(5);
    expect((await of("party_code", "pledge_donors")).length).toBeGreaterThan(30);
    const some = async (query: string) => Number((await distinct(query))[0]);
    const joint = "SELECT count(*) AS value FROM ledger_rows WHERE donor_key LIKE '%;%'";
    const nested = `SELECT count(*) AS value FROM package_components inner_one
      JOIN package_components outer_one ON outer_one.component_id = inner_one.package_id`;
    const remainders = "SELECT count(*) AS value FROM ledger_rows WHERE kind = 'remainder'";
    const byYear = "SELECT count(*) AS value FROM ledger_rows WHERE year IS NOT NULL";
    const repeated = "SELECT count(*) AS value FROM ledger_rows WHERE restatements > 0";
    const noRate = "SELECT count(*) AS value FROM ledger_rows WHERE floor > 0 AND floor_eur IS NULL";
    for (const query of [joint, nested, remainders, byYear, repeated, noRate])
      expect(await some(query), query).toBeGreaterThan(0);
    const euros = "SELECT sum(floor_eur) / 100 / count(DISTINCT code) AS value FROM ledger_rows";
    expect(await some(euros)).toBeLessThan(400_000);
  });

  it("is the same whenever it is made", async () => {
    const again = await emptyStore();
    await seedLoad(again, size);
    for (const table of [
      "ledger_rows",
      "ledger_coverage",
      "annotation_anchors",
      "article_revisions",
      "fx_rates",
    ]) {
      const all = sql.raw(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4, 5`);
      expect(await again.db.all(all), table).toEqual(await store.db.all(all));
    }
    await again.close();
  });

  it("stays as it is when it is asked for again, and refuses another size", async () => {
    const before = await store.db.all(sql`SELECT count(*) AS n FROM annotations`);
    expect(await seedLoad(store, size)).toMatchObject({
      ...size,
      marks: Number(Object.values(before[0] ?? {})[0]),
    });
    await expect(seedLoad(store, { ...size, articles: 3 })).rejects.toThrow("has articles already");
    expect(await store.db.all(sql`SELECT count(*) AS n FROM annotations`)).toEqual(before);
  });

  it("refuses a database with articles of its own", async () => {
    const own = await emptyStore();
    const at = "2024-01-01T00:00:00.000Z";
    await own.derive(
      insertArticle(
        own.db,
        {
          id: "mine",
          slug: "mine",
          language: "en",
          status: "draft",
          sources: [],
          related: [],
          createdAt: at,
          version: 1,
        },
        {
          id: "mine-1",
          articleId: "mine",
          number: 1,
          title: "Mine",
          standfirst: "",
          byline: "",
          body: { type: "doc", content: [] },
          plainText: "",
          hash: "",
          createdAt: at,
        },
      ),
    );
    await expect(seedLoad(own, size)).rejects.toThrow("has articles already");
    expect(await own.db.all(sql`SELECT id FROM articles`)).toEqual([{ id: "mine" }]);
    await own.close();
  });
});
