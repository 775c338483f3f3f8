import { existsSync } from "node:fs";
import { isReady } from "@pledgebook/db/store/readiness";
import { describe, expect, it } from "vitest";
import { answersOf, helpOf, look, runCommand, testPlace } from "../testing.ts";
import { addMigrate } from "./migrate.ts";

const place = testPlace();

describe("pledgebook migrate", () => {
  it("makes a ledger that is ready, and leaves one that is as it is", async () => {
    const env = place.newLedger();
    for (const _ of ["first", "again"]) {
      const ended = await runCommand(addMigrate, ["migrate"], { env });
      expect(ended).toMatchObject({ code: 0, stderr: "" });
      expect(answersOf(ended)).toEqual([{ database: env.DATABASE_URL, ready: true }]);
    }
    await look(env, async ({ store }) => expect(await isReady(store.db)).toBe(true));
  });

  it("names every setting that is wrong, and makes nothing", async () => {
    const env = { ...place.newLedger(), PORT: "abc", DEMO: "maybe" };
    expect(await runCommand(addMigrate, ["migrate"], { env })).toEqual({
      code: 1,
      stdout: "",
      stderr: "pledgebook: PORT must be a number; DEMO must be 0 or 1\n",
    });
    expect(existsSync(env.DATABASE_URL.slice("file:".length))).toBe(false);
  });

  it("has help", async () => {
    const help = await runCommand(addMigrate, ["migrate", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("bring the database's schema up to date");
  });
});
