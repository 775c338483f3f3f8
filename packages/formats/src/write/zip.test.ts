import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { zipOf } from "./zip.ts";

it("holds every file as it was, and is the same bytes again", () => {
  const files = { "a.csv": "code,сума\r\n", "b.json": "{}" };
  const archive = zipOf(files);
  const read = Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)]);
  expect(Object.fromEntries(read)).toEqual(files);
  expect(Buffer.from(zipOf(files)).equals(Buffer.from(archive))).toBe(true);
});
