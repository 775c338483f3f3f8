import { strToU8, zipSync } from "fflate";

/** The day that every file of an archive is dated: the same files are the same bytes, whenever they are asked for. */
const DAY = new Date(2000, 0, 1);

/** Texts by their names as one ZIP archive (PKWARE's APPNOTE). */
export function zipOf(files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const bytes = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const);
  return new Uint8Array(zipSync(Object.fromEntries(bytes), { mtime: DAY }));
}
