import { copyFileSync, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Procedures, proceduresOf } from "@pledgebook/e2e/procedures";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { addPerson, openSession } from "@pledgebook/e2e/staff";
import { openLoad } from "../bench/ledger.ts";
import { memory, treeOf } from "../gate/processes.ts";
import { publishOne } from "../publish-one.ts";
import { table } from "../table.ts";

/** A site over a load of this many articles, as a newsroom of years has them. */
const SIZE = { articles: 20_000, pledges: 60_000 };

const READERS = 8;
/** What a reader waits between two pages, and a colleague between two acts; milliseconds. */
const READS_EVERY_MS = 400;
const ACTS_EVERY_MS = 4_000;
const SAMPLES = 24;

/** How far what grows may have grown from the second quarter to the last: memory as a share, files by the rows that came. */
const MOST_GROWTH = 1.15;
/** SQLite's log is begun anew at a thousand pages; a long reader holds it up a little. */
const MOST_WAL_BYTES = 64 * 1024 * 1024;

/** How the process and its files stood at one moment. */
interface Sample {
  second: number;
  memoryBytes: number;
  openFiles: number;
  databaseBytes: number;
  walBytes: number;
  answers: number;
  slowestMs: number;
}

/** What readers and the desk were answered, until a moment. */
class Traffic {
  answers = 0;
  slowestMs = 0;
  readonly bad: string[] = [];
  private readonly site: Site;
  private readonly until: number;
  private readonly pages: readonly string[];

  constructor(site: Site, until: number, pages: readonly string[]) {
    this.site = site;
    this.until = until;
    this.pages = pages;
  }

  /** A reader goes from page to page: mostly articles and pledges, at times a selection that nobody has asked for yet. */
  async read(): Promise<void> {
    while (Date.now() < this.until) {
      const path = this.pages[Math.floor(Math.random() * this.pages.length)] ?? "/";
      const begun = performance.now();
      try {
        const answer = await fetch(this.site.url + path, { signal: AbortSignal.timeout(20_000) });
        await answer.arrayBuffer();
        if (answer.status !== 200) this.bad.push(`${path} ${answer.status}`);
      } catch (error) {
        this.bad.push(`${path} ${String(error)}`);
      }
      this.slowestMs = Math.max(this.slowestMs, performance.now() - begun);
      this.answers++;
      await pause(READS_EVERY_MS * (0.5 + Math.random()));
    }
  }

  /** A colleague writes an article with a pledge, which an editor approves and publishes. */
  async work(annotator: Procedures, editor: Procedures): Promise<void> {
    for (let number = 1; Date.now() < this.until; number++) {
      try {
        await publishOne(annotator, editor, number);
      } catch (error) {
        this.bad.push(String(error).slice(0, 300));
      }
      this.answers++;
      await pause(ACTS_EVERY_MS);
    }
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Lets readers read and a desk work at a site of twenty thousand articles, and looks at what must not grow: memory, open files, the
 * log of the database. Prints a table and what is wrong; ends with 1 when anything is.
 * @param folder where the site and its files may be written
 */
export async function soakSite(folder: string, loads: string, seconds: number): Promise<void> {
  const file = join(loads, `${SIZE.articles}-${SIZE.pledges}.db`);
  const { store } = await openLoad(file, SIZE, loads);
  const pages = pagesOf(
    await store.db.all<{ slug: string }>("SELECT slug FROM articles ORDER BY id LIMIT 3000"),
    await store.db.all<{ code: string }>("SELECT code FROM pledges ORDER BY id LIMIT 3000"),
  );
  await store.close();
  copyFileSync(file, join(folder, "pledgebook.db"));
  const site = await startSite(folder, { demo: false });
  try {
    const deskOf = async (role: "annotator" | "editor") =>
      proceduresOf(site, await openSession(await addPerson(site, role)));
    const traffic = new Traffic(site, Date.now() + seconds * 1000, pages);
    const all = [
      ...Array.from({ length: READERS }, () => traffic.read()),
      traffic.work(await deskOf("annotator"), await deskOf("editor")),
    ];
    const samples: Sample[] = [];
    for (let index = 1; index <= SAMPLES; index++) {
      await pause((seconds * 1000) / SAMPLES);
      samples.push(sampleOf(site, folder, Math.round((seconds * index) / SAMPLES), traffic));
      traffic.slowestMs = 0;
    }
    await Promise.all(all);
    report(samples, traffic.bad);
  } finally {
    await site.stop();
  }
}

function pagesOf(articles: readonly { slug: string }[], pledges: readonly { code: string }[]): string[] {
  const donors = ["DE", "NL", "NO", "SE", "DK", "FR", "GB", "US", "CA", "PL"];
  const selections = donors.flatMap((donor) =>
    [2022, 2023, 2024, 2025].map((year) => `/pledges?donor=${donor}&from=${year}-01-01&to=${year}-12-31`),
  );
  return [
    ...articles.map(({ slug }) => `/articles/${slug}`),
    ...pledges.map(({ code }) => `/pledges/${code}`),
    ...Array.from({ length: 30 }, () => ["/", "/uk", "/pledges", "/donors"]).flat(),
    ...selections,
    ...selections.map((path) => path.replace("/pledges?", "/api/v1/pledges?limit=50&")),
    ...donors.map((donor) => `/search?q=${donor}`),
  ];
}

function sampleOf(site: Site, folder: string, second: number, traffic: Traffic): Sample {
  const tree = treeOf(site.pid);
  const size = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? statSync(path).size : 0;
  };
  return {
    second,
    memoryBytes: memory(tree),
    openFiles: tree.reduce((sum, pid) => sum + readdirSync(`/proc/${pid}/fd`).length, 0),
    databaseBytes: size("pledgebook.db"),
    walBytes: size("pledgebook.db-wal"),
    answers: traffic.answers,
    slowestMs: Math.round(traffic.slowestMs),
  };
}

function report(samples: readonly Sample[], bad: readonly string[]): void {
  const mb = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
  console.log(
    table(
      ["s", "memory, MB", "open files", "database, MB", "WAL, MB", "answers", "slowest, ms"],
      samples.map((one) =>
        [one.second, mb(one.memoryBytes), one.openFiles, mb(one.databaseBytes), mb(one.walBytes)]
          .concat(one.answers, one.slowestMs)
          .map(String),
      ),
    ),
  );
  const quarter = (index: number, of: (one: Sample) => number) =>
    median(samples.slice((SAMPLES * index) / 4, (SAMPLES * (index + 1)) / 4).map(of));
  const wrong = [
    ...bad.slice(0, 20),
    ...(["memoryBytes", "openFiles"] as const).flatMap((name) => {
      const [before, after] = [1, 3].map((index) => quarter(index, (one) => one[name])) as [number, number];
      return after > before * MOST_GROWTH ? [`${name} grew from ${before} to ${after}`] : [];
    }),
    ...(samples.some(({ walBytes }) => walBytes > MOST_WAL_BYTES) ? ["the database's log grew"] : []),
  ];
  console.log(
    wrong.length === 0 ? "\nNothing is wrong." : `\n${bad.length} bad answers\n${wrong.join("\n")}`,
  );
  if (wrong.length > 0) process.exitCode = 1;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
