import { chmodSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import SqliteFile from "better-sqlite3";
import { drizzle as drizzleFile } from "drizzle-orm/better-sqlite3";
import { migrate as migrateFile } from "drizzle-orm/better-sqlite3/migrator";
import { schema } from "../schema.ts";
import { isReady, refuseNewer } from "./readiness.ts";
import { type OnSlow, tellSlow } from "./slow.ts";
import { compile, type Store, translate } from "./store.ts";

/** What SQLite may keep of the file in memory: the indexes of a large ledger, not the whole of it. */
const CACHE_KIB = 64 * 1024;

/** Statements of writes that are kept prepared: more than the desk has. */
const MOST_PREPARED = 300;

export function openFile(path: string, onSlow?: OnSlow): Store {
  mkdirSync(dirname(path), { recursive: true });
  const client = new SqliteFile(path);
  keepPrivate(path);
  client.pragma("journal_mode = WAL");
  client.pragma("synchronous = NORMAL");
  client.pragma("foreign_keys = ON");
  return storeOver(client, onSlow);
}

/** A file that is there, opened without the right to write (https://sqlite.org/c3ref/open.html). */
export function openFileForReading(path: string, onSlow?: OnSlow): Store {
  return storeOver(new SqliteFile(path, { readonly: true, fileMustExist: true }), onSlow);
}

function storeOver(client: SqliteFile.Database, onSlow?: OnSlow): Store {
  if (onSlow) tellSlow(client, onSlow);
  client.pragma("busy_timeout = 5000");
  client.pragma(`cache_size = -${CACHE_KIB}`);
  const db = drizzleFile(client, { schema, casing: "snake_case" });
  const prepared = preparedOf(client);
  const derive: Store["derive"] = async (steps) => {
    const statements = compile(steps);
    let done = 0;
    const run = client.transaction(() => {
      for (const { sql, params } of statements) {
        prepared(sql).run(...params);
        done++;
      }
    });
    try {
      run.immediate();
    } catch (error) {
      throw translate(error, statements[done]);
    }
  };
  return {
    db,
    write: ({ steps, records }) => derive([...steps, ...records]),
    derive,
    async migrate(migrationsFolder) {
      await refuseNewer(db);
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

/** Drafts and hashes of passwords are for nobody else on the machine; the log and its index take the mode of the file. */
function keepPrivate(path: string): void {
  try {
    if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  } catch {
    // Somebody else's file: `pledgebook doctor` says so.
  }
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
