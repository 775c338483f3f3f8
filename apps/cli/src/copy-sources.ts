import { existsSync } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { listCopyHashes } from "@pledgebook/db/queries/source-looks";
import type { Database } from "@pledgebook/db/store/store";

/**
 * Copies the files of sources that a database names, and no others: while they are copied, looks go on, and each brings a file or
 * takes one away. The database was copied before; a file that it names and that is not there is told by `doctor`.
 */
export async function copySources(db: Database, from: string, to: string): Promise<void> {
  const hashes = await listCopyHashes(db);
  if (hashes.length === 0) return;
  await mkdir(to, { recursive: true, mode: 0o700 });
  for (const hash of hashes)
    if (existsSync(join(from, hash))) await copyFile(join(from, hash), join(to, hash));
}
