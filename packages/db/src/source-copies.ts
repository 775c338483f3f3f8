import { randomUUID } from "node:crypto";
import { chmod, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Where copies of what was read at sources are kept: private files beside the database, each named by its SHA-256 (hexadecimal). */
export interface CopyFolder {
  /** Keeps one; it may be there already. */
  write: (sha256: string, bytes: Uint8Array) => Promise<void>;
  /** Null when it is not kept. */
  read: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>;
  /** Those that were written before a moment (ms), whole or not, by the names of their files. */
  listOlder: (than: number) => Promise<string[]>;
  remove: (name: string) => Promise<void>;
}

export function openCopyFolder(folder: string): CopyFolder {
  return {
    async write(sha256, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A folder that a restore or a person made may be open.
      await chmod(folder, 0o700);
      const unfinished = join(folder, `.${randomUUID()}`);
      await writeFile(unfinished, bytes, { mode: 0o600 });
      await rename(unfinished, join(folder, sha256));
    },
    async read(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
      try {
        return new Uint8Array(await readFile(join(folder, sha256)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    async listOlder(than) {
      const old: string[] = [];
      for (const name of await readdir(folder).catch(noneWhereMissing)) {
        const found = await stat(join(folder, name)).catch(() => null);
        if (found && found.mtimeMs < than) old.push(name);
      }
      return old;
    },
    remove: (name) => rm(join(folder, name), { force: true }),
  };
}

function noneWhereMissing(error: unknown): string[] {
  if (isMissing(error)) return [];
  throw error;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
