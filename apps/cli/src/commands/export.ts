import { createWriteStream, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type CarriedRow, carriedRows, carriedTables } from "@pledgebook/db/recount/carried";
import { openStore } from "@pledgebook/db/store/open";
import { countMigrations } from "@pledgebook/db/store/readiness";
import type { Command } from "commander";
import { create } from "tar";
import { copySources } from "../copy-sources.ts";
import { hashes, type Manifest, writeManifest } from "../manifest.ts";
import { type Newsroom, withNewsroom } from "../newsroom.ts";
import { progress, type Surroundings, say } from "../surroundings.ts";
import { PARTS } from "./backup.ts";

/** What an export says of itself. */
export interface ExportManifest extends Manifest {
  kind: "export";
  /** How many migrations its tables have been through. */
  schema: number;
  /** How many rows each table has. */
  rows: Record<string, number>;
}

const READ_ME = `# A whole newsroom

What a newsroom was when this was made: a file a table in tables/, a row a line as JSON, columns by their names in the database;
pictures in images/, copies of what was read at sources in sources/. manifest.json has the SHA-256 of each file. Passwords, sessions and secrets are not in it.

Into an empty newsroom of the same version: pledgebook import --from-export <this file>
`;

/** `export`: everything that a newsroom has said and done, as text, for another newsroom or another program. */
export function addExport(program: Command, surroundings: Surroundings): void {
  program
    .command("export")
    .description(
      "write everything into one file to leave with: articles, revisions, marks, pledges, decisions, history, pictures, as lines of JSON",
    )
    .argument("<file>", "where to: a .tar.gz that is not there yet")
    .action((file: string) =>
      withNewsroom(surroundings.env, async (newsroom) =>
        say(surroundings, await exportAll(surroundings, newsroom, resolve(file), new Date())),
      ),
    );
}

/** @throws Error with a sentence, and leaves no file, where anything of it cannot be read or written. */
async function exportAll(
  surroundings: Surroundings,
  { environment, store }: Newsroom,
  file: string,
  now: Date,
) {
  if (existsSync(file))
    throw new Error(`${file} is there already; an export never takes another one's place.`);
  const folder = await mkdtemp(join(dirname(file), ".export-"));
  const tell = progress(surroundings, "rows");
  try {
    const content = join(folder, "content");
    await mkdir(join(content, "tables"), { recursive: true });
    // A copy, since people may be writing: all tables are those of one moment.
    const copy = join(folder, PARTS.database);
    await store.backup?.(copy);
    const still = store.backup ? openStore(`file:${copy}`) : store;
    const rows: Record<string, number> = {};
    try {
      let done = 0;
      for (const table of carriedTables) {
        rows[table] = 0;
        await pipeline(
          Readable.from(
            lines(carriedRows(still.db, table), () => {
              rows[table]!++;
              tell(++done);
            }),
          ),
          createWriteStream(join(content, "tables", `${table}.ndjson`)),
        );
      }
      await copySources(still.db, join(environment.dataFolder, PARTS.sources), join(content, PARTS.sources));
    } finally {
      if (still !== store) await still.close();
    }
    const images = join(environment.dataFolder, PARTS.images);
    if (existsSync(images)) await cp(images, join(content, PARTS.images), { recursive: true });
    await writeFile(join(content, "README.md"), READ_ME);
    const manifest: ExportManifest = {
      format: 1,
      kind: "export",
      madeAt: now.toISOString(),
      schema: (await countMigrations(store.db)) ?? 0,
      rows,
      files: await hashes(content),
    };
    await writeManifest(content, manifest);
    const unfinished = join(folder, "export.tar.gz");
    await create({ gzip: true, file: unfinished, cwd: content, portable: true, mode: 0o600 }, ["."]);
    await rename(unfinished, file);
    return {
      file,
      bytes: (await stat(file)).size,
      madeAt: manifest.madeAt,
      rows: Object.values(rows).reduce((sum, n) => sum + n, 0),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows as lines of JSON. */
export async function* lines(rows: AsyncIterable<CarriedRow>, each: () => void): AsyncGenerator<string> {
  for await (const row of rows) {
    yield `${JSON.stringify(row)}\n`;
    each();
  }
}
