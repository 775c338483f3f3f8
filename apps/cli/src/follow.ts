import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BLOCK_BYTES, hashBlocks, type StandbyHas, type StandbyNews } from "@pledgebook/api/server/standby";
import { z } from "zod";
import { readMark, writeMark } from "./standby-mark.ts";

/** Where a standby is kept, and whom it follows with what it shows. */
export interface Standby {
  from: string;
  token: string;
  database: string;
  dataFolder: string;
}

/** How long a primary may say nothing, in milliseconds. */
const SILENCE_MS = 30_000;

/** Names that lie in a folder and nowhere else: they come over the network. */
const name = z.string().regex(/^[\w-][\w.-]*$/);

const newsShape: z.ZodType<StandbyNews> = z.object({
  state: z.string(),
  database: z
    .object({
      bytes: z.number().int().nonnegative(),
      sha256: z.string(),
      blocks: z.array(z.number().int().nonnegative()),
    })
    .nullable(),
  images: z.array(
    z.object({ name, files: z.array(z.object({ name, bytes: z.number().int().nonnegative() })) }),
  ),
  secret: z.string(),
});

/**
 * Asks a primary once for what is new. What comes is put in place whole, by its name alone: a standby that is killed has what it
 * had. Returns the bytes of the database that were sent.
 * @throws Error with a sentence where the primary does not answer, refuses, or sends what it did not announce.
 */
export async function catchUp(standby: Standby, now: () => Date): Promise<number> {
  const { from, token, database, dataFolder } = standby;
  const images = join(dataFolder, "images");
  const mark = readMark(dataFolder);
  const isThere = existsSync(database);
  const has: StandbyHas = {
    state: isThere ? (mark?.state ?? null) : null,
    blocks: isThere ? (await hashBlocks(database)).blocks : [],
    images: existsSync(images) ? (await readdir(images)).filter((entry) => !entry.startsWith(".")) : [],
  };
  const silence = new AbortController();
  const patience = setTimeout(() => silence.abort(new Error("The primary says nothing.")), SILENCE_MS);
  await mkdir(dirname(database), { recursive: true });
  await mkdir(images, { recursive: true });
  const folder = await mkdtemp(join(dirname(database), ".standby-"));
  try {
    const answer = await fetch(`${from}/api/standby`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(has),
      signal: silence.signal,
    });
    if (!answer.ok || !answer.body) throw new Error(refused(answer.status));
    const bytes = pieces(answer.body, () => patience.refresh());
    const news = newsShape.parse(JSON.parse((await bytes.line()).toString("utf8")));
    const next = join(folder, "next.db");
    const sent = news.database
      ? await patched(isThere ? database : null, next, news.database, bytes.take)
      : 0;
    await receiveImages(news.images, folder, images, bytes.take);
    // Whoever has promoted this standby meanwhile keeps what is here.
    if (readMark(dataFolder) === null) return 0;
    keepSecret(join(dataFolder, "auth-secret"), news.secret);
    if (news.database) renameSync(next, database);
    writeMark(dataFolder, { from, state: news.state, heardAt: now().toISOString() });
    return sent;
  } finally {
    clearTimeout(patience);
    await rm(folder, { recursive: true, force: true });
  }
}

function refused(status: number): string {
  return status === 404
    ? "The primary knows no such standby. Is STANDBY_TOKEN the same on both machines?"
    : `The primary has answered ${status}.`;
}

type Take = (count: number) => Promise<Buffer>;

/** Writes what the primary has: the blocks that it sends over a copy of what is here. Returns the bytes that were sent. */
async function patched(
  before: string | null,
  next: string,
  told: NonNullable<StandbyNews["database"]>,
  take: Take,
): Promise<number> {
  if (before === null) await writeFile(next, "", { mode: 0o600 });
  else await copyFile(before, next);
  const file = await open(next, "r+");
  let sent = 0;
  try {
    await file.truncate(told.bytes);
    for (const index of told.blocks) {
      const at = index * BLOCK_BYTES;
      const block = await take(Math.min(BLOCK_BYTES, told.bytes - at));
      await file.write(block, 0, block.length, at);
      sent += block.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if ((await hashBlocks(next)).sha256 !== told.sha256)
    throw new Error("What came is not what the primary announced; it is asked again.");
  return sent;
}

/** A picture is a folder of files that never change: each whole under its name, or not there. */
async function receiveImages(
  images: StandbyNews["images"],
  unfinished: string,
  place: string,
  take: Take,
): Promise<void> {
  for (const image of images) {
    const folder = join(unfinished, image.name);
    await mkdir(folder);
    for (const file of image.files) await writeFile(join(folder, file.name), await take(file.bytes));
    if (!existsSync(join(place, image.name))) await rename(folder, join(place, image.name));
  }
}

function keepSecret(file: string, secret: string): void {
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  if (known !== secret) writeFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/** Reads a stream by lines and by counts of bytes; `heard`: a piece has come. @throws Error where it ends before. */
function pieces(stream: ReadableStream<Uint8Array>, heard: () => void) {
  const chunks = stream[Symbol.asyncIterator]();
  let rest = Buffer.alloc(0);
  const more = async () => {
    const { value, done } = await chunks.next();
    heard();
    if (done) throw new Error("The primary has stopped in the middle.");
    return Buffer.from(value);
  };
  return {
    async line(): Promise<Buffer> {
      const begun: Buffer[] = [];
      for (let chunk = rest; ; chunk = await more()) {
        const at = chunk.indexOf("\n");
        if (at < 0) begun.push(chunk);
        else {
          rest = chunk.subarray(at + 1);
          return Buffer.concat([...begun, chunk.subarray(0, at)]);
        }
      }
    },
    async take(count: number): Promise<Buffer> {
      const taken: Buffer[] = [];
      let length = 0;
      for (let chunk = rest; ; chunk = await more()) {
        const wanted = count - length;
        if (chunk.length >= wanted) {
          rest = chunk.subarray(wanted);
          return Buffer.concat([...taken, chunk.subarray(0, wanted)]);
        }
        taken.push(chunk);
        length += chunk.length;
      }
    },
  };
}
