import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ledgerPage, PAGE_ROWS } from "@pledgebook/api/ledger/answer";
import { readQuestion } from "@pledgebook/api/ledger/question";
import { overview } from "@pledgebook/api/ledger/slices";
import type { Cursor } from "@pledgebook/core/ledger/cursor";
import { bestSentence, searchQuery } from "@pledgebook/core/text/search-words";
import type { Bounds } from "@pledgebook/core/values/money";
import type { Status } from "@pledgebook/core/values/vocabulary";
import type { Ask } from "@pledgebook/db/queries/ledger/cells";
import { listRows } from "@pledgebook/db/queries/ledger/rows";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { findPledgeByCode, updatePledge } from "@pledgebook/db/queries/pledges";
import { searchArticles } from "@pledgebook/db/queries/search";
import { recount } from "@pledgebook/db/recount/recount";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { type Loaded, type LoadSize, seedLoad } from "@pledgebook/demo/load";
import { table } from "../table.ts";
import { type Columnar, openColumnar } from "./columnar.ts";
import { measureExports } from "./exports.ts";

/** What is asked of the ledger, how fast it should be answered, and the plain SQL that asks the same of its rows. */
interface Case {
  name: string;
  /** Milliseconds within which half of the answers should be there. */
  aim: number;
  ours: () => Promise<unknown>;
  /** Understood by SQLite and by DuckDB alike. Null where neither has anything alike. */
  sql: string | null;
}

interface Timed {
  median: number;
  p99: number;
}

interface Result {
  one: Case;
  ours: Timed;
  bare: Timed | null;
  columnar: Timed | null;
}

/** Milliseconds and runs that one measurement may take; at least so many runs it has. */
const MOST_MS = 3000;
const MOST_RUNS = 300;
const LEAST_RUNS = 5;
const FAR_PAGE = 1000;
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

async function openLoad(
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

/** A day far from today, so that every question is about all that is known. */
const TODAY = "2100-01-01";
const CURRENT = "recorded_to IS NULL";

async function casesOf(store: Store): Promise<Case[]> {
  const { db } = store;
  const [middle] = await db.all<{ day: string }>(
    "SELECT substr(recorded_from, 1, 10) AS day FROM ledger_rows ORDER BY recorded_from LIMIT 1 OFFSET (SELECT count(*) / 2 FROM ledger_rows)",
  );
  const day = middle?.day ?? "2024-01-01";
  const known = `recorded_from < '${day}T24' AND (recorded_to IS NULL OR recorded_to > '${day}T24')`;
  const page =
    (query: string, after: Cursor | null = null) =>
    async () => {
      const { filter } = await readQuestion(db, query, TODAY);
      return listRows(db, await scopeOf(db, filter), after, PAGE_ROWS + 1);
    };
  const total =
    (query: string, ask: Ask = { slice: null }) =>
    async () => {
      const { filter } = await readQuestion(db, query, TODAY);
      return (await sums(db, await scopeOf(db, filter), [ask]))[0];
    };
  const rowsOf = (where: string, offset = 0) =>
    `SELECT * FROM ledger_rows WHERE ${where} ORDER BY announced_day DESC, code DESC, part DESC LIMIT ${PAGE_ROWS + 1} OFFSET ${offset}`;
  const sumOf = (where: string, by = "''") =>
    `SELECT ${by} AS slice, status, finance_type, CAST(count(*) AS integer) AS rows, CAST(sum(floor_eur) AS bigint) AS floor,
      CAST(sum(ceiling_eur) AS bigint) AS ceiling FROM ledger_rows WHERE ${where} GROUP BY 1, 2, 3`;
  const [current] = await db.all<{ n: number }>(`SELECT count(*) AS n FROM ledger_rows WHERE ${CURRENT}`);
  const farPage = Math.min(FAR_PAGE, Math.floor((current?.n ?? 0) / PAGE_ROWS));
  const far = await cursorBefore(store, farPage);
  const words = "concat_ws(' ', quote, purpose_note, in_kind)";
  // Pages show joint pledges beside a donor's own; totals leave them out.
  const shared = "(donor_key = 'DE' OR ';' || donor_key || ';' LIKE '%;DE;%')";
  const stage = "category = 'military' AND status = 'pledged'";
  const german = `donor_key = 'DE' AND ${stage}`;
  const several =
    "donor_key IN ('US', 'DE', 'NL') AND category IN ('military', 'energy') AND channel = 'bilateral' AND announced_day BETWEEN '2023-01-01' AND '2024-06-30'";
  const everything = async () => ledgerPage(db, await readQuestion(db, "", TODAY));
  const filtered = "donor=DE&category=military&status=pledged";
  const facets = async () => overview(db, await readQuestion(db, filtered, TODAY));
  return [
    { name: "first page", aim: 5, ours: page(""), sql: rowsOf(CURRENT) },
    {
      name: "first page, donor, category, stage",
      aim: 5,
      ours: page(filtered),
      sql: rowsOf(`${CURRENT} AND ${shared} AND ${stage}`),
    },
    {
      name: `page ${whole(farPage)}`,
      aim: 5,
      ours: page("", far),
      sql: rowsOf(CURRENT, (farPage - 1) * PAGE_ROWS),
    },
    {
      name: "largest first, donor",
      aim: 5,
      ours: page("donor=DE&sort=largest"),
      sql: `SELECT * FROM ledger_rows WHERE ${CURRENT} AND ${shared} ORDER BY size DESC, code DESC, part DESC LIMIT ${PAGE_ROWS + 1}`,
    },
    {
      name: "first page of a past day",
      aim: 5,
      ours: page(`as_of=${day}`),
      sql: rowsOf(known),
    },
    { name: "totals of everything", aim: 1, ours: total(""), sql: sumOf(CURRENT) },
    {
      name: "totals by donor",
      aim: 10,
      ours: total("", { slice: "donor" }),
      sql: sumOf(CURRENT, "donor_key"),
    },
    {
      name: "totals by category",
      aim: 10,
      ours: total("", { slice: "category" }),
      sql: sumOf(CURRENT, "category"),
    },
    {
      name: "totals by month",
      aim: 10,
      ours: total("", { slice: "month" }),
      sql: sumOf(CURRENT, "substr(announced_day, 1, 7)"),
    },
    {
      name: "totals of a donor",
      aim: 10,
      ours: total("donor=NL"),
      sql: sumOf(`${CURRENT} AND donor_key = 'NL'`),
    },
    {
      name: "… donor, category, stage",
      aim: 10,
      ours: total(filtered),
      sql: sumOf(`${CURRENT} AND ${german}`),
    },
    {
      name: "… three donors, two categories, channel, months",
      aim: 10,
      ours: total("donor=US,DE,NL&category=military,energy&channel=bilateral&from=2023-01&to=2024-06"),
      // Joint pledges of the three alone are theirs together.
      sql: sumOf(`${CURRENT} AND ${several.replace("('US', 'DE', 'NL')", TOGETHER)}`),
    },
    {
      name: "… from and to a day",
      aim: 10,
      ours: total("from=2023-01-15&to=2024-06-10"),
      sql: sumOf(`${CURRENT} AND announced_day BETWEEN '2023-01-15' AND '2024-06-10'`),
    },
    {
      name: "… donor, from and to a day",
      aim: 10,
      ours: total("donor=NL&from=2023-01-15&to=2024-06-10"),
      sql: sumOf(`${CURRENT} AND donor_key = 'NL' AND announced_day BETWEEN '2023-01-15' AND '2024-06-10'`),
    },
    {
      name: "… of at least a million",
      aim: 10,
      ours: total("min=1000000"),
      sql: sumOf(`${CURRENT} AND coalesce(nullif(floor_eur, 0), ceiling_eur) >= 100000000`),
    },
    {
      name: "totals of a past day",
      aim: 1,
      ours: total(`as_of=${day}`),
      sql: sumOf(known),
    },
    {
      name: "… donor, category, stage",
      aim: 10,
      ours: total(`${filtered}&as_of=${day}`),
      sql: sumOf(`${known} AND ${german}`),
    },
    {
      name: "totals of a common word",
      aim: 10,
      ours: total("q=artillery"),
      sql: sumOf(`${CURRENT} AND ${words} LIKE '%artillery%'`),
    },
    {
      name: "first page of a common word",
      aim: 5,
      ours: page("q=artillery"),
      sql: rowsOf(`${CURRENT} AND ${words} LIKE '%artillery%'`),
    },
    {
      name: "totals of a rare word",
      aim: 10,
      ours: total("q=seismograph"),
      // Ours looks into every sentence that tells a pledge, of which a row has one.
      sql: null,
    },
    {
      name: "first page of a rare word",
      aim: 5,
      ours: page("q=seismograph"),
      sql: null,
    },
    ...searches(db),
    { name: "the whole ledgerPage to /pledges", aim: 10, ours: everything, sql: null },
    { name: "its filters and pictures, donor, category, stage", aim: 50, ours: facets, sql: null },
  ];
}

/** What a reader waits for who searches the articles: the index, the articles found, and the sentence in each. */
function searches(db: Store["db"]): Case[] {
  const words = { common: "million", rare: "seismograph", prefix: "artill", two: "shells drones" };
  return Object.entries(words).map(([kind, text]) => ({
    name: `search of all articles, ${kind === "two" ? "two words" : kind}: ${text}`,
    aim: 50,
    ours: async () => {
      const query = searchQuery(text) ?? "";
      const found = await searchArticles(db, query, { language: null, limit: 11, offset: 0 });
      return found.map((article) => bestSentence(article.plainText, text));
    },
    sql: null,
  }));
}

/** Every order in which some of three donors can stand together. */
const TOGETHER = "('US', 'DE', 'NL', 'DE;US', 'NL;US', 'DE;NL', 'DE;NL;US')";

/** Where a page so far down goes on. */
async function cursorBefore({ db }: Store, page: number): Promise<Cursor | null> {
  const [row] = await db.all<{ announced_day: string; code: string; part: string }>(
    `SELECT announced_day, code, part FROM ledger_rows WHERE ${CURRENT}
     ORDER BY announced_day DESC, code DESC, part DESC LIMIT 1 OFFSET ${(page - 1) * PAGE_ROWS - 1}`,
  );
  return row ? { sort: "newest", value: row.announced_day, code: row.code, part: row.part } : null;
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

function printResults(results: readonly Result[]): void {
  const rows = results.map(({ one, ours, bare, columnar }) => [
    one.name,
    milliseconds(ours.median),
    milliseconds(ours.p99),
    bare ? milliseconds(bare.median) : "",
    columnar ? milliseconds(columnar.median) : "",
    bare ? times(bare.median / ours.median) : "",
    columnar ? times(columnar.median / ours.median) : "",
    `< ${one.aim}`,
    ours.median < one.aim ? "met" : "NOT MET",
  ]);
  const head = ["The ledger", "median", "p99", "bare SQL", "DuckDB", "faster than SQL", "than DuckDB"];
  console.log(`${table([...head, "aim", ""], rows)}\n`);
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

function milliseconds(time: number): string {
  return time < 10 ? time.toFixed(2) : time.toFixed(0);
}

function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(1) : whole(ratio)} ×`;
}

function whole(number: number): string {
  return Math.round(number).toLocaleString("en");
}

/** Where loads are kept between runs. */
export const loadFolder = fileURLToPath(new URL("../../.tmp/load/", import.meta.url));
