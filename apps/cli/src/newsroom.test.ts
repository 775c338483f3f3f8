import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openNewsroom, withNewsroom } from "./newsroom.ts";
import { look, testPlace } from "./testing.ts";

const place = testPlace();

describe("openNewsroom", () => {
  it("makes a secret on the first run, keeps it for its owner alone, and takes it again", async () => {
    const { DATABASE_URL } = place.newLedger();
    const secretOf = () => look({ DATABASE_URL }, async ({ environment }) => environment.authSecret);
    const made = await secretOf();
    const kept = join(dirname(DATABASE_URL.slice("file:".length)), "auth-secret");
    expect(readFileSync(kept, "utf8")).toBe(`${made}\n`);
    expect(made).toHaveLength(43); // 32 bytes
    expect(statSync(kept).mode & 0o777).toBe(0o600);
    expect(await secretOf()).toBe(made);
  });

  it("takes the secret that is set, and paths from where it is started", async () => {
    const env = place.newLedger();
    await look({ ...env, DATA_FOLDER: "data" }, async ({ environment }) => {
      expect(environment).toMatchObject({
        authSecret: env.AUTH_SECRET,
        databaseUrl: env.DATABASE_URL,
        dataFolder: join(process.cwd(), "data"),
      });
    });
  });

  it("names what is set wrong", async () => {
    await expect(openNewsroom({ DATABASE_URL: "mysql://elsewhere", AUTH_SECRET: "short" })).rejects.toThrow(
      "DATABASE_URL must begin with file:, libsql:// or http://; AUTH_SECRET must have at least 32 characters",
    );
  });
});

describe("withNewsroom", () => {
  it("closes the ledger when the work fails, and lets the failure through", async () => {
    let ask: () => Promise<unknown> = async () => {};
    const work = withNewsroom(place.newLedger(), async ({ store }) => {
      ask = async () => store.db.all("SELECT 1");
      await ask();
      throw new Error("The work has failed.");
    });
    await expect(work).rejects.toThrow("The work has failed.");
    await expect(ask()).rejects.toThrow(/not open|closed/i);
  });
});
