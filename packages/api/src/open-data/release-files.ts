import { join } from "node:path";
import { findRelease, listReleases } from "@pledgebook/db/queries/releases";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { open, router } from "../server/trpc.ts";
import { releasesFolder } from "./releases-folder.ts";

/** Releases that a page lists: a weekly one for ten years. */
const MOST_RELEASES = 520;

/** Dated copies of the ledger that never change. */
export const releasesRouter = router({
  list: open.query(({ ctx }) => listReleases(ctx.store.db, null, MOST_RELEASES)),
  byId: open
    .input(z.object({ id: z.string().max(20) }))
    .query(({ ctx, input }) => findRelease(ctx.store.db, input.id)),
});

const TYPES: Record<string, string> = {
  csv: "text/csv; charset=utf-8",
  ndjson: "application/x-ndjson; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  parquet: "application/vnd.apache.parquet",
  sqlite: "application/vnd.sqlite3",
  md: "text/markdown; charset=utf-8",
  cff: "text/yaml; charset=utf-8",
  bib: "application/x-bibtex; charset=utf-8",
  ris: "application/x-research-info-systems; charset=utf-8",
};

/** Where a file of a release lies; null where it is none of its files. */
export async function findReleaseFile(db: Database, dataFolder: string, id: string, name: string) {
  const file = (await findRelease(db, id))?.files.find((one) => one.name === name);
  if (!file) return null;
  const [, ending = ""] = /\.(\w+)$/.exec(name) ?? [];
  return {
    path: join(releasesFolder(dataFolder), id, name),
    type: TYPES[ending] ?? "text/plain; charset=utf-8",
    bytes: file.bytes,
  };
}
