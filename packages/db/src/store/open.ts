import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { createClient, type InArgs } from "@libsql/client";
import SqliteFile from "better-sqlite3";
import { sql } from "drizzle-orm";
import { drizzle as drizzleFile } from "drizzle-orm/better-sqlite3";
import { migrate as migrateFile } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzleServer } from "drizzle-orm/libsql";
import { migrate as migrateServer } from "drizzle-orm/libsql/migrator";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };
import { schema } from "../schema.ts";
import { compile, type Database, type Store, translate } from "./store.ts";

/** A write through a replica whose primary is gone would wait five minutes; nobody at a desk does. */
const SERVER_TIMEOUT_MS = 10_000;

/** What SQLite may keep of the file in memory: the indexes of a large ledger, not the whole of it. */
const CACHE_KIB = 64 * 1024;

/** Statements of writes that are kept prepared: more than the desk has. */
const MOST_PREPARED = 300;

/** Opens the store that a URL names: `file:` a SQLite file, anything else a libSQL server. */
export function openStore(url: string, authToken?: string): Store {
  return url.startsWith("file:") ? openFile(url.slice("file:".length)) : openServer(url, authToken);
}

function openFile(path: string): Store {
  mkdirSync(dirname(path), { recursive: true });
  const client = new SqliteFile(path);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  client.pragma("busy_timeout = 5000");
  client.pragma(`cache_size = -${CACHE_KIB}`);
  const db = drizzleFile(client, { schema, casing: "snake_case" });
  const prepared = preparedOf(client);
  return {
    db,
    async write(plan) {
      const statements = compile(plan);
      const run = client.transaction(() => {
        for (const { sql, params } of statements) prepared(sql).run(...params);
      });
      try {
        run.immediate();
      } catch (error) {
        throw translate(error);
      }
    },
    async migrate(migrationsFolder) {
      migrateFile(db, { migrationsFolder });
    },
    isReady: () => isReady(db),
    async backup(file) {
      await client.backup(file);
    },
    async close() {
      client.close();
    },
  };
}

/** Statements are written alike over and over: the last ones stay prepared. */
function preparedOf(client: SqliteFile.Database): (sql: string) => SqliteFile.Statement {
  const kept = new Map<string, SqliteFile.Statement>();
  return (sql) => {
    const statement = kept.get(sql) ?? client.prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

function openServer(url: string, authToken?: string): Store {
  const client = createClient({
    url,
    ...(authToken ? { authToken } : {}),
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(SERVER_TIMEOUT_MS) }),
  });
  const db = drizzleServer(client, { schema, casing: "snake_case" });
  return {
    db,
    async write(plan) {
      const statements = compile(plan).map(({ sql, params }) => ({ sql, args: params as InArgs }));
      try {
        const results = await client.batch([...statements, ADVANCE], "write");
        const written = Number(results.at(-1)?.rows[0]?.value);
        await until(async () => Number((await client.execute(SEQUENCE)).rows[0]?.value) >= written);
      } catch (error) {
        throw translate(error);
      }
    },
    async migrate(migrationsFolder) {
      if (await isReady(db)) return;
      // Drizzle makes this table and reads it at once; through a replica it has to be there before.
      await client.execute(MIGRATIONS_TABLE);
      await until(() => canRead(db));
      await migrateServer(db, { migrationsFolder });
      await until(() => isReady(db));
    },
    isReady: () => isReady(db),
    backup: null,
    async close() {
      client.close();
    },
  };
}

/** As Drizzle's migrator makes it for libSQL. */
const MIGRATIONS_TABLE =
  "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)";
const ADVANCE = "UPDATE write_sequence SET value = value + 1 WHERE id = 1 RETURNING value";
const SEQUENCE = "SELECT value FROM write_sequence WHERE id = 1";

/**
 * A replica forwards writes to its primary and may answer the next read before they have come back (measured: in 5
 * of 40 writes). Whoever wrote waits until what they wrote can be read here.
 */
async function until(isVisible: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt++) {
    if (await isVisible()) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(5 + attempt, 50)));
  }
}

async function canRead(db: Database): Promise<boolean> {
  return (await countMigrations(db)) !== null;
}

async function isReady(db: Database): Promise<boolean> {
  return (await countMigrations(db)) === journal.entries.length;
}

/** How many migrations were applied; null when the database does not answer or was never migrated. */
async function countMigrations(db: Database): Promise<number | null> {
  try {
    const [row] = await db.all<{ applied: number }>(
      sql`SELECT count(*) AS applied FROM __drizzle_migrations`,
    );
    return row?.applied ?? null;
  } catch {
    return null;
  }
}
