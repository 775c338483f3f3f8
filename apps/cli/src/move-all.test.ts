import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { moveAll } from "./move-all.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "moved-"));
  mkdirSync(join(folder, "images"));
  writeFileSync(join(folder, "images", "one"), "a picture");
  writeFileSync(join(folder, "secret"), "a secret");
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

it("moves files and folders, and passes over what is not there", async () => {
  const done = await moveAll([
    [at("images"), at("pictures")],
    [at("nothing"), at("something")],
    [at("secret"), at("images")],
  ]);
  expect(done).toHaveLength(2);
  expect(readFileSync(at("pictures/one"), "utf8")).toBe("a picture");
  expect(readFileSync(at("images"), "utf8")).toBe("a secret");
});

it("moves everything back where one cannot be moved", async () => {
  const moves = [
    [at("images"), at("images.before")],
    [at("secret"), at("no such folder/secret")],
  ] as const;
  await expect(moveAll(moves)).rejects.toThrow("ENOENT");
  expect(readFileSync(at("images/one"), "utf8")).toBe("a picture");
  expect(readFileSync(at("secret"), "utf8")).toBe("a secret");
  expect(existsSync(at("images.before"))).toBe(false);
});

it.skipIf(!existsSync("/dev/shm"))("moves from one file system to another", async () => {
  const other = mkdtempSync("/dev/shm/moved-");
  try {
    await moveAll([[at("images"), join(other, "images")]]);
    expect(readFileSync(join(other, "images/one"), "utf8")).toBe("a picture");
    expect(existsSync(at("images"))).toBe(false);
  } finally {
    rmSync(other, { recursive: true });
  }
});
