import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** That the data in a folder are a standby's: whom it follows, what it was sent last, and when it last heard. */
export interface StandbyMark {
  from: string;
  state: string | null;
  heardAt: string | null;
}

export const markFile = (dataFolder: string) => join(dataFolder, "standby.json");

export function readMark(dataFolder: string): StandbyMark | null {
  const file = markFile(dataFolder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as StandbyMark) : null;
}

/** Whole or not at all, also where the machine stops in the middle. */
export function writeMark(dataFolder: string, mark: StandbyMark): void {
  const file = markFile(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(mark)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @throws Error with a sentence where the data in a folder are a standby's: only what its primary says may change them. */
export function refuseStandby(dataFolder: string): void {
  const mark = readMark(dataFolder);
  if (mark)
    throw new Error(
      `This is a standby of ${mark.from}. 'pledgebook standby promote' makes it the newsroom; READ_ONLY=1 serves readers from it.`,
    );
}
