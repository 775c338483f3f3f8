import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { type ArticleDocument, plainText } from "@pledgebook/core/text/document";
import { freePort } from "@pledgebook/db/testing";
import { hasNginx, startNginx } from "@pledgebook/e2e/nginx";
import { startSite } from "@pledgebook/e2e/server";
import { cpuMs, memory, treeOf } from "../gate/processes.ts";
import { CONNECTIONS, kB, type Measured, printResults, type Round } from "./article-results.ts";
import { downloadsOf } from "./downloads.ts";
import { load } from "./load.ts";
import { type Subject, startBarePage, startStatic } from "./subjects.ts";

/** How long is measured: rounds, and the seconds of each. */
interface Length {
  rounds: number;
  seconds: number;
}

/**
 * Measures the longest article of the demonstration and prints it beside a bare page and the same page as a file.
 * @param folder where the site and its files may be written
 * @param chromium the browser's path; without one, downloads are not counted
 */
export async function benchArticle(folder: string, chromium: string | null, length: Length): Promise<void> {
  console.error("Starting the site, building the bare page …");
  const site = await startSite(join(folder, "site"), { demo: true });
  const article = await longestArticle(site.url);
  const real: Subject = { name: "the site", address: article.address, pid: site.pid };
  const same = await startStatic(article.html, folder);
  const bare = await startBarePage(article.title, article.paragraphs, join(folder, "bare"));
  const fronted = await frontedBy(folder, site.url, article);
  const measured = await measure([real, same, bare, ...fronted], length);
  const [downloads = [], bareDownloads = []] = chromium
    ? await downloadsOf([real.address, bare.address], chromium)
    : [];

  console.log(`\nThe longest article: ${article.title}`);
  console.log(
    `${article.paragraphs.length} paragraphs, ${kB(Buffer.byteLength(article.html))} of HTML; Node ${process.version}, ${cpus().length} processors, load ${loadavg()[0]?.toFixed(1)}`,
  );
  console.log(
    `Medians of ${length.rounds} interleaved rounds of ${length.seconds} s; ${CONNECTIONS} connections, nothing compressed\n`,
  );
  printResults(measured, chromium ? { site: downloads, bare: bareDownloads } : null);
}

/** The article behind the page cache of `deploy/`, and the same page as a file that nginx sends; nothing without nginx. */
async function frontedBy(
  folder: string,
  siteUrl: string,
  article: { address: string; html: string },
): Promise<Subject[]> {
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
async function measure(subjects: readonly Subject[], { rounds, seconds }: Length): Promise<Measured[]> {
  const all = subjects.map((subject): Measured => {
    return { subject, busy: [], idle: [], memoryBefore: memory(treeOf(subject.pid)), memoryAfter: 0 };
  });
  for (const { subject } of all) await load(subject.address, CONNECTIONS, seconds / 4);
  for (let round = 1; round <= rounds; round++) {
    console.error(`Round ${round} of ${rounds} …`);
    for (const { subject, busy } of all) busy.push(await one(subject, CONNECTIONS, seconds));
    for (const { subject, idle } of all) idle.push(await one(subject, 1, seconds / 4));
  }
  for (const one of all) one.memoryAfter = memory(treeOf(one.subject.pid));
  return all;
}

async function one(subject: Subject, connections: number, seconds: number): Promise<Round> {
  const before = cpuMs(treeOf(subject.pid));
  const done = await load(subject.address, connections, seconds);
  return { ...done, cpuMs: cpuMs(treeOf(subject.pid)) - before };
}
