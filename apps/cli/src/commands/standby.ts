import { existsSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { readEnvironment } from "@pledgebook/api/server/environment";
import { openStore } from "@pledgebook/db/store/open";
import { type Command, InvalidArgumentError } from "commander";
import { catchUp, type Standby } from "../follow.ts";
import { markFile, readMark, writeMark } from "../standby-mark.ts";
import { fail, type Surroundings, say, sentence } from "../surroundings.ts";

/** How long a primary is asked whether it still answers before another takes its place, in milliseconds. */
const STILL_THERE_MS = 3_000;

/** `standby`: a second machine that has what the newsroom has, and can take its place. */
export function addStandby(program: Command, surroundings: Surroundings): void {
  const standby = program
    .command("standby")
    .description("a second machine that follows the newsroom and can take its place");
  standby
    .command("follow")
    .description(
      "fetch what has changed on the primary, over and over: database, pictures, secret. STANDBY_TOKEN is the same on both machines",
    )
    .requiredOption("--from <address>", "the primary's address, such as https://news.example.org", address)
    .option("--every <seconds>", "how often", seconds, 10)
    .option("--once", "once, and end with 1 where it did not work", false)
    .action((options: { from: string; every: number; once: boolean }) => follow(surroundings, options));
  standby
    .command("promote")
    .description("make this standby the newsroom: start it with 'pledgebook serve' after it")
    .option("--force", "although the primary still answers", false)
    .action((options: { force: boolean }) => promote(surroundings, options));
}

async function follow(
  surroundings: Surroundings,
  { from, every, once }: { from: string; every: number; once: boolean },
): Promise<void> {
  const standby = await placeOf(surroundings, from);
  let isOut = false;
  do {
    try {
      const bytes = await catchUp(standby, () => new Date());
      if (bytes > 0 || isOut || once) say(surroundings, { heard: new Date().toISOString(), bytes });
      isOut = false;
    } catch (error) {
      if (once) throw error;
      // An outage is one line, however long.
      if (!isOut) fail(surroundings, `${sentence(error)} It is asked again every ${every} seconds.`);
      isOut = true;
    }
    if (!once) await setTimeout(every * 1000);
    // Somebody has promoted it.
  } while (!once && readMark(standby.dataFolder) !== null);
}

/** @throws Error with a sentence where this is no place for a standby: another newsroom's data are here. */
async function placeOf({ env }: Surroundings, from: string): Promise<Standby> {
  const environment = readEnvironment(env);
  if (!environment.standbyToken)
    throw new Error("STANDBY_TOKEN must be set, to the same on the primary and here.");
  if (!environment.databaseUrl.startsWith("file:"))
    throw new Error("The database is a server's, which has replicas of its own.");
  const database = resolve(environment.databaseUrl.slice("file:".length));
  const dataFolder = resolve(environment.dataFolder);
  const mark = readMark(dataFolder);
  if (!mark && existsSync(database))
    throw new Error(`${database} is there already and no standby's. Move it away first.`);
  await mkdir(dataFolder, { recursive: true });
  if (mark?.from !== from) writeMark(dataFolder, { from, state: null, heardAt: null });
  return { from, token: environment.standbyToken, database, dataFolder };
}

/** @throws Error with a sentence, and changes nothing, where the primary still answers or what is here is not whole. */
async function promote(surroundings: Surroundings, { force }: { force: boolean }): Promise<void> {
  const environment = readEnvironment(surroundings.env);
  const dataFolder = resolve(environment.dataFolder);
  const mark = readMark(dataFolder);
  if (!mark) throw new Error("There is no standby here.");
  if (mark.heardAt === null) throw new Error("This standby has never heard of its primary: it is empty.");
  if (!force && (await answers(mark.from)))
    throw new Error(
      `The primary (${mark.from}) still answers. Stop it first: two that go on from here can never be one again. Nothing was changed.`,
    );
  const store = openStore(environment.databaseUrl);
  try {
    const [sound] = await store.db.all<{ integrity_check: string }>("PRAGMA integrity_check");
    if (sound?.integrity_check !== "ok") throw new Error("The copy of the database is not sound.");
  } finally {
    await store.close();
  }
  rmSync(markFile(dataFolder));
  say(surroundings, { promoted: true, from: mark.from, heardAt: mark.heardAt });
}

function answers(from: string): Promise<boolean> {
  return fetch(`${from}/healthz`, { signal: AbortSignal.timeout(STILL_THERE_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );
}

function address(text: string): string {
  if (!/^https?:\/\/[^/]+/.test(text) || !URL.canParse(text))
    throw new InvalidArgumentError("It must be an address that begins with http:// or https://.");
  return new URL(text).origin;
}

function seconds(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new InvalidArgumentError("It must be a whole number above zero.");
  return number;
}
