import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import {
  type CarriedRow,
  carriedRows,
  carriedTables,
  carryIn,
  isUntouched,
} from "@pledgebook/db/recount/carried";
import { countMigrations } from "@pledgebook/db/store/readiness";
import { extract } from "tar";
import { PARTS } from "./commands/backup.ts";
import { type ExportManifest, lines } from "./commands/export.ts";
import { textLines } from "./lines.ts";
import { takeManifest } from "./manifest.ts";
import { withNewsroom } from "./newsroom.ts";
import { replaceDatabase } from "./replace-database.ts";
import { progress, type Surroundings } from "./surroundings.ts";

/**
 * Makes an empty newsroom the one that an export holds, and proves it: every table, written out again, has the SHA-256 that the export
 * tells. One that is here already is not made twice.
 * @throws Error with a sentence, and changes nothing, where anybody has worked here or the file is not what it says it is.
 */
export async function importExport(surroundings: Surroundings, file: string, now: Date) {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const dataFolder = resolve(readEnvironment(surroundings.env).dataFolder);
  await mkdir(dataFolder, { recursive: true });
  const content = await mkdtemp(join(dataFolder, ".import-"));
  try {
    await extract({ file, cwd: content, preservePaths: false, strict: true });
    const manifest = await takeManifest<ExportManifest>(content, "export");
    if (manifest.kind !== "export")
      throw new Error("This is a backup and no export: 'pledgebook restore' puts it in place.");
    const identity = createHash("sha256").update(JSON.stringify(manifest.files)).digest("hex");
    let isHere = false;
    await withNewsroom(surroundings.env, async ({ store: { db } }) => {
      isHere = (await readSettings(db)).importedExport === identity;
      if (isHere) return;
      if (!(await isUntouched(db)))
        throw new Error(
          "People have worked in this newsroom: an export becomes an empty one. Nothing was changed.",
        );
      if ((await countMigrations(db)) !== manifest.schema)
        throw new Error(
          "This export was made by another version of Pledgebook. Import it with that version, then update.",
        );
    });
    if (isHere) return { imported: manifest.madeAt, isHere, rows: manifest.rows };
    const tell = progress(surroundings, "rows");
    const { kept } = await replaceDatabase(surroundings.env, now, async (store) => {
      await carryIn(store, (table) => rowsIn(join(content, "tables", `${table}.ndjson`)), tell);
      for (const table of carriedTables) {
        const hash = createHash("sha256");
        for await (const line of lines(carriedRows(store.db, table), () => {})) hash.update(line);
        if (hash.digest("hex") !== manifest.files[`tables/${table}.ndjson`])
          throw new Error(`The table ${table} is not what was exported. Nothing was changed.`);
      }
      await store.derive([writeSetting(store.db, "importedExport", identity)]);
    });
    // What was there is what a first start makes, and nobody's work.
    await rm(kept);
    for (const part of [PARTS.images, PARTS.sources])
      if (existsSync(join(content, part)))
        await cp(join(content, part), join(dataFolder, part), { recursive: true });
    return { imported: manifest.madeAt, isHere, rows: manifest.rows };
  } finally {
    await rm(content, { recursive: true, force: true });
  }
}

async function* rowsIn(file: string): AsyncGenerator<CarriedRow> {
  for await (const line of textLines(createReadStream(file))) yield JSON.parse(line) as CarriedRow;
}
