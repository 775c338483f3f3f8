import { existsSync } from "node:fs";
import { cp, rename, rm } from "node:fs/promises";

/** From where, to where. */
export type Move = readonly [from: string, to: string];

/**
 * Moves files and folders, all or none of them: where one cannot be moved, those before it are moved back. What is not there is
 * passed over. Answers with what was moved. @throws what the file system said.
 */
export async function moveAll(moves: readonly Move[]): Promise<Move[]> {
  const done: Move[] = [];
  try {
    for (const [from, to] of moves) {
      if (!existsSync(from)) continue;
      await moveOne(from, to);
      done.push([from, to]);
    }
  } catch (error) {
    // As far as it goes: what cannot be moved back stays where it is, and what went wrong first is told.
    for (const [from, to] of done.reverse()) await moveOne(to, from).catch(() => {});
    throw error;
  }
  return done;
}

/** Between two file systems a name alone cannot be moved. */
async function moveOne(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    try {
      await cp(from, to, { recursive: true, preserveTimestamps: true, errorOnExist: true, force: false });
    } catch (unfinished) {
      await rm(to, { recursive: true, force: true });
      throw unfinished;
    }
    await rm(from, { recursive: true });
  }
}
