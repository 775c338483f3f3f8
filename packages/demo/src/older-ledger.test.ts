import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { stageTotals } from "@pledgebook/core/ledger/totals";
import { listPublishedRevisions } from "@pledgebook/db/queries/articles/revisions";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { recount } from "@pledgebook/db/recount/recount";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemonstration } from "./demonstration.ts";

/** The demonstration as version 0.1.0 left it behind, without its login. */
const kept = readFileSync(new URL("../fixtures/ledger-of-0.1.0.db.gz", import.meta.url));
const TABLES = ["articles", "article_revisions", "annotations", "pledges", "pledge_events", "audit_events"];

const folder = temporaryFolder();
let store: Store;
beforeAll(() => {
  const file = join(folder.path, "older.db");
  writeFileSync(file, gunzipSync(kept));
  store = openStore(`file:${file}`);
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

const count = () =>
  Promise.all(
    TABLES.map(async (table) => {
      const [row] = await store.db.all<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`));
      return row?.n;
    }),
  );
const rows = () => store.db.all(sql`SELECT * FROM ledger_rows ORDER BY id`);
const totals = async () => {
  const [found = []] = await sums(store.db, await scopeOf(store.db, emptyFilter), [{ slice: null }]);
  return stageTotals(found);
};

it("a ledger of the last version starts under this one: nothing is lost, no figure moves", async () => {
  const before = { tables: await count(), rows: await rows(), totals: await totals() };
  await store.migrate(migrationsFolder);
  await recount(store, "2026-11-26T00:00:00.000Z");
  await seedDemonstration(store);
  expect({ tables: await count(), rows: await rows(), totals: await totals() }).toEqual(before);
  expect(before.rows).toHaveLength(108);
  expect(await store.isReady()).toBe(true);
  expect(await findSumProblem(store.db)).toBeNull();
});

it("tells readers when its articles were published", async () => {
  const [article] = await store.db.all<{ id: string }>(sql`SELECT id FROM articles ORDER BY id LIMIT 1`);
  expect(await listPublishedRevisions(store.db, article?.id ?? "")).toMatchObject([
    { revision: { number: 1 } },
  ]);
});
