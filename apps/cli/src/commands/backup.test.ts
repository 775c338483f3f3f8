import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { listUsers } from "@pledgebook/db/queries/users";
import { schema } from "@pledgebook/db/schema";
import { isInUse } from "@pledgebook/db/store/database-file";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { create, extract } from "tar";
import { describe, expect, it } from "vitest";
import { hashes } from "../manifest.ts";
import { answersOf, look, runCommand, testPlace } from "../testing.ts";
import { addBackup, PARTS } from "./backup.ts";
import { addDoctor } from "./doctor.ts";
import { addRestore } from "./restore.ts";
import { addUser } from "./user.ts";

const place = testPlace();

const folderOf = (env: NodeJS.ProcessEnv) => dirname((env.DATABASE_URL ?? "").slice("file:".length));
const addPerson = (env: NodeJS.ProcessEnv, name: string) =>
  runCommand(addUser, ["user", "add", "--email", `${name}@example.org`, "--name", name, "--role", "admin"], {
    env,
    input: "seven grey geese over the harbour\n",
  });
const names = async (env: NodeJS.ProcessEnv) => {
  let found: string[] = [];
  await look(env, async ({ store }) => {
    found = (await listUsers(store.db)).map(({ name }) => name);
  });
  return found;
};

/** The name of a copy is its SHA-256. */
const COPY = "0".repeat(64);

/** Says of a source that these copies of it are kept. */
async function nameCopies(env: NodeJS.ProcessEnv, hashes: readonly string[]) {
  await look(env, async ({ store }) => {
    const source = { id: "a", address: "https://example.org/a", host: "example.org", isWatched: true };
    const since = "2026-01-01T00:00:00.000Z";
    const copy = { sourceId: "a", mediaType: "text/html", bytes: 6, readAt: since, isKept: true };
    await store.db
      .insert(schema.watchedSources)
      .values({ ...source, newestAt: since, stateSince: since, nextLookAt: since })
      .onConflictDoNothing();
    await store.db.insert(schema.sourceCopies).values(hashes.map((sha256) => ({ ...copy, sha256 })));
  });
}

/** A newsroom with one person, a picture, a copy of a source and a secret. */
async function newsroom() {
  const env = place.newLedger();
  await addPerson(env, "Mira");
  const picture = join(folderOf(env), "images", "0f-640x480");
  mkdirSync(picture, { recursive: true });
  writeFileSync(join(picture, "640.webp"), "a picture");
  mkdirSync(join(folderOf(env), "sources"), { mode: 0o700 });
  writeFileSync(join(folderOf(env), "sources", COPY), "a copy", { mode: 0o600 });
  await nameCopies(env, [COPY]);
  writeFileSync(join(folderOf(env), "auth-secret"), "a secret\n", { mode: 0o600 });
  return env;
}

describe("backup and restore", () => {
  it("refuse what a newer version has written, and so does every other command", async () => {
    const env = await newsroom();
    const file = join(folderOf(env), "newsroom.tar.gz");
    await runCommand(addBackup, ["backup", file], { env });
    const content = join(folderOf(env), "content");
    mkdirSync(content);
    await extract({ file, cwd: content });
    const tomorrow =
      "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)";
    for (const database of [join(content, PARTS.database), join(folderOf(env), "pledgebook.db")]) {
      const store = openStore(`file:${database}`);
      await store.derive([{ statement: raw(tomorrow) }]);
      await store.db.all("PRAGMA journal_mode = DELETE");
      await store.close();
    }
    const manifest = JSON.parse(readFileSync(join(content, "manifest.json"), "utf8"));
    rmSync(join(content, "manifest.json"));
    writeFileSync(
      join(content, "manifest.json"),
      JSON.stringify({ ...manifest, files: await hashes(content) }),
    );
    const newer = join(folderOf(env), "newer.tar.gz");
    await create({ file: newer, cwd: content, gzip: true }, readdirSync(content));

    const refused = {
      code: 1,
      stderr: expect.stringMatching(
        /^pledgebook: This database was written by a newer version of Pledgebook\./,
      ),
    };
    const empty = place.newLedger();
    expect(await runCommand(addRestore, ["restore", newer], { env: empty })).toMatchObject(refused);
    expect(readdirSync(folderOf(empty))).toEqual([]);
    expect(await runCommand(addUser, ["user", "list"], { env })).toMatchObject(refused);
  });

  it("bring back everything as it was, into an empty place and in the place of something else, which is kept", async () => {
    const env = await newsroom();
    const file = join(folderOf(env), "newsroom.tar.gz");
    const made = await runCommand(addBackup, ["backup", file], { env });
    expect(made.code).toBe(0);
    expect(answersOf(made)[0]).toMatchObject({ file, files: 4 });
    expect(statSync(file).mode & 0o077).toBe(0);
    await addPerson(env, "Later");

    const empty = place.newLedger();
    expect((await runCommand(addRestore, ["restore", file], { env: empty })).code).toBe(0);
    expect(await names(empty)).toEqual(["Mira"]);
    expect(readFileSync(join(folderOf(empty), "images/0f-640x480/640.webp"), "utf8")).toBe("a picture");
    const copy = join(folderOf(empty), "sources", COPY);
    expect(readFileSync(copy, "utf8")).toBe("a copy");
    expect(statSync(copy).mode & 0o077).toBe(0);
    expect(readFileSync(join(folderOf(empty), "auth-secret"), "utf8")).toBe("a secret\n");

    const back = await runCommand(addRestore, ["restore", file], { env });
    expect(await names(env)).toEqual(["Mira"]);
    const [{ kept }] = answersOf(back) as [{ kept: string[] }];
    const was =
      kept.find((path) => path.includes("pledgebook.db.before") || /\.db\.before-/.test(path)) ?? "";
    const before = openStore(`file:${was}`);
    expect((await listUsers(before.db)).map(({ name }) => name)).toEqual(["Later", "Mira"]);
    await before.close();
  });

  it("refuse what would lose something, and change nothing", async () => {
    const env = await newsroom();
    const file = join(folderOf(env), "newsroom.tar.gz");
    await runCommand(addBackup, ["backup", file], { env });
    const again = await runCommand(addBackup, ["backup", file], { env });
    expect(again.stderr).toContain("is there already");

    const open = openStore(env.DATABASE_URL ?? "");
    try {
      expect(isInUse((env.DATABASE_URL ?? "").slice("file:".length))).toBe(true);
      const refused = await runCommand(addRestore, ["restore", file], { env });
      expect(refused.code).toBe(1);
      expect(refused.stderr).toContain("stop it first");
    } finally {
      await open.close();
    }
    const damaged = readFileSync(file);
    damaged[Math.floor(damaged.length / 2)]! ^= 0xff;
    const broken = join(folderOf(env), "broken.tar.gz");
    writeFileSync(broken, damaged);
    const refused = await runCommand(addRestore, ["restore", broken], { env });
    expect(refused.code).toBe(1);
    expect(await names(env)).toEqual(["Mira"]);
    expect(readdirSync(folderOf(env)).filter((name) => /before-|^\.restore|^\.backup/.test(name))).toEqual(
      [],
    );
    const none = await runCommand(addRestore, ["restore", join(folderOf(env), "none.tar.gz")], { env });
    expect(none.stderr).toContain("There is no file");
  });
});

describe("doctor", () => {
  const examine = async (env: NodeJS.ProcessEnv) => {
    const ran = await runCommand(addDoctor, ["doctor"], { env });
    const findings = answersOf(ran) as { check: string; problem: string | null }[];
    return { code: ran.code, wrong: findings.filter(({ problem }) => problem !== null) };
  };

  it("finds nothing wrong with a newsroom that is well", async () => {
    const env = await newsroom();
    expect(await examine(env)).toEqual({ code: 0, wrong: [] });
  });

  it("says what is wrong: no database, files that others read, changes that are not counted", async () => {
    const env = await newsroom();
    expect((await examine({ ...env, DATABASE_URL: "file:/nowhere/at/all.db" })).wrong[0]?.check).toBe(
      "database",
    );
    chmodSync((env.DATABASE_URL ?? "").slice("file:".length), 0o644);
    expect((await examine(env)).wrong.map(({ check }) => check)).toEqual(["files"]);
    expect((await examine(env)).wrong).toEqual([]);
    chmodSync(join(folderOf(env), "auth-secret"), 0o644);
    expect((await examine(env)).wrong.map(({ check }) => check)).toContain("files");
    await look(env, async ({ store }) => {
      await store.db
        .insert(schema.ledgerPending)
        .values({ subject: "pledge", subjectId: "nobody", touched: 1 });
    });
    await nameCopies(env, ["1".repeat(64)]);
    const { code, wrong } = await examine(env);
    expect(code).toBe(1);
    expect(wrong.find(({ check }) => check === "sources")?.problem).toMatch(
      /^1 copies of sources have no file \(1/,
    );
    expect(wrong.map(({ check }) => check)).toContain("counting");
  });
});
