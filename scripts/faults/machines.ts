import { setTimeout as pause } from "node:timers/promises";
import { openStore } from "@pledgebook/db/store/open";
import { startSqld } from "@pledgebook/db/testing";
import { endOf, type Site, startCommand, startSite } from "@pledgebook/e2e/server";
import {
  databaseIn,
  type Faults,
  newFolder,
  readAt,
  refusedStart,
  type Seen,
  sentenceOf,
  whyNotStarted,
  writerAt,
} from "./seen.ts";

/** What goes wrong between machines and processes. */
export const machineFaults: Faults = {
  "two first starts at once": twoFirstStarts,
  "the port is taken": portTaken,
  "the primary (libSQL) is killed": () => primaryGone("SIGKILL"),
  "the primary (libSQL) is paused": () => primaryGone("SIGSTOP"),
  "the replica (libSQL) of a reading process is killed": replicaKilled,
  "the machine is killed, its standby promoted": standbyPromoted,
  "two processes are started anew in turn, under load": rollingRestart,
};

async function twoFirstStarts(): Promise<Seen> {
  const folder = newFolder();
  const both = await Promise.allSettled([1, 2].map(() => startSite(folder, { demo: true })));
  const sites = both.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const readers = await Promise.all(sites.map((site) => readAt(site, "/")));
  const { db, close } = openStore(`file:${databaseIn(folder)}`);
  const [counted] = await db.all<{ articles: number; people: number }>(
    "SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM users) AS people",
  );
  await close();
  const [other] = both.flatMap((one) => (one.status === "rejected" ? [sentenceOf(one.reason, folder)] : []));
  await Promise.all(sites.map((site) => site.stop()));
  const isOnce = counted?.articles === 16 && counted.people === 1;
  return {
    readers: readers.join("; ") || "none",
    writers: "–",
    operator: `${sites.length} of 2 serve; ${counted?.articles} articles, ${counted?.people} login${other ? `; the other ${other}` : ""}`,
    lost: isOnce && sites.length > 0 ? 0 : 1,
    waitedMs: 0,
  };
}

async function portTaken(): Promise<Seen> {
  const folder = newFolder();
  const site = await startSite(folder, { demo: false });
  const operator = await whyNotStarted(newFolder(), { PORT: new URL(site.url).port });
  const readers = await readAt(site, "/");
  await site.stop();
  return { ...refusedStart(operator), readers };
}

async function primaryGone(signal: "SIGKILL" | "SIGSTOP"): Promise<Seen> {
  const primary = await startSqld();
  const env = { DATABASE_URL: primary.url, DATA_DIR: newFolder() };
  const site = await startSite(newFolder(), { demo: false, env });
  try {
    const writer = await writerAt(site);
    await writer.save(20);
    await readAt(site, "/about");
    const saving = writer.save(10_000);
    await pause(200);
    primary.signal(signal);
    await saving;
    const readers = [await readAt(site, "/about"), await readAt(site, "/pledges?donor=DE")].join(", ");
    const ready = await readAt(site, "/readyz");
    const { lost, after } =
      signal === "SIGSTOP" ? await goesOn() : { lost: 0, after: "what it had is its own disk's matter" };
    return {
      ...{ readers, writers: writer.refused ?? "nothing was refused", operator: `${ready}; ${after}` },
      ...{ lost: writer.refused === null ? 1 : lost, waitedMs: writer.waitedMs },
    };

    async function goesOn() {
      primary.signal("SIGCONT");
      await pause(1_000);
      const again = await readAt(site, "/readyz");
      return { lost: await writer.lostIn(primary.url), after: `it goes on: ${again}` };
    }
  } finally {
    await site.stop();
    await primary.stop();
  }
}

async function replicaKilled(): Promise<Seen> {
  const primary = await startSqld();
  const replica = await startSqld(primary);
  const writing = await startSite(newFolder(), {
    demo: false,
    env: { DATABASE_URL: primary.url, DATA_DIR: newFolder() },
  });
  const reading = await startSite(newFolder(), {
    demo: false,
    env: { DATABASE_URL: replica.url, DATA_DIR: newFolder(), READ_ONLY: "1" },
  });
  try {
    const writer = await writerAt(writing);
    await readAt(reading, "/about");
    const saving = writer.save(40);
    await pause(200);
    replica.signal("SIGKILL");
    await saving;
    const begun = performance.now();
    const [kept, other] = [await readAt(reading, "/about"), await readAt(reading, "/pledges?donor=DE")];
    return {
      readers: `of the copy: ${kept}, ${other}; of the primary: ${await readAt(writing, "/about")}`,
      writers: `${writer.acknowledged.length} saves meanwhile`,
      operator: await readAt(reading, "/readyz"),
      lost: await writer.lostIn(primary.url),
      waitedMs: Math.round(performance.now() - begun),
    };
  } finally {
    await Promise.all([writing.stop(), reading.stop()]);
    await replica.stop();
    await primary.stop();
  }
}

/** How often the standby asks, in milliseconds: what is acknowledged within is not on it yet, as its document says. */
const FOLLOWED_EVERY_MS = 500;

async function standbyPromoted(): Promise<Seen> {
  const token = { STANDBY_TOKEN: "a token that both machines of this trial know" };
  const primary = await startSite(newFolder(), { demo: false, env: token });
  const folder = newFolder();
  const env = { ...token, DATABASE_URL: `file:${databaseIn(folder)}`, AUTH_SECRET: "" };
  const run = (...args: string[]) => endOf(startCommand(["standby", ...args], env), args);
  const writer = await writerAt(primary);
  let heard: string[] = [];
  const saving = writer.save(100_000);
  for (let round = 0; round < 6; round++) {
    const before = [...writer.acknowledged];
    await run("follow", "--from", primary.url, "--once");
    heard = before;
    await pause(FOLLOWED_EVERY_MS);
  }
  await primary.kill();
  await saving;
  const begun = performance.now();
  await run("promote");
  const site = await startSite(folder, { demo: false, env });
  const serving = Math.round(performance.now() - begun);
  const there = await writer.thereIn(site.databaseUrl);
  const readers = await readAt(site, "/");
  await site.stop();
  return {
    readers,
    writers: `${writer.acknowledged.length} saves acknowledged, ${heard.length} before it last asked, ${there.size} there`,
    operator: `one command; serves after ${serving} ms`,
    lost: heard.filter((id) => !there.has(id)).length,
    waitedMs: 0,
  };
}

/** Two processes over one file, as behind a proxy that asks the other where one does not answer. */
async function rollingRestart(): Promise<Seen> {
  const folder = newFolder();
  const start = (port?: number) => startSite(folder, { demo: false, ...(port ? { port } : {}) });
  const sites: Site[] = [await start(), await start()];
  const portOf = (site: Site) => Number(new URL(site.url).port);
  const writer = await writerAt(sites[0]!);
  await writer.save(5);
  let isOver = false;
  const seen = { answered: 0, other: 0, broken: 0 };
  const reader = async () => {
    while (!isOver) {
      const answers = [];
      for (const site of sites) {
        const answer = await readAt(site, "/about");
        answers.push(answer);
        if (answer.endsWith(" 200")) break;
      }
      seen.answered++;
      if (answers.length > 1) seen.other++;
      if (!answers.at(-1)?.endsWith(" 200")) seen.broken++;
      await pause(5);
    }
  };
  const readers = Array.from({ length: 8 }, reader);
  for (const index of [0, 1, 0, 1]) {
    const port = portOf(sites[index]!);
    const [saver] = [await writerAt(sites[1 - index]!)];
    const saving = saver.save(20);
    await sites[index]!.stop();
    sites[index] = await start(port);
    await saving;
    writer.acknowledged.push(...saver.acknowledged);
  }
  isOver = true;
  await Promise.all(readers);
  const lost = await writer.lostIn(sites[0]!.databaseUrl);
  await Promise.all(sites.map((site) => site.stop()));
  return {
    readers: `${seen.answered} answers, ${seen.other} by the other process, ${seen.broken} by none`,
    writers: `${writer.acknowledged.length} saves acknowledged`,
    operator: "four restarts in turn",
    lost: lost + seen.broken,
    waitedMs: 0,
  };
}
