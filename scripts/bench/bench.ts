import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type ArticleDocument, plainText } from "@pledgebook/core/text/document";
import { freePort } from "@pledgebook/db/testing";
import { hasNginx, startNginx } from "@pledgebook/e2e/nginx";
import { startSite } from "@pledgebook/e2e/server";
import { findChromium } from "../gate/chromium.ts";
import { cpuMs, killAll, memory, treeOf } from "../gate/processes.ts";
import { command } from "../gate/steps.ts";
import { table } from "../table.ts";
import { benchDesk } from "./desk.ts";
import { type Download, downloadsOf } from "./downloads.ts";
import { benchLedger, loadFolder } from "./ledger.ts";
import { benchLighthouse } from "./lighthouse.ts";
import { type Load, load } from "./load.ts";
import { type Subject, startBarePage, startStatic } from "./subjects.ts";

/**
 * `npm run bench`: what the longest article costs the server and its readers, beside two pages that do as little as can be;
 * what Lighthouse says of three pages on a phone; what a person at the desk waits for in a very long article; and what questions to a large ledger cost, beside bare SQL and
 * DuckDB. `-- --article`, `-- --lighthouse`, `-- --desk` or `-- --ledger` for one of them, `--full` for a ledger of a million pledges, `--quick` for a first impression.
 */
const has = (flag: string) => process.argv.includes(`--${flag}`);
const quick = has("quick");
const ledgerSize = has("full")
  ? { articles: 100_000, pledges: 1_000_000 }
  : quick
    ? { articles: 2000, pledges: 20_000 }
    : { articles: 20_000, pledges: 200_000 };
const ROUNDS = quick ? 1 : 3;
const SECONDS = quick ? 2 : 8;
const CONNECTIONS = 10;
const MOST_JAVASCRIPT = 150_000;

interface Round extends Load {
  cpuMs: number;
}

/** What was measured of one subject. */
interface Measured {
  subject: Subject;
  busy: Round[];
  idle: Round[];
  memoryBefore: number;
  memoryAfter: number;
}

const temporary = fileURLToPath(new URL("../../.tmp/", import.meta.url));
mkdirSync(temporary, { recursive: true });
const folder = mkdtempSync(join(temporary, "bench-"));
const cleanUp = () => {
  killAll(treeOf(process.pid));
  rmSync(folder, { recursive: true, force: true });
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.on(signal, () => {
    cleanUp();
    process.exit(130);
  });

try {
  const only = ["article", "lighthouse", "desk", "ledger"].filter(has);
  const isAsked = (part: string) => only.length === 0 || only.includes(part);
  if (isAsked("article")) await benchArticle();
  if (isAsked("lighthouse") || isAsked("desk")) {
    const chromium = await findChromium(command);
    if (chromium && isAsked("lighthouse")) await benchLighthouse(join(folder, "lighthouse"), chromium);
    if (chromium && isAsked("desk")) await benchDesk(join(folder, "desk"), chromium);
  }
  if (isAsked("ledger")) await benchLedger(ledgerSize, loadFolder);
} finally {
  cleanUp();
}

async function benchArticle(): Promise<void> {
  const chromium = await findChromium(command);
  console.error("Starting the site, building the bare page …");
  const site = await startSite(join(folder, "site"), { demo: true });
  const article = await longestArticle(site.url);
  const real: Subject = { name: "the site", address: article.address, pid: site.pid };
  const same = await startStatic(article.html, folder);
  const bare = await startBarePage(article.title, article.paragraphs, join(folder, "bare"));
  const fronted = await frontedBy(site.url, article);
  const measured = await measure([real, same, bare, ...fronted]);
  const [downloads = [], bareDownloads = []] = chromium
    ? await downloadsOf([real.address, bare.address], chromium)
    : [];

  console.log(`\nThe longest article: ${article.title}`);
  console.log(
    `${article.paragraphs.length} paragraphs, ${kB(Buffer.byteLength(article.html))} of HTML; Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    `Medians of ${ROUNDS} interleaved rounds of ${SECONDS} s; ${CONNECTIONS} connections, nothing compressed\n`,
  );
  printSpeed(measured);
  printFirstByte(measured);
  printMemory(measured);
  if (chromium) printDownloads(downloads, bareDownloads);
  printAims(measured, downloads);
}

/** The article behind the page cache of `deploy/`, and the same page as a file that nginx sends; nothing without nginx. */
async function frontedBy(siteUrl: string, article: { address: string; html: string }): Promise<Subject[]> {
  if (!hasNginx()) return [];
  const files = join(folder, "files");
  mkdirSync(files, { recursive: true });
  writeFileSync(join(files, "index.html"), article.html);
  const port = await freePort();
  const { pid } = startNginx({ folder: join(folder, "nginx"), port, upstream: new URL(siteUrl).host, files });
  await new Promise((resolve) => setTimeout(resolve, 1000));
  return [
    {
      name: "the site behind nginx",
      address: article.address.replace(siteUrl, `http://127.0.0.1:${port}`),
      pid,
    },
    { name: "nginx and the page as a file", address: `http://127.0.0.1:${port + 1}/`, pid },
  ];
}

async function longestArticle(siteUrl: string) {
  const ask = async <Answer>(procedure: string, input: unknown) => {
    const query = encodeURIComponent(JSON.stringify(input));
    const answer = await fetch(`${siteUrl}/api/trpc/${procedure}?input=${query}`);
    return ((await answer.json()) as { result: { data: Answer } }).result.data;
  };
  const pages: { address: string; html: string; title: string; paragraphs: string[] }[] = [];
  for (const { slug } of await ask<{ slug: string }[]>("articles.list", { limit: 100 })) {
    const address = `${siteUrl}/articles/${slug}`;
    const html = await fetch(address).then((answer) => answer.text());
    const { title, body } = await ask<{ title: string; body: ArticleDocument }>("articles.bySlug", { slug });
    pages.push({ address, html, title, paragraphs: plainText(body).split("\n\n") });
  }
  const [longest] = pages.sort((a, b) => b.html.length - a.html.length);
  if (!longest) throw new Error("The demonstration newsroom has no article.");
  return longest;
}

/** Takes turns, so that whatever else the machine does falls on all alike. */
async function measure(subjects: readonly Subject[]): Promise<Measured[]> {
  const all = subjects.map((subject): Measured => {
    return { subject, busy: [], idle: [], memoryBefore: memory(treeOf(subject.pid)), memoryAfter: 0 };
  });
  for (const { subject } of all) await load(subject.address, CONNECTIONS, SECONDS / 4);
  for (let round = 1; round <= ROUNDS; round++) {
    console.error(`Round ${round} of ${ROUNDS} …`);
    for (const { subject, busy } of all) busy.push(await one(subject, CONNECTIONS, SECONDS));
    for (const { subject, idle } of all) idle.push(await one(subject, 1, SECONDS / 4));
  }
  for (const one of all) one.memoryAfter = memory(treeOf(one.subject.pid));
  return all;
}

async function one(subject: Subject, connections: number, seconds: number): Promise<Round> {
  const before = cpuMs(treeOf(subject.pid));
  const done = await load(subject.address, connections, seconds);
  return { ...done, cpuMs: cpuMs(treeOf(subject.pid)) - before };
}

function printSpeed(all: readonly Measured[]): void {
  const [site] = all;
  const rows = all.map((one) => [
    one.subject.name,
    perSecond(one).toFixed(0),
    cpuOf(one).toFixed(2),
    site ? `${(perSecond(site) / perSecond(one)).toFixed(2)} ×` : "",
    site ? `${(cpuOf(site) / cpuOf(one)).toFixed(2)} ×` : "",
  ]);
  print(["Speed", "requests/s", "CPU ms/request", "site's requests/s", "site's CPU"], rows);
}

function printFirstByte(all: readonly Measured[]): void {
  const rows = all.map(({ subject, idle, busy }) => [
    subject.name,
    ...[idle, busy].flatMap((rounds) => {
      const times = rounds.flatMap((round) => round.firstByteMs);
      return [0.5, 0.99].map((share) => `${quantile(times, share).toFixed(2)} ms`);
    }),
  ]);
  print(["First byte", "alone: median", "p99", `${CONNECTIONS} at once: median`, "p99"], rows);
}

function printMemory(all: readonly Measured[]): void {
  const rows = all.map(({ subject, memoryBefore, memoryAfter }) => [
    subject.name,
    MB(memoryBefore),
    MB(memoryAfter),
  ]);
  print(["Memory (RSS, all processes)", "before the load", "after"], rows);
}

function printDownloads(downloads: readonly Download[], bare: readonly Download[]): void {
  const row = (name: string, kinds: readonly Download[], bareKinds: readonly Download[]) => [
    name,
    String(sum(kinds.map(({ files }) => files))),
    kB(sum(kinds.map(({ bytes }) => bytes))),
    kB(sum(kinds.map(({ gzipped }) => gzipped))),
    kB(sum(bareKinds.map(({ gzipped }) => gzipped))),
  ];
  const kinds = [...new Set([...downloads, ...bare].map(({ kind }) => kind))];
  const of = (kind: string, all: readonly Download[]) => all.filter((one) => one.kind === kind);
  const rows = kinds.map((kind) => row(kind, of(kind, downloads), of(kind, bare)));
  print(
    ["A first visit downloads", "files", "raw", "gzipped", "bare page, gzipped"],
    [...rows, row("together", downloads, bare)],
  );
}

function printAims(all: readonly Measured[], downloads: readonly Download[]): void {
  const [site, , bare, fronted, file] = all;
  const javascript = downloads.find(({ kind }) => kind === "JavaScript");
  const met = (yes: boolean) => (yes ? "met" : "NOT MET");
  const rows: string[][] = [];
  if (site && bare)
    rows.push([
      "at least as fast as the bare page",
      `${(perSecond(site) / perSecond(bare)).toFixed(2)} ×`,
      met(perSecond(site) >= perSecond(bare)),
    ]);
  if (fronted && file)
    rows.push([
      "behind nginx at least 90 % of the page as a file",
      `${(perSecond(fronted) / perSecond(file)).toFixed(2)} ×`,
      met(perSecond(fronted) >= 0.9 * perSecond(file)),
    ]);
  if (downloads.length > 0)
    rows.push([
      `JavaScript under ${kB(MOST_JAVASCRIPT)} gzipped`,
      kB(javascript?.gzipped ?? 0),
      met((javascript?.gzipped ?? 0) < MOST_JAVASCRIPT),
    ]);
  print(["Aim", "measured", ""], rows);
}

function print(head: string[], rows: string[][]): void {
  console.log(`${table(head, rows)}\n`);
}

function perSecond({ busy }: Measured): number {
  return quantile(
    busy.map(({ requests, seconds }) => requests / seconds),
    0.5,
  );
}

function cpuOf({ busy }: Measured): number {
  return quantile(
    busy.map((round) => round.cpuMs / round.requests),
    0.5,
  );
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function MB(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
