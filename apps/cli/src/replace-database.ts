import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { foldLog, isInUse } from "@pledgebook/db/store/database-file";
import { openStore } from "@pledgebook/db/store/open";
import { refuseNewer } from "@pledgebook/db/store/readiness";
import type { Store } from "@pledgebook/db/store/store";
import { moveAll } from "./move-all.ts";

/**
 * Puts a changed copy of the database in its place; the database as it was is kept beside it, under the name that comes back. Where
 * `change` throws, nothing is changed.
 * @throws Error with a sentence where the database is a server's, or is in use.
 */
export async function replaceDatabase<T>(
  env: NodeJS.ProcessEnv,
  now: Date,
  change: (copy: Store) => Promise<T>,
): Promise<{ answer: T; kept: string }> {
  const { databaseUrl } = readEnvironment(env);
  if (!databaseUrl.startsWith("file:"))
    throw new Error("The database is a server's. This command is for a database that is a file.");
  const database = resolve(databaseUrl.slice("file:".length));
  if (!existsSync(database)) throw new Error(`There is no file ${database}. DATABASE_URL says where it is.`);
  if (isInUse(database))
    throw new Error("The site runs on this database: stop it first. Nothing was changed.");
  foldLog(database);
  const folder = await mkdtemp(join(dirname(database), ".copy-"));
  const copy = join(folder, basename(database));
  try {
    const original = openStore(`file:${database}`);
    try {
      await refuseNewer(original.db);
      await original.backup?.(copy);
    } finally {
      await original.close();
    }
    const answer = await changed(copy, change);
    const kept = `${database}.before-${now.toISOString().replace(/[:.]/g, "-")}`;
    await moveAll([
      // The log of the database that was belongs to it, and would be read into the one that comes.
      ...["-wal", "-shm", ""].map((end) => [database + end, kept + end] as const),
      [copy, database],
    ]);
    return { answer, kept };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function changed<T>(copy: string, change: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(`file:${copy}`);
  try {
    const answer = await change(store);
    // Into the file itself: it is moved without its log.
    await store.db.all("PRAGMA wal_checkpoint(TRUNCATE)");
    await store.db.all("PRAGMA journal_mode = DELETE");
    return answer;
  } finally {
    await store.close();
  }
}
