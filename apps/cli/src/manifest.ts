import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pipeline } from "node:stream/promises";

/** What an archive of a newsroom says of itself, as its `manifest.json`. */
export interface Manifest {
  format: 1;
  madeAt: string;
  /** Every other file of it with its SHA-256, by its path in the archive. */
  files: Record<string, string>;
}

const NAME = "manifest.json";

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(join(folder, NAME), `${JSON.stringify(manifest, null, 2)}\n`);
}

/**
 * Takes the manifest out of an unpacked archive and looks whether every file is what it says. `kind`: what it should be.
 * @throws Error with a sentence where a file is missing, more, or another one than it says.
 */
export async function takeManifest<M extends Manifest>(folder: string, kind: string): Promise<M> {
  const path = join(folder, NAME);
  if (!existsSync(path)) throw new Error(`This is no ${kind} of a newsroom: it has no ${NAME}.`);
  const manifest = JSON.parse(await readFile(path, "utf8")) as M;
  if (manifest.format !== 1) throw new Error(`This ${kind} was made by a newer version. Update first.`);
  await rm(path);
  const found = await hashes(folder);
  const wrong = [...new Set([...Object.keys(manifest.files), ...Object.keys(found)])].find(
    (name) => manifest.files[name] !== found[name],
  );
  if (wrong) throw new Error(`This ${kind} is damaged: ${wrong} is not what it was. Nothing was changed.`);
  return manifest;
}

/** Every file below a folder with its SHA-256, by its path there. */
export async function hashes(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found: [string, string][] = [];
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const hash = createHash("sha256");
    await pipeline(createReadStream(path), hash);
    found.push([relative(folder, path), hash.digest("hex")]);
  }
  return Object.fromEntries(found.sort(([a], [b]) => a.localeCompare(b)));
}
