import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/**
 * Whoever serves could not open what root writes into their folder, and that shows days later: a restore, a release.
 * @throws Error with a sentence where root works in a folder that is somebody else's. `user`: who does the work; not known on Windows.
 */
export function refuseForRoot(folder: string, user = process.getuid?.()): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  if (user === 0 && owner)
    throw new Error(
      `${folder} belongs to the user with number ${owner}, who could not open what root writes there. Run this as that user; docs/operations.md says how. Nothing was changed.`,
    );
}

/** Files and folders below a folder that belong to somebody else than the folder does: its owner may be unable to open them. */
export function filesOfOthers(folder: string, owner = statSync(folder).uid): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (statSync(path, { throwIfNoEntry: false })?.uid !== owner) return [path];
    return entry.isDirectory() ? filesOfOthers(path, owner) : [];
  });
}
