import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import type { Command } from "commander";
import { create } from "tar";
import { copySources } from "../copy-sources.ts";
import { hashes, writeManifest } from "../manifest.ts";
import { type Newsroom, withNewsroom } from "../newsroom.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** The database in a backup, the folders of pictures and of what was read at sources, the secret that signs cookies, the releases. */
export const PARTS = {
  database: "pledgebook.db",
  images: "images",
  sources: "sources",
  secret: "auth-secret",
  releases: "releases",
} as const;

/** `backup`: everything that a newsroom is, in one file, while it runs. */
export function addBackup(program: Command, surroundings: Surroundings): void {
  program
    .command("backup")
    .description(
      "write database, pictures, copies of sources and secret into one file, while the site runs; it is checked before it is done",
    )
    .argument("<file>", "where to: a .tar.gz that is not there yet")
    .action((file: string) =>
      withNewsroom(surroundings.env, async (newsroom) =>
        say(surroundings, await backup(newsroom, resolve(file), new Date())),
      ),
    );
}

/** @throws Error with a sentence, and leaves no file, where anything of it cannot be read, written or does not agree. */
async function backup({ environment, store }: Newsroom, file: string, now: Date) {
  if (!environment.databaseUrl.startsWith("file:"))
    throw new Error(
      "The database is a server's: back it up there. This command is for a database that is a file.",
    );
  if (existsSync(file))
    throw new Error(`${file} is there already; a backup never takes another one's place.`);
  // Beside the file: what is whole is put in its place by its name alone.
  const folder = await mkdtemp(join(dirname(file), ".backup-"));
  try {
    const content = join(folder, "content");
    await mkdir(content);
    // Files and the secret as they are; the database by SQLite, which knows what of it is written.
    for (const part of [PARTS.images, PARTS.secret, PARTS.releases])
      if (existsSync(join(environment.dataFolder, part)))
        await cp(join(environment.dataFolder, part), join(content, part), { recursive: true });
    if (!store.backup) throw new Error("This database makes no copies of itself.");
    await store.backup(join(content, PARTS.database));
    const copy = openStore(`file:${join(content, PARTS.database)}`);
    try {
      const problems = await copy.db.all<{ integrity_check: string }>("PRAGMA integrity_check");
      if (problems[0]?.integrity_check !== "ok") throw new Error("The copy of the database is not sound.");
      await copySources(copy.db, join(environment.dataFolder, PARTS.sources), join(content, PARTS.sources));
      // Into the file itself: a copy has no log beside it.
      await copy.db.all("PRAGMA wal_checkpoint(TRUNCATE)");
      await copy.db.all("PRAGMA journal_mode = DELETE");
    } finally {
      await copy.close();
    }
    const files = await hashes(content);
    const madeAt = now.toISOString();
    await writeManifest(content, { format: 1, madeAt, files });
    const unfinished = join(folder, "backup.tar.gz");
    await create({ gzip: true, file: unfinished, cwd: content, portable: true, mode: 0o600 }, ["."]);
    await rename(unfinished, file);
    return {
      file,
      bytes: (await stat(file)).size,
      files: Object.keys(files).length,
      madeAt,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
