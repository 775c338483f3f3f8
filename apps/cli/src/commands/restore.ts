import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { isInUse, takeLock } from "@pledgebook/db/store/database-file";
import { openStore } from "@pledgebook/db/store/open";
import { refuseNewer } from "@pledgebook/db/store/readiness";
import type { Command } from "commander";
import { extract } from "tar";
import { refuseForRoot } from "../folder-owner.ts";
import { type Manifest, takeManifest } from "../manifest.ts";
import { type Move, moveAll } from "../move-all.ts";
import { type Surroundings, say } from "../surroundings.ts";
import { PARTS } from "./backup.ts";

/** `restore`: a backup becomes the newsroom; what was there before is kept beside it. */
export function addRestore(program: Command, surroundings: Surroundings): void {
  program
    .command("restore")
    .description(
      "put a backup in the place of this newsroom; what was there is kept beside it, and the site must not run",
    )
    .argument("<file>", "a file that 'backup' has made")
    .action(async (file: string) =>
      say(surroundings, await restore(surroundings, resolve(file), new Date())),
    );
}

/** @throws Error with a sentence, and changes nothing, where the site runs or the file is not what it says it is. */
async function restore({ env }: Surroundings, file: string, now: Date) {
  const environment = readEnvironment(env);
  if (!environment.databaseUrl.startsWith("file:"))
    throw new Error(
      "The database is a server's: restore it there. This command is for a database that is a file.",
    );
  const database = resolve(environment.databaseUrl.slice("file:".length));
  const dataFolder = resolve(environment.dataFolder);
  refuseForRoot(dataFolder);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  if (isInUse(database))
    throw new Error("The site runs on this database: stop it first. Nothing was changed.");
  await mkdir(dataFolder, { recursive: true });
  await mkdir(dirname(database), { recursive: true });
  const giveBack = takeLock(join(dataFolder, ".restoring"));
  if (!giveBack) throw new Error("A backup is being restored here at this moment. Nothing was changed.");
  try {
    // Of one that the power broke off.
    for (const name of await readdir(dataFolder))
      if (name.startsWith(UNFINISHED)) await rm(join(dataFolder, name), { recursive: true });
    return await restoreAlone(file, { database, dataFolder }, now);
  } finally {
    giveBack();
  }
}

const UNFINISHED = ".restore-";

async function restoreAlone(
  file: string,
  { database, dataFolder }: { database: string; dataFolder: string },
  now: Date,
) {
  const content = await mkdtemp(join(dataFolder, UNFINISHED));
  try {
    await extract({ file, cwd: content, preservePaths: false, strict: true });
    const manifest = await manifestOf(content);
    const stamp = now.toISOString().replace(/[:.]/g, "-");
    const places: [part: string, place: string][] = [
      [PARTS.images, join(dataFolder, PARTS.images)],
      [PARTS.sources, join(dataFolder, PARTS.sources)],
      [PARTS.secret, join(dataFolder, PARTS.secret)],
      [PARTS.releases, join(dataFolder, PARTS.releases)],
      [PARTS.database, database],
    ];
    const aside = (path: string): Move => [path, join(dirname(path), `${basename(path)}.before-${stamp}`)];
    const moved = await moveAll([
      // The log of the database that was belongs to it, and would be read into the one that comes.
      ...["-wal", "-shm"].map((end) => aside(database + end)),
      ...places.flatMap(([part, place]): Move[] => [aside(place), [join(content, part), place]]),
    ]);
    const kept = moved.flatMap(([from, to]) => (from.startsWith(content) ? [] : [to]));
    return { restored: manifest.madeAt, files: Object.keys(manifest.files).length, kept };
  } finally {
    await rm(content, { recursive: true, force: true });
  }
}

/** What a backup says of itself. @throws Error where it is damaged, or its database is not sound or newer than this program. */
async function manifestOf(content: string): Promise<Manifest> {
  const manifest = await takeManifest<Manifest>(content, "backup");
  const store = openStore(`file:${join(content, PARTS.database)}`);
  try {
    const [sound] = await store.db.all<{ integrity_check: string }>("PRAGMA integrity_check");
    if (sound?.integrity_check !== "ok") throw new Error("The database in this backup is not sound.");
    await refuseNewer(store.db);
    await store.db.all("PRAGMA journal_mode = DELETE");
  } finally {
    await store.close();
  }
  return manifest;
}
