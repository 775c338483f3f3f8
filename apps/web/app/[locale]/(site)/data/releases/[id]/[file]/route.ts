import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { findReleaseFile } from "@pledgebook/api/open-data/release-files";
import { newsroom } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** A file of a release, as it was written: it never changes. */
export async function GET(_: Request, { params }: { params: Promise<{ id: string; file: string }> }) {
  const { id, file } = await params;
  const found = await findReleaseFile(newsroom().store.db, siteEnvironment().dataFolder, id, file);
  if (!found) return new Response("There is no such file.\n", { status: 404 });
  return new Response(Readable.toWeb(createReadStream(found.path)) as ReadableStream, {
    headers: {
      "content-type": found.type,
      "content-length": String(found.bytes),
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
