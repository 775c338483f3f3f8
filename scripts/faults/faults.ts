import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { type Procedures, proceduresOf } from "@pledgebook/e2e/procedures";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { addPerson, openSession } from "@pledgebook/e2e/staff";
import { table } from "../table.ts";

/**
 * `npm run faults [kills]`: what goes wrong with machines, done to sites that are started for it, and what readers, writers and the
 * operator saw. Ends with 1 where something that was acknowledged is lost or somebody waits for a no longer than three seconds.
 */

/** What a fault looked like. */
interface Seen {
  readers: string;
  writers: string;
  operator: string;
  /** Articles that were acknowledged and are not there afterwards. */
  lost: number;
  /** The longest wait for a refusal, in milliseconds. */
  waitedMs: number;
}

const KILLS = Number(process.argv[2] ?? 30);
const LONGEST_NO_MS = 3_000;
const root = mkdtempSync(join(tmpdir(), "faults-"));
let folders = 0;

function newFolder(): string {
  const folder = join(root, String(++folders));
  mkdirSync(folder);
  return folder;
}

const databaseIn = (folder: string) => join(folder, "pledgebook.db");

const articleOf = (number: number) => ({
  title: `An article that was saved as number ${number}`,
  ...{ standfirst: "", byline: "", publishedOn: "2024-01-31", language: "en" },
  body: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "A few words." }] }] },
});

/** Somebody who saves one article after the other, and what they were told. */
class Writer {
  readonly acknowledged: string[] = [];
  refused: string | null = null;
  waitedMs = 0;
  private readonly api: Procedures;

  constructor(api: Procedures) {
    this.api = api;
  }

  /** Saves until something is refused or fails, or so many are saved. */
  async save(most: number): Promise<void> {
    for (let number = 1; number <= most; number++) {
      const begun = performance.now();
      try {
        const { id } = await this.api.tell<{ id: string }>("articles.create", articleOf(number));
        this.acknowledged.push(id);
      } catch (error) {
        this.waitedMs = Math.round(performance.now() - begun);
        this.refused = wordsOf(error);
        return;
      }
    }
  }

  /** How many of what was acknowledged is not there. */
  async lostIn(databaseUrl: string): Promise<number> {
    const { db, close } = openStore(databaseUrl);
    try {
      const found = await db.all<{ id: string }>("SELECT id FROM articles");
      const there = new Set(found.map(({ id }) => id));
      return this.acknowledged.filter((id) => !there.has(id)).length;
    } finally {
      await close();
    }
  }
}

/** The sentence of a refusal, or what the network said. */
function wordsOf(error: unknown): string {
  const text = String(error);
  const { message } = /"message":"(?<message>[^"]+)"/.exec(text)?.groups ?? {};
  const { status } = /answered (?<status>\d{3})/.exec(text)?.groups ?? {};
  return [status, message ?? (status ? "" : "no answer")].filter(Boolean).join(" ");
}

async function writerAt(site: Site): Promise<Writer> {
  return new Writer(proceduresOf(site, await openSession(await addPerson(site, "editor"))));
}

/** What a reader gets at an address. */
async function readAt(site: Site, path: string): Promise<string> {
  const answer = await fetch(site.url + path, { signal: AbortSignal.timeout(10_000) }).catch(() => null);
  return answer ? `${path} ${answer.status}` : `${path} no answer`;
}

/** A start that is expected to end: its sentence. */
async function whyNotStarted(folder: string, env: Record<string, string> = {}): Promise<string> {
  try {
    const site = await startSite(folder, { demo: false, env });
    await site.stop();
    return "it started";
  } catch (error) {
    return sentenceOf(error, folder);
  }
}

/** What a start that ended has said. */
function sentenceOf(error: unknown, folder: string): string {
  const [, code = "?", printed = ""] = /ended with (\d+):\n([\s\S]*)/.exec(String(error)) ?? [];
  const sentence = printed.split("\n").find((line) => line.startsWith("pledgebook:")) ?? printed.slice(0, 80);
  return `ends with ${code}: ${sentence.replace("pledgebook: ", "").replaceAll(folder, "…")}`;
}

const refusedStart = (operator: string): Seen => ({
  ...{ readers: "–", writers: "–", operator, waitedMs: 0 },
  lost: operator.startsWith("ends with 1:") ? 0 : 1,
});

async function killedWhileSaving(): Promise<Seen> {
  const folder = newFolder();
  let site = await startSite(folder, { demo: false });
  let lost = 0;
  let saved = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const writer = await writerAt(site);
    const dies = new Promise((done) => setTimeout(done, 30 + Math.random() * 600)).then(() => site.kill());
    await writer.save(10_000);
    await dies;
    saved += writer.acknowledged.length;
    lost += await writer.lostIn(site.databaseUrl);
    site = await startSite(folder, { demo: false });
  }
  const readers = await readAt(site, "/");
  await site.stop();
  return {
    readers: `again: ${readers}`,
    writers: `${saved} saves acknowledged`,
    operator: "starts again",
    lost,
    waitedMs: 0,
  };
}

async function fullDisk(): Promise<Seen> {
  const folder = newFolder();
  const first = await startSite(folder, { demo: false });
  await first.stop();
  // No file may grow beyond this: what a full disk answers, for one process alone.
  const site = await startSite(folder, { demo: false, mostFileKilobytes: 2_000 });
  const writer = await writerAt(site);
  await writer.save(3_000);
  const readers = await readAt(site, "/about");
  await site.stop();
  return {
    readers,
    writers: writer.refused ?? "nothing was refused",
    operator: "the log has the error with the request",
    lost: writer.refused === null ? 1 : await writer.lostIn(site.databaseUrl),
    waitedMs: writer.waitedMs,
  };
}

async function clockAhead(): Promise<Seen> {
  const folder = newFolder();
  const site = await startSite(folder, { demo: false });
  const writer = await writerAt(site);
  await writer.save(3);
  const store = openStore(site.databaseUrl);
  await store.derive([
    {
      statement: raw(
        "INSERT INTO audit_events (at, action, subject, subject_id) SELECT ?, action, subject, subject_id FROM audit_events LIMIT 1",
        [new Date(Date.now() + 86_400_000).toISOString()],
      ),
    },
  ]);
  await store.close();
  await writer.save(1);
  const seen = {
    readers: await readAt(site, "/"),
    writers: writer.refused ?? "nothing was refused",
    operator: await readAt(site, "/readyz"),
    lost: writer.refused === null ? 1 : await writer.lostIn(site.databaseUrl),
    waitedMs: writer.waitedMs,
  };
  await site.stop();
  return seen;
}

/** A folder with a newsroom in which somebody has worked. */
async function workedFolder(): Promise<{ folder: string; writer: Writer }> {
  const folder = newFolder();
  const site = await startSite(folder, { demo: false });
  const writer = await writerAt(site);
  await writer.save(5);
  await site.stop();
  // Once more, so that the folder says that people have worked in it.
  await (await startSite(folder, { demo: false })).stop();
  return { folder, writer };
}

async function spoiled(spoil: (database: string) => void | Promise<void>): Promise<Seen> {
  const { folder } = await workedFolder();
  await spoil(databaseIn(folder));
  return refusedStart(await whyNotStarted(folder));
}

async function restored(): Promise<Seen> {
  const { folder, writer } = await workedFolder();
  const site = await startSite(folder, { demo: false });
  const backup = join(newFolder(), "newsroom.tar.gz");
  const saving = await writerAt(site);
  const [made] = await Promise.all([site.command(["backup", backup]), saving.save(60)]);
  await site.stop();
  writeFileSync(databaseIn(folder), "");
  await site.command(["restore", backup]);
  const lost = await writer.lostIn(site.databaseUrl);
  const doctor = await site.command(["doctor"]).catch((error: unknown) => String(error));
  return {
    readers: "–",
    writers: `${saving.acknowledged.length} saves meanwhile`,
    operator: `backup ${/"files":\d+/.exec(made)?.[0] ?? "?"}; doctor ${/"problem":"/.test(doctor) ? "names a problem" : "is content"}`,
    lost: lost + (/"problem":"/.test(doctor) ? 1 : 0),
    waitedMs: 0,
  };
}

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

const faults: Record<string, () => Promise<Seen>> = {
  [`killed (SIGKILL) ${KILLS} times while saving`]: killedWhileSaving,
  "the disk is full": fullDisk,
  "the newest record lies a day ahead of the clock": clockAhead,
  "the database is cut in half": () => spoiled((file) => truncateSync(file, 40_000)),
  "the database was emptied": () =>
    spoiled((file) => {
      for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    }),
  "the database is of a newer version": () =>
    spoiled(async (file) => {
      const store = openStore(`file:${file}`);
      await store.derive([
        {
          statement: raw(
            "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)",
          ),
        },
      ]);
      await store.close();
    }),
  "the database is another file": () => spoiled((file) => copyFileSync(new URL(import.meta.url), file)),
  "a backup under load, restored over an emptied file": restored,
  "two first starts at once": twoFirstStarts,
  "the port is taken": portTaken,
};

const rows: string[][] = [];
let isBad = false;
try {
  for (const [name, cause] of Object.entries(faults)) {
    console.error(`${name} …`);
    const { readers, writers, operator, lost, waitedMs } = await cause();
    isBad ||= lost > 0 || waitedMs > LONGEST_NO_MS;
    rows.push([name, readers, writers, operator, String(lost), waitedMs > 0 ? `${waitedMs} ms` : "–"]);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(table(["fault", "readers", "writers", "operator", "lost", "no within"], rows));
process.exitCode = isBad ? 1 : 0;
