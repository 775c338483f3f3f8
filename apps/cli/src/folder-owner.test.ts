import { chownSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@pledgebook/db/testing";
import { afterAll, expect, it } from "vitest";
import { addBackup } from "./commands/backup.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addRelease } from "./commands/release.ts";
import { addRestore } from "./commands/restore.ts";
import { addUser } from "./commands/user.ts";
import { filesOfOthers, refuseForRoot } from "./folder-owner.ts";
import { runCommand } from "./testing.ts";

const place = temporaryFolder();
afterAll(() => place.remove());
const OTHER = 4242;
// Only root can give a file away.
const isRoot = process.getuid?.() === 0;

const theirs = (name: string) => {
  const folder = join(place.path, name);
  mkdirSync(join(folder, "releases", "2026-11-27"), { recursive: true });
  for (const path of ["", "releases", "releases/2026-11-27"]) chownSync(join(folder, path), OTHER, OTHER);
  return folder;
};

it("does not let itself be asked of a folder that is not there, nor of one's own", () => {
  refuseForRoot(join(place.path, "nowhere"), 0);
  refuseForRoot(place.path, 1000);
  expect(filesOfOthers(place.path)).toEqual([]);
});

it.runIf(isRoot)("root is refused in the folder of whoever serves, and they are not", () => {
  const folder = theirs("refused");
  expect(() => refuseForRoot(folder, 0)).toThrow(/belongs to the user with number 4242.*Nothing was changed/);
  refuseForRoot(folder, OTHER);
});

it.runIf(isRoot)("what root left behind is found, however deep", () => {
  const folder = theirs("left");
  const file = join(folder, "releases", "2026-11-27", "pledges.csv");
  writeFileSync(file, "");
  expect(filesOfOthers(folder)).toEqual([file]);
});

it.runIf(isRoot).each([
  ["backup", addBackup, ["backup", join(place.path, "b.tar.gz")]],
  ["restore", addRestore, ["restore", join(place.path, "b.tar.gz")]],
  ["release", addRelease, ["release"]],
  ["doctor", addDoctor, ["doctor"]],
  ["user", addUser, ["user", "list"]],
] as const)("root's %s says so and writes nothing", async (name, add, args) => {
  const folder = theirs(name);
  const env = {
    DATABASE_URL: `file:${join(folder, "pledgebook.db")}`,
    DATA_FOLDER: folder,
    AUTH_SECRET: "x".repeat(40),
  };
  writeFileSync(join(folder, "pledgebook.db"), "");
  chownSync(join(folder, "pledgebook.db"), OTHER, OTHER);
  const ended = await runCommand(add, args, { env });
  expect(ended).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("belongs to the user with number 4242"),
  });
  expect(filesOfOthers(folder)).toEqual([]);
});
