import { listReleases } from "@pledgebook/db/queries/releases";
import { z } from "zod";
import { cut, operation, pageOf, paging } from "./operation.ts";

export const releases = operation({
  id: "releases",
  path: "/releases",
  summary: "Releases of the data",
  description:
    "Dated, numbered copies of the whole ledger that never change, the latest first, with every file's SHA-256.",
  query: z.strictObject(paging),
  answer: pageOf(
    z
      .object({
        id: z.string(),
        released_on: z.string(),
        release_url: z.url(),
        changes: z.int().describe("Pledges of which it says something else than the release before it."),
        files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string(), file_url: z.url() })),
      })
      .meta({ id: "Release" }),
  ),
  forms: ["json"],
  example: "limit=2",
  async read({ db, siteUrl }, { limit, after }) {
    const { rows, next } = cut(await listReleases(db, after ?? null, limit + 1), limit, ({ id }) => id);
    return {
      data: rows.map(({ id, releasedOn, files, changes }) => ({
        id,
        released_on: releasedOn,
        release_url: `${siteUrl}/data/releases/${id}`,
        changes: changes.length,
        files: files.map((file) => ({ ...file, file_url: `${siteUrl}/data/releases/${id}/${file.name}` })),
      })),
      next,
    };
  },
});
