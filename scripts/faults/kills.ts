import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "@pledgebook/db/store/open";
import { proceduresOf } from "@pledgebook/e2e/procedures";
import { endOf, type Site, startCommand, startSite } from "@pledgebook/e2e/server";
import { addPerson, openSession } from "@pledgebook/e2e/staff";
import { publishOne } from "../publish-one.ts";
import { databaseIn, type Faults, newFolder, readAt, type Seen, workedFolder, writerAt } from "./seen.ts";

/** A power cut at so many moments of each kind of work. */
export const killFaults = (kills: number): Faults => ({
  [`killed (SIGKILL) ${kills} times while saving`]: () => killedWhileSaving(kills),
  [`killed ${kills} times while marking, approving, publishing`]: () => killedWhilePublishing(kills),
  [`'release' killed ${kills} times`]: () => killedRelease(kills),
  [`'backup' killed ${kills} times`]: () => killedBackup(kills),
  [`'restore' killed ${kills} times`]: () => killedRestore(kills),
  [`'import' of an export killed ${kills} times`]: () => killedImport(kills),
});

async function killedWhileSaving(kills: number): Promise<Seen> {
  const folder = newFolder();
  let site = await startSite(folder, { demo: false });
  let lost = 0;
  let saved = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const writer = await writerAt(site);
    const dies = pause(30 + Math.random() * 600).then(() => site.kill());
    await writer.save(10_000);
    await dies;
    saved += writer.acknowledged.length;
    lost += await writer.lostIn(site.databaseUrl);
    site = await startSite(folder, { demo: false });
  }
  return afterKills(site, `${saved} saves acknowledged`, lost);
}

/** What shows in the database that an act was done. */
const DONE = {
  create: "SELECT 1 FROM articles WHERE id = ?",
  annotate: "SELECT 1 FROM annotations WHERE id = ?",
  approve: "SELECT 1 FROM annotations WHERE id = ? AND review_state = 'approved'",
  publish: "SELECT 1 FROM articles WHERE id = ? AND status = 'published'",
} as const;

async function killedWhilePublishing(kills: number): Promise<Seen> {
  const folder = newFolder();
  let site = await startSite(folder, { demo: false });
  const told: [act: keyof typeof DONE, id: string][] = [];
  let lost = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const desk = async (role: "annotator" | "editor") =>
      proceduresOf(site, await openSession(await addPerson(site, role)));
    const [annotator, editor] = [await desk("annotator"), await desk("editor")];
    const dies = pause(30 + Math.random() * 900).then(() => site.kill());
    try {
      for (let number = 1; ; number++)
        await publishOne(annotator, editor, number, (act, id) => told.push([act, id]));
    } catch {
      // The power is gone.
    }
    await dies;
    lost += await notDone(site.databaseUrl, told);
    site = await startSite(folder, { demo: false });
  }
  return afterKills(site, `${told.length} acts acknowledged`, lost);
}

async function notDone(databaseUrl: string, told: readonly [keyof typeof DONE, string][]): Promise<number> {
  const { db, close } = openStore(databaseUrl);
  let lost = 0;
  for (const [act, id] of told) if ((await db.all(DONE[act].replace("?", `'${id}'`))).length === 0) lost++;
  await close();
  return lost;
}

/** What a site says after the last start, and whether its figures are still the sum of its marks. */
async function afterKills(site: Site, writers: string, lost: number): Promise<Seen> {
  const readers = `again: ${await readAt(site, "/")}`;
  await site.stop();
  const wrong = await problemsOf(site.command(["doctor"]));
  return {
    readers,
    writers,
    operator: `starts again; doctor ${wrong === 0 ? "is content" : "names a problem"}`,
    lost: lost + wrong,
    waitedMs: 0,
  };
}

const problemsOf = async (doctor: Promise<string>) =>
  (await doctor.catch((error: unknown) => String(error))).split('"problem":"').length - 1;

/** Kills a command at moments spread over the time that it takes; how often it was done before. */
async function killedCommand(
  kills: number,
  args: () => string[],
  env: Record<string, string>,
  afterEach: () => Promise<void> = async () => {},
): Promise<number> {
  const begun = performance.now();
  await endOf(startCommand(args(), env), args());
  const takesMs = performance.now() - begun;
  await afterEach();
  let done = 0;
  for (let kill = 1; kill <= kills; kill++) {
    const command = startCommand(args(), env);
    const ended = new Promise((resolve) => command.on("exit", resolve));
    await Promise.race([pause((takesMs * kill) / kills), ended]);
    if (command.exitCode === null) command.kill("SIGKILL");
    else done++;
    await ended;
    await afterEach();
  }
  return done;
}

const environmentOf = (folder: string) => ({
  DATABASE_URL: `file:${databaseIn(folder)}`,
  DEMO: "0",
  AUTH_SECRET: "a secret of sixty-four letters that only this trial is ever to know!",
});

const leftovers = (folder: string, sign: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => sign.test(path)).length;

/** The release of a day is made once: a broken one must not be taken for it. */
async function killedRelease(kills: number): Promise<Seen> {
  const { folder } = await workedFolder();
  const env = environmentOf(folder);
  const releases = join(folder, "releases");
  let half = 0;
  const done = await killedCommand(
    kills,
    () => ["release"],
    env,
    async () => {
      const { db, close } = openStore(env.DATABASE_URL);
      const rows = await db.all<{ id: string }>("SELECT id FROM ledger_releases");
      half += rows.filter(({ id }) => !existsSync(join(releases, id, "SHA256SUMS"))).length;
      // The next one is made of the same day.
      await db.run("DELETE FROM ledger_releases");
      await close();
    },
  );
  const last = await endOf(startCommand(["release"], env), ["release"]);
  const wrong = await problemsOf(endOf(startCommand(["doctor"], env), ["doctor"]));
  const left = leftovers(releases, /^\.release-/);
  return {
    ...{ readers: "–", writers: `${done} of ${kills} were done before` },
    operator: `the next is made: ${/"number":\d+/.exec(last)?.[0] ?? "no"}; ${left} unfinished folders left`,
    ...{ lost: half + wrong + left, waitedMs: 0 },
  };
}

/** What stands at the place of a backup is whole. */
async function killedBackup(kills: number): Promise<Seen> {
  const { folder, writer } = await workedFolder();
  const env = environmentOf(folder);
  const place = newFolder();
  let number = 0;
  const done = await killedCommand(kills, () => ["backup", join(place, `${++number}.tar.gz`)], env);
  const made = readdirSync(place).filter((name) => name.endsWith(".tar.gz"));
  let lost = 0;
  for (const name of made) {
    const fresh = environmentOf(newFolder());
    const args = ["restore", join(place, name)];
    await endOf(startCommand(args, fresh), args);
    lost += await writer.lostIn(fresh.DATABASE_URL);
  }
  const args = ["backup", join(place, "last.tar.gz")];
  await endOf(startCommand(args, env), args);
  return {
    ...{ readers: "–", writers: `${done} of ${kills} were done before` },
    operator: `${made.length} files, each restored whole`,
    ...{ lost, waitedMs: 0 },
  };
}

/** Broken off, it is given again: then everything of the backup is there. */
async function killedRestore(kills: number): Promise<Seen> {
  const { folder, writer } = await workedFolder();
  const backup = join(newFolder(), "newsroom.tar.gz");
  await endOf(startCommand(["backup", backup], environmentOf(folder)), ["backup"]);
  const env = environmentOf(newFolder());
  const database = env.DATABASE_URL.slice("file:".length);
  let half = 0;
  const done = await killedCommand(
    kills,
    () => ["restore", backup],
    env,
    async () => {
      // A database is there whole or not at all.
      if (existsSync(database) && (await writer.lostIn(env.DATABASE_URL)) > 0) half++;
    },
  );
  await endOf(startCommand(["restore", backup], env), ["restore"]);
  const wrong = await problemsOf(endOf(startCommand(["doctor"], env), ["doctor"]));
  const left = leftovers(dirname(database), /^\.restore-[^/]*$/);
  return {
    ...{ readers: "–", writers: `${done} of ${kills} were done before` },
    operator: `given again it is whole; ${left} unfinished folders left`,
    ...{ lost: half + wrong + left + (await writer.lostIn(env.DATABASE_URL)), waitedMs: 0 },
  };
}

async function killedImport(kills: number): Promise<Seen> {
  const { folder, writer } = await workedFolder();
  const file = join(newFolder(), "all.tar.gz");
  await endOf(startCommand(["export", file], environmentOf(folder)), ["export"]);
  let env = environmentOf(newFolder());
  let half = 0;
  const done = await killedCommand(
    kills,
    () => ["import", "--from-export", file],
    env,
    async () => {
      // Either all of it or none.
      const database = env.DATABASE_URL.slice("file:".length);
      if (existsSync(database)) {
        const there = await writer.thereIn(env.DATABASE_URL).catch(() => new Set<string>());
        if (there.size > 0 && there.size < writer.acknowledged.length) half++;
      }
      Object.assign(env, environmentOf(newFolder()));
    },
  );
  env = environmentOf(newFolder());
  await endOf(startCommand(["import", "--from-export", file], env), ["import"]);
  const wrong = await problemsOf(endOf(startCommand(["doctor"], env), ["doctor"]));
  return {
    ...{ readers: "–", writers: `${done} of ${kills} were done before` },
    operator: "all of it is there, or nothing",
    ...{ lost: half + wrong + (await writer.lostIn(env.DATABASE_URL)), waitedMs: 0 },
  };
}
