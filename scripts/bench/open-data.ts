import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { answerOpenData } from "@pledgebook/api/open-data/answer";
import { openStore } from "@pledgebook/db/store/open";
import type { Database } from "@pledgebook/db/store/store";
import type { LoadSize } from "@pledgebook/demo/load";
import { startCommand } from "@pledgebook/e2e/server";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import { table } from "../table.ts";
import { openLoad } from "./ledger.ts";

/** What is aimed at: of the rate at which bare SQL over a release is told as JSON, per cent. */
const AIM_PERCENT = 80;

const PAGE = 100;
const ROUNDS = 40;

/** Neither side is asked the same twice in a row: each round asks for another place. */
interface Case {
  name: string;
  /** Of the API; `after`: where a page goes on. */
  query: (after: string | null) => string;
  /** The same rows of a release, as a program asks that publishes its table alone (Datasette's way). */
  sql: (rowid: number) => string;
  rounds: number;
}

const ALL = `rowid, ${columns.map(({ name }) => name).join(", ")}`;
const CASES: Case[] = [
  {
    name: `a page of ${PAGE} rows, anywhere`,
    query: (after) => `limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    sql: (rowid) => `SELECT ${ALL} FROM pledges WHERE rowid > ${rowid} ORDER BY rowid LIMIT ${PAGE + 1}`,
    rounds: ROUNDS,
  },
  {
    name: `a page of ${PAGE} rows of one donor`,
    query: (after) => `donor=NL&limit=${PAGE}${after ? `&after=${encodeURIComponent(after)}` : ""}`,
    sql: (rowid) =>
      `SELECT ${ALL} FROM pledges WHERE instr(';' || donor || ';', ';NL;') > 0 AND rowid > ${rowid} ORDER BY rowid LIMIT ${PAGE + 1}`,
    rounds: ROUNDS,
  },
  {
    name: "all rows as lines",
    query: () => "format=ndjson",
    sql: (rowid) => `SELECT ${ALL} FROM pledges WHERE rowid > ${rowid} ORDER BY rowid LIMIT 2000`,
    rounds: 3,
  },
];

/**
 * What the API costs beside bare SQL over the same rows in a file of their own, in turns and on the same processor; what a release
 * of a large ledger takes.
 *
 * @param folder where files may be written
 * @param loads where loaded ledgers are kept from one run to the next
 */
export async function benchOpenData(folder: string, loads: string, size: LoadSize): Promise<void> {
  const file = join(loads, `${size.articles}-${size.pledges}.db`);
  const { store: load } = await openLoad(file, size, loads);
  await load.close();
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, "pledgebook.db"));
  const release = await makeRelease(folder);
  console.log(
    `\nA release of ${release.rows} rows: ${release.seconds.toFixed(1)} s, ${Math.round(release.megabytes)} MB at most\n`,
  );
  const store = openStore(`file:${join(folder, "pledgebook.db")}`);
  const bare = openStore(`file:${join(folder, "releases", release.day, "pledges.sqlite")}`);
  try {
    const results: string[][] = [];
    for (const one of CASES) {
      console.error(`${one.name} …`);
      const { ours, theirs } = await pair(one, store.db, bare.db);
      const percent = (theirs / ours) * 100;
      results.push([
        one.name,
        ours.toFixed(1),
        theirs.toFixed(1),
        `${Math.round(percent)} %`,
        percent >= AIM_PERCENT ? "reached" : "missed",
      ]);
    }
    console.log(
      table(
        ["the API beside bare SQL over a release", "ms", "bare, ms", "of its rate", `aim ${AIM_PERCENT} %`],
        results,
      ),
    );
  } finally {
    await store.close();
    await bare.close();
  }
}

/** Makes a release by the command, and looks at its memory while it does. */
async function makeRelease(folder: string) {
  console.error("Making a release …");
  const began = performance.now();
  const child = startCommand(["release"], {
    DATABASE_URL: `file:${join(folder, "pledgebook.db")}`,
    DATA_FOLDER: folder,
    AUTH_SECRET: "a secret of the bench, of forty letters!",
  });
  let most = 0;
  const watch = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    if (!existsSync(status)) return;
    const [, kilobytes = "0"] = /VmHWM:\s+(\d+)/.exec(readFileSync(status, "utf8")) ?? [];
    most = Math.max(most, Number(kilobytes) / 1000);
  }, 100);
  const [said, reported] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  clearInterval(watch);
  const [day] = readdirSync(join(folder, "releases")).filter((name) => /^\d/.test(name));
  if (!day) throw new Error(`No release was made:\n${reported}`);
  return {
    day,
    rows: (JSON.parse(said) as { rows: number }).rows,
    seconds: (performance.now() - began) / 1000,
    megabytes: most,
  };
}

/** Medians of both in milliseconds, asked in turns. @throws Error where they do not tell the same rows. */
async function pair(one: Case, db: Database, bare: Database) {
  const times = { ours: [] as number[], theirs: [] as number[] };
  let after: string | null = null;
  let rowid = 0;
  for (let round = 0; round < one.rounds; round++) {
    const ours = await timed(() => askApi(db, one.query(after)), times.ours);
    const theirs = await timed(() => askBare(bare, one, rowid), times.theirs);
    if (ours.codes !== theirs.codes) throw new Error(`${one.name}: not the same rows in round ${round + 1}`);
    after = ours.next;
    rowid = theirs.next;
    if (after === null) rowid = 0;
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

async function timed<T>(work: () => Promise<T>, times: number[]): Promise<T> {
  const began = performance.now();
  const answer = await work();
  times.push(performance.now() - began);
  return answer;
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

const site = { siteUrl: "http://localhost:3000", siteName: "Pledgebook" };

async function askApi(db: Database, query: string): Promise<{ codes: string; next: string | null }> {
  const { body } = await answerOpenData(
    {
      ...{ db, ...site, licence: "CC-BY-4.0", languages: ["en", "uk"] },
      dayOf: (moment) => moment.slice(0, 10),
      now: new Date().toISOString(),
    },
    "/pledges",
    new URLSearchParams(query),
  );
  if (typeof body === "string") {
    const { data, next } = JSON.parse(body) as { data: { code: string }[]; next: string | null };
    return { codes: data.map(({ code }) => code).join(" "), next };
  }
  let rows = 0;
  for await (const piece of body) rows += linesIn(piece);
  return { codes: `${rows} rows`, next: null };
}

async function askBare(db: Database, { sql }: Case, after: number): Promise<{ codes: string; next: number }> {
  const isPage = sql(0).endsWith(`LIMIT ${PAGE + 1}`);
  let rows = 0;
  for (let at = after; ; ) {
    const found = await db.all<{ code: string; rowid: number }>(sql(at));
    if (isPage) {
      const body = JSON.stringify({ data: found.slice(0, PAGE), next: found.length > PAGE });
      const { data } = JSON.parse(body) as { data: typeof found };
      return { codes: data.map(({ code }) => code).join(" "), next: data.at(-1)?.rowid ?? 0 };
    }
    rows += linesIn(found.map((row) => `${JSON.stringify(row)}\n`).join(""));
    at += found.length;
    if (found.length < 2000) return { codes: `${rows} rows`, next: 0 };
  }
}

function linesIn(piece: string): number {
  let lines = 0;
  for (let at = piece.indexOf("\n"); at >= 0; at = piece.indexOf("\n", at + 1)) lines++;
  return lines;
}
