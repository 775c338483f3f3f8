import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { listPublishedRevisions } from "@pledgebook/db/queries/articles/revisions";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { recount } from "@pledgebook/db/recount/recount";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import { raw, type Store } from "@pledgebook/db/store/store";
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
  store = openOlder("older.db");
});
afterAll(async () => {
  await store.close();
  folder.remove();
});

function openOlder(name: string): Store {
  const file = join(folder.path, name);
  writeFileSync(file, gunzipSync(kept));
  return openStore(`file:${file}`);
}

const count = () =>
  Promise.all(
    TABLES.map(async (table) => {
      const [row] = await store.db.all<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`));
      return row?.n;
    }),
  );
/** What the ledger said of its pledges, row by row, and until when. */
const SAID =
  "id, code, part, kind, donor_key, purpose, floor, ceiling, floor_eur, ceiling_eur, quote, recorded_from";
const rows = () => store.db.all<{ id: number }>(sql`SELECT ${sql.raw(SAID)} FROM ledger_rows ORDER BY id`);
/** What it says now, in the order of codes. */
const current = () =>
  store.db.all<Record<string, string | number | null>>(
    sql`SELECT code, part, floor, ceiling, floor_eur, ceiling_eur FROM ledger_rows WHERE recorded_to IS NULL ORDER BY code, part`,
  );

/** Conversions were once told with parts of a unit: they may differ by one. */
const UNIT = 100;

it("a ledger of the last version starts under this one: nothing is lost, no figure moves", async () => {
  const before = { tables: await count(), rows: await rows(), current: await current() };
  await store.migrate(migrationsFolder);
  await recount(store, "2026-11-26T00:00:00.000Z");
  await seedDemonstration(store);
  const after = { tables: await count(), rows: await rows(), current: await current() };
  expect({ ...after, rows: after.rows.slice(0, before.rows.length), current: [] }).toEqual({
    ...before,
    current: [],
  });
  expect(after.current).toHaveLength(before.current.length);
  after.current.forEach((row, at) => {
    for (const [column, told] of Object.entries(before.current[at] ?? {})) {
      const now = row[column];
      if (typeof told === "number" && typeof now === "number")
        expect(Math.abs(now - told), `${row.code} ${column}`).toBeLessThanOrEqual(UNIT);
      else expect(now).toBe(told);
    }
  });
  expect(before.rows).toHaveLength(108);
  // Some are told anew, since their parts have come further; all that counts is kept as it was approved.
  const [kept] = await store.db.all<{ n: number }>(sql`SELECT count(*) AS n FROM approved_pledges`);
  const [counted] = await store.db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM pledges p WHERE review_state = 'approved'
      AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = p.id)`,
  );
  expect(kept?.n).toBe(counted?.n);
  expect(await store.isReady()).toBe(true);
  expect(await findSumProblem(store.db)).toBeNull();
});

it("tells readers when its articles were published", async () => {
  const [article] = await store.db.all<{ id: string }>(sql`SELECT id FROM articles ORDER BY id LIMIT 1`);
  expect(await listPublishedRevisions(store.db, article?.id ?? "")).toMatchObject([
    { revision: { number: 1 } },
  ]);
});

it("writes into its history who did what, and lets nobody change it after", async () => {
  const older = openOlder("older-history.db");
  await older.derive(
    [
      "INSERT INTO users (id, name, email, email_verified, role, disabled, created_at, updated_at) VALUES ('anna', 'Anna', 'a@example.org', 1, 'editor', 0, 0, 0)",
      "INSERT INTO audit_events (at, actor_id, action, subject, subject_id) VALUES ('2024-02-01T08:00:00.000Z', 'anna', 'people.add', 'user', 'oleh')",
    ].map((statement) => ({ statement: raw(statement) })),
  );
  await older.migrate(migrationsFolder);
  const named = await older.db.all(
    sql`SELECT actor_id AS id, actor_name AS name, count(*) > 0 AS isSome FROM audit_events GROUP BY actor_id, actor_name ORDER BY actor_id`,
  );
  expect(named).toEqual([
    { id: null, name: null, isSome: 1 },
    { id: "anna", name: "Anna", isSome: 1 },
  ]);
  await expect(
    older.derive([{ statement: raw("UPDATE audit_events SET actor_name = 'Else'") }]),
  ).rejects.toThrow(/only ever added/);
  await older.close();
});
