import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { LoadSize } from "@pledgebook/demo/load";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { memory, treeOf } from "../gate/processes.ts";
import { table } from "../table.ts";
import { openLoad } from "./ledger.ts";

/** What is aimed at: the dearest request beside an article that nobody has asked for yet; the first front page, ms. */
const AIM = { dearest: 100, firstFrontPageMs: 200 };

/** How many articles are asked for to know what one costs. */
const ARTICLES = 15;

/** One address of each route, and the selections of it that have cost most. */
const ROUTES = [
  ...["/", "/uk", "/pledges", "/pledges?donor=DE", "/pledges?donor=DE&category=military"],
  ...["/pledges?q=shells", "/pledges?q=a", "/pledges?sort=largest", "/pledges?sort=largest&donor=DE"],
  ...["/pledges?as_of=2026-03-01", "/pledges?as_of=2026-03-01&donor=DE&category=military&status=delivered"],
  ...["/pledges?from=2024-01-10&to=2024-02-12", "/pledges?min=1000000", "/pledges?page=100", "/uk/pledges"],
  ...["/pledges/changes", "/pledges/changes?from=2023-01-01&to=2024-06-30", "/donors", "/donors/DE"],
  ...["/channels/it-coalition", "/purposes/ammunition", "/overdue", "/corrections", "/methodology", "/data"],
  ...["/search?q=ammunition", "/search?q=the", "/search?q=a", "/api/words?q=amm"],
  ...["/sitemap.xml", "/sitemap.xml?part=1", "/news-sitemap.xml", "/feeds/pledges.xml"],
  ...["/feeds/articles.xml", "/feeds/corrections.xml", "/pledges.json?donor=DE", "/pledges.csv?donor=DE"],
  ...[
    "/pledges.csv",
    "/embed/holders",
    "/pictures/over-time.svg",
    "/pictures/holders.png",
    "/healthz",
    "/no-such-page",
  ],
];

/** What one request was answered with. */
interface Asked {
  status: number;
  bytes: number;
  ms: number;
}

/**
 * What one request of each route costs when the ledger is large and nothing of it is kept: the site is started over a copy of a
 * load, and every address is asked for once, then once more from what was kept. Beside them an article, the median of several.
 *
 * @param folder where the site and its files may be written
 * @param loads where loaded ledgers are kept from one run to the next
 */
export async function benchRoutes(folder: string, loads: string, size: LoadSize): Promise<void> {
  const file = join(loads, `${size.articles}-${size.pledges}.db`);
  const { store } = await openLoad(file, size, loads);
  await store.close();
  mkdirSync(folder, { recursive: true });
  copyFileSync(file, join(folder, "pledgebook.db"));
  console.error("Starting the site over the load …");
  const site = await startSite(folder, { demo: false });
  try {
    const firstFrontPage = await asked(site, "/");
    const articles = await articlesOf(site);
    const times: number[] = [];
    for (const path of articles) times.push((await asked(site, path)).ms);
    const article = median(times);
    const rows: { path: string; first: Asked; again: Asked }[] = [];
    for (const path of ROUTES)
      rows.push({ path, first: await asked(site, path), again: await asked(site, path) });
    rows.sort((a, b) => b.first.ms - a.first.ms);
    const told = rows.map(({ path, first, again }) => [
      path,
      String(first.status),
      kB(first.bytes),
      first.ms.toFixed(0),
      `${(first.ms / article).toFixed(1)} ×`,
      again.ms.toFixed(0),
    ]);
    console.log(
      `\nOne request of each route, ${size.articles.toLocaleString("en")} articles and ${size.pledges.toLocaleString("en")} pledges; an article that nobody asked for yet: ${article.toFixed(0)} ms\n`,
    );
    console.log(table(["address", "status", "bytes", "first, ms", "× an article", "again, ms"], told));
    const dearest = (rows[0]?.first.ms ?? 0) / article;
    const met = (yes: boolean) => (yes ? "met" : "NOT MET");
    console.log(
      `\n${table(
        ["Aim", "measured", ""],
        [
          [
            `the dearest request at most ${AIM.dearest} × an article`,
            `${dearest.toFixed(0)} × (${rows[0]?.path})`,
            met(dearest <= AIM.dearest),
          ],
          [
            `the first front page after a start within ${AIM.firstFrontPageMs} ms`,
            `${firstFrontPage.ms.toFixed(0)} ms`,
            met(firstFrontPage.ms <= AIM.firstFrontPageMs),
          ],
          ["memory after all of them", `${(memory(treeOf(site.pid)) / 1e6).toFixed(0)} MB`, ""],
        ],
      )}\n`,
    );
    const failed = rows.filter(({ first }) => first.status >= 500);
    if (failed.length > 0) throw new Error(`Not answered: ${failed.map(({ path }) => path).join(", ")}`);
  } finally {
    await site.stop();
  }
}

async function asked(site: Site, path: string): Promise<Asked> {
  const began = performance.now();
  const answer = await fetch(site.url + path, { redirect: "manual" });
  let bytes = 0;
  for await (const piece of answer.body ?? []) bytes += piece.length;
  return { status: answer.status, bytes, ms: performance.now() - began };
}

/** Articles from all over the first part of the sitemap. */
async function articlesOf(site: Site): Promise<string[]> {
  const index = await (await fetch(`${site.url}/sitemap.xml`)).text();
  const part = /<loc>[^<]*(\/sitemap\.xml\?part=\d+)<\/loc>/.exec(index)?.[1];
  const listed = part ? await (await fetch(site.url + part)).text() : index;
  const all = [...new Set(listed.match(/\/articles\/[a-z0-9-]+/g))];
  const step = Math.max(1, Math.floor(all.length / ARTICLES));
  return all.filter((_, index) => index % step === 0).slice(0, ARTICLES);
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

const kB = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
