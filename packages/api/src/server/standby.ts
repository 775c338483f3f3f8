import { createHash, timingSafeEqual } from "node:crypto";
import { createReadStream, existsSync, statSync } from "node:fs";
import { mkdtemp, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { z } from "zod";

/** How a standby follows its primary: it tells what it has, and is sent what it lacks, of one moment. */

/** A database is compared and sent in blocks of so many bytes: eight of SQLite's pages. */
export const BLOCK_BYTES = 32_768;

/** So many letters of a block's SHA-256 tell it apart; the whole of the database is looked at once more. */
const HASH_LETTERS = 32;

/** What a standby has: the state that it was sent last, the hash of each block of its database, its pictures by name. */
export const standbyHas = z.object({
  state: z.string().max(200).nullable(),
  blocks: z.array(z.string().length(HASH_LETTERS)).max(200_000),
  images: z.array(z.string().max(200)).max(200_000),
});
export type StandbyHas = z.infer<typeof standbyHas>;

/** The first line of an answer, as JSON; behind it come the bytes of the blocks, then those of the pictures' files, in this order. */
export interface StandbyNews {
  state: string;
  /** Bytes and SHA-256 of the whole database; null where it is what the standby has. */
  database: { bytes: number; sha256: string; blocks: number[] } | null;
  images: { name: string; files: { name: string; bytes: number }[] }[];
  secret: string;
}

const hashOf = (block: Uint8Array) => createHash("sha256").update(block).digest("hex").slice(0, HASH_LETTERS);

/** The hash of each block of a file; of the whole of it, too. */
export async function hashBlocks(file: string): Promise<{ blocks: string[]; sha256: string; bytes: number }> {
  const whole = createHash("sha256");
  const blocks: string[] = [];
  let bytes = 0;
  for await (const block of createReadStream(file, { highWaterMark: BLOCK_BYTES })) {
    whole.update(block);
    blocks.push(hashOf(block));
    bytes += block.length;
  }
  return { blocks, sha256: whole.digest("hex"), bytes };
}

/** Whether a request shows the token that both machines know. */
export function isStandby(token: string | undefined, authorization: string | null): boolean {
  if (token === undefined || authorization === null) return false;
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(`Bearer ${token}`), digest(authorization));
}

/**
 * What a standby lacks, as a stream of bytes. `store`: over a file.
 * @throws Error where the database makes no copies of itself.
 */
export async function* standbyAnswer(
  {
    store,
    databaseFile,
    dataFolder,
    secret,
  }: { store: Store; databaseFile: string; dataFolder: string; secret: string },
  has: StandbyHas,
): AsyncGenerator<Uint8Array> {
  if (!store.backup) throw new Error("This database is a server's, which has replicas of its own.");
  // Before the copy: what changes meanwhile is sent once more.
  const state = stateOf(databaseFile);
  const images = await lackingImages(join(dataFolder, "images"), has.images);
  const sent = (news: StandbyNews) => Buffer.from(`${JSON.stringify(news)}\n`);
  if (state === has.state) {
    yield sent({ state, database: null, images, secret });
    yield* bytesOfImages(join(dataFolder, "images"), images);
    return;
  }
  const folder = await mkdtemp(join(dataFolder, ".standby-"));
  try {
    const copy = join(folder, "copy.db");
    await store.backup(copy);
    await foldInto(copy);
    const { blocks, sha256, bytes } = await hashBlocks(copy);
    const lacking = blocks.flatMap((hash, index) => (hash === has.blocks[index] ? [] : [index]));
    yield sent({ state, database: { bytes, sha256, blocks: lacking }, images, secret });
    const file = await open(copy);
    try {
      for (const index of lacking) {
        const block = Buffer.alloc(Math.min(BLOCK_BYTES, bytes - index * BLOCK_BYTES));
        await file.read(block, 0, block.length, index * BLOCK_BYTES);
        yield block;
      }
    } finally {
      await file.close();
    }
    yield* bytesOfImages(join(dataFolder, "images"), images);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells a database from what it was before: any write changes its file or its log. */
function stateOf(file: string): string {
  return [file, `${file}-wal`]
    .map((path) => statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false }))
    .map((stat) => (stat ? `${stat.mtimeMs}/${stat.size}` : "none"))
    .join(" ");
}

/** A copy without a log beside it. */
async function foldInto(copy: string): Promise<void> {
  const store = openStore(`file:${copy}`);
  try {
    await store.db.all("PRAGMA journal_mode = DELETE");
  } finally {
    await store.close();
  }
}

async function lackingImages(folder: string, has: readonly string[]): Promise<StandbyNews["images"]> {
  if (!existsSync(folder)) return [];
  const known = new Set(has);
  const names = (await readdir(folder)).filter((name) => !known.has(name) && !name.startsWith("."));
  return Promise.all(
    names.map(async (name) => ({
      name,
      files: (await readdir(join(folder, name))).map((file) => ({
        name: file,
        bytes: statSync(join(folder, name, file)).size,
      })),
    })),
  );
}

async function* bytesOfImages(folder: string, images: StandbyNews["images"]): AsyncGenerator<Uint8Array> {
  for (const { name, files } of images)
    for (const file of files) yield* createReadStream(join(folder, name, file.name));
}
