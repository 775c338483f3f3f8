import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { foldLog, isInUse } from "@pledgebook/db/store/database-file";
import { openStore } from "@pledgebook/db/store/open";
import { refuseNewer } from "@pledgebook/db/store/readiness";
import { removeDemonstration } from "@pledgebook/demo/remove";
import type { Command } from "commander";
import { moveAll } from "../move-all.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** `demo remove`: the demonstration goes, and nothing else. */
export function addDemo(program: Command, surroundings: Surroundings): void {
  program
    .command("demo")
    .description("the demonstration newsroom that a first start fills in")
    .command("remove")
    .description(
      "take the demonstration away, with what was tried on it; your own articles, pledges, names and people stay. The database as it was is kept beside it, and the site must not run",
    )
    .action(async () => say(surroundings, await remove(surroundings, new Date())));
}

/** @throws Error with a sentence, and changes nothing, where the site runs or work of one's own rests on the demonstration. */
async function remove({ env }: Surroundings, now: Date) {
  const { databaseUrl } = readEnvironment(env);
  if (!databaseUrl.startsWith("file:"))
    throw new Error("The database is a server's. This command is for a database that is a file.");
  const database = resolve(databaseUrl.slice("file:".length));
  if (!existsSync(database)) throw new Error(`There is no file ${database}. DATABASE_URL says where it is.`);
  if (isInUse(database))
    throw new Error("The site runs on this database: stop it first. Nothing was changed.");
  foldLog(database);
  const folder = await mkdtemp(join(dirname(database), ".demo-"));
  const copy = join(folder, basename(database));
  try {
    const original = openStore(`file:${database}`);
    try {
      await refuseNewer(original.db);
      await original.backup?.(copy);
    } finally {
      await original.close();
    }
    const store = openStore(`file:${copy}`);
    let removed: Awaited<ReturnType<typeof removeDemonstration>>;
    try {
      removed = await removeDemonstration(store, now.toISOString());
      const problem = await findSumProblem(store.db);
      if (problem !== null) throw new Error(`After it, ${problem}. Nothing was changed.`);
      await store.db.all("PRAGMA wal_checkpoint(TRUNCATE)");
      await store.db.all("PRAGMA journal_mode = DELETE");
    } finally {
      await store.close();
    }
    const kept = `${database}.before-${now.toISOString().replace(/[:.]/g, "-")}`;
    await moveAll([
      // The log of the database that was belongs to it, and would be read into the one that comes.
      ...["-wal", "-shm", ""].map((end) => [database + end, kept + end] as const),
      [copy, database],
    ]);
    return { removed, kept };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
