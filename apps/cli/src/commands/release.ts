import { makeRelease } from "@pledgebook/api/open-data/make-release";
import { readSettings } from "@pledgebook/db/queries/settings";
import type { Command } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { type Surroundings, say } from "../surroundings.ts";

/** `release`: the whole ledger of this day as files that never change. */
export function addRelease(program: Command, surroundings: Surroundings): void {
  program
    .command("release")
    .description(
      "make today's release: CSV, NDJSON, XLSX, Parquet, SQLite, a data package and what has changed since the last one; once a day, never anew. A timer of the machine makes them regularly",
    )
    .action(() =>
      withNewsroom(surroundings.env, async (newsroom) => {
        const { dataFolder, siteUrl, siteName } = newsroom.environment;
        const { face } = await readSettings(newsroom.store.db);
        const place = { dataFolder, siteUrl, siteName: face.name ?? siteName, licence: face.licence };
        say(surroundings, await makeRelease(operator(newsroom), place));
      }),
    );
}
