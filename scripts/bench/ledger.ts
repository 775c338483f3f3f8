import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Bounds } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { findPledgeByCode, updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import { recount } from "@pledgebook/db/recount/recount";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { type Loaded, type LoadSize, seedLoad } from "@pledgebook/demo/load";
import { table } from "../table.ts";
import { type Columnar, openColumnar } from "./columnar.ts";
import { measureExports } from "./exports.ts";
import { CURRENT, casesOf } from "./ledger-cases.ts";
import { type Case, printResults, type Result, type Timed, whole } from "./ledger-results.ts";

/** Milliseconds and runs that one measurement may take; at least so many runs it has. */
const MOST_MS = 3000;

const MOST_RUNS = 300;

const LEAST_RUNS = 5;

const WRITES = 200;

/**
 * What questions to a ledger of this size cost, beside the bare SQL over its rows in the same file and DuckDB over the same
 * rows in memory, in turns. The loaded file is kept in `folder` and used again.
 */
export async function benchLedger(size: LoadSize, folder: string): Promise<void> {
  const file = join(folder, `${size.articles}-${size.pledges}.db`);
  const { store, loaded } = await openLoad(file, size, folder);
  try {
    console.error("Copying the rows to DuckDB …");
    const columnar = await openColumnar(store.db);
    console.log(
      `\nA ledger of ${whole(loaded.pledges)} pledges in ${whole(loaded.articles)} articles: ${whole(columnar.rows)} rows, ${whole(statSync(file).size / 1e6)} MB`,
    );
    console.log(
      `Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}; medians and 99th percentiles in milliseconds\n`,
    );
    const results: Result[] = [];
    for (const one of await casesOf(store)) results.push(await measure(one, store, columnar));
    results.push(...(await measureWrites(store, columnar)));
    columnar.close();
    printResults(results);
    await store.close();
    await printExports(file);
  } finally {
    await store.close();
  }
}

/** A ledger of this size in `file`, made where it is not there yet. */
export async function openLoad(
  file: string,
  size: LoadSize,
  folder: string,
): Promise<{ store: Store; loaded: Loaded }> {
  mkdirSync(folder, { recursive: true });
  const isKept = existsSync(file);
  const store = openStore(`file:${file}`);
  try {
    await store.migrate(migrationsFolder);
    if (!isKept) console.error(`Making a load of ${whole(size.pledges)} pledges, which is kept …`);
    return { store, loaded: await seedLoad(store, size) };
  } catch (error) {
    await store.close();
    if (!isKept) throw error;
    // It was not made to its end.
    for (const end of ["", "-wal", "-shm"]) rmSync(`${file}${end}`, { force: true });
    return openLoad(file, size, folder);
  }
}

async function measure(one: Case, { db }: Store, columnar: Columnar): Promise<Result> {
  console.error(`${one.name} …`);
  const { sql } = one;
  if (sql === null) return { one, ours: await timed(one.ours), bare: null, columnar: null };
  const bareAnswer = async () => db.all<Record<string, unknown>>(sql);
  const columnarAnswer = () => columnar.all(sql);
  // What is fast and wrong is no measurement.
  const said = await Promise.all([one.ours(), bareAnswer(), columnarAnswer()]);
  const [ours, ...others] = said.map((rows) => gist(rows as Record<string, unknown>[]));
  for (const other of others)
    if (other !== ours) throw new Error(`${one.name}: ${ours} is not what the rows say:\n${other}`);
  return {
    one,
    ours: await timed(one.ours),
    bare: await timed(bareAnswer),
    columnar: await timed(columnarAnswer),
  };
}

/** What answers are compared by: how many rows they sum to how much, or which rows they are. */
function gist(found: Record<string, unknown>[]): string {
  if (found.some((row) => "code" in row)) return found.map((row) => `${row.code} ${row.part}`).join(", ");
  const total = (of: (row: Record<string, unknown>) => unknown) =>
    found.reduce((sum, row) => sum + Number(of(row) ?? 0), 0);
  // Ceilings are left out: ours is null as soon as one row has none, a bare sum is not.
  const floor = (row: Record<string, unknown>) => row.floor ?? (row.bounds as Bounds | undefined)?.floor;
  return `${total((row) => row.rows)} rows from ${total(floor)} on`;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  await work();
  const times: number[] = [];
  const began = performance.now();
  while (times.length < LEAST_RUNS || (times.length < MOST_RUNS && performance.now() - began < MOST_MS)) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  return timesOf(times);
}

function timesOf(times: readonly number[]): Timed {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { median: at(0.5), p99: at(0.99) };
}

/** A pledge is sent back and approved again, and the ledger follows; beside the least that can be written. */
async function measureWrites(store: Store, columnar: Columnar): Promise<Result[]> {
  const { db } = store;
  console.error("writes …");
  const codes = await db.all<{ code: string }>(
    `SELECT code FROM ledger_rows WHERE ${CURRENT} AND package_codes = '' AND kind = 'pledge' AND status = '${"pledged" satisfies Status}' ORDER BY code LIMIT ${WRITES}`,
  );
  const [ours, bare, others]: [number[], number[], number[]] = [[], [], []];
  for (const { code } of codes) {
    const pledge = await findPledgeByCode(db, code);
    if (!pledge) continue;
    for (const [later, reviewState] of (["sent_back", "approved"] as const).entries()) {
      const step = updatePledge(db, pledge.id, pledge.version + later, { reviewState });
      const start = performance.now();
      await store.derive(step);
      await recount(store, new Date().toISOString());
      ours.push(performance.now() - start);
    }
    const plan = updatePledge(db, pledge.id, pledge.version + 2, { note: pledge.note });
    const bareStart = performance.now();
    await store.derive(plan);
    bare.push(performance.now() - bareStart);
    await recount(store, new Date().toISOString());
    const columnarStart = performance.now();
    await columnar.all(`UPDATE ledger_rows SET restatements = restatements + 1 WHERE code = '${code}'`);
    others.push(performance.now() - columnarStart);
  }
  const one: Case = {
    name: "one write, and the ledger follows",
    aim: 1,
    ours: () => Promise.resolve(),
    sql: null,
  };
  return [{ one, ours: timesOf(ours), bare: timesOf(bare), columnar: timesOf(others) }];
}

const EXPORT_AIM = 300_000;

async function printExports(file: string): Promise<void> {
  console.error("files …");
  const rows = (await measureExports(file)).map(({ name, rows, seconds, megabytes, grown }) => [
    name,
    whole(rows),
    whole(rows / seconds),
    `${whole(megabytes)} MB`,
    `${whole(grown)} MB`,
    name === "the site's CSV" ? (rows / seconds >= EXPORT_AIM ? "met" : "NOT MET") : "",
  ]);
  const head = ["A file of everything", "rows", "rows/s", "peak memory", "grown by"];
  console.log(`${table([...head, `${whole(EXPORT_AIM)} rows/s`], rows)}\n`);
}

/** Where loads are kept between runs. */
export const loadFolder = fileURLToPath(new URL("../../.tmp/load/", import.meta.url));
