import { join } from "node:path";
import { type Site, startSite } from "@pledgebook/e2e/server";
import { cpuMs, memory, treeOf } from "../gate/processes.ts";
import { table } from "../table.ts";
import { type Load, load, type NextAddress } from "./load.ts";
import { startBarePage, startStatic } from "./subjects.ts";

/** Readers at once. */
const READERS = 50;

/** How long each page is asked for, in seconds, and how many addresses, each for the first time, before memory is looked at again. */
interface Size {
  seconds: number;
  addresses: number;
}

/** What is aimed at: pages beside a bare one, beside their own bytes, a reader beside many who ask for what is new, megabytes. */
const AIM = { bare: 8, bytes: 0.6, beside: 5, startMB: 250, fullMB: 400 };

/**
 * What readers of several pages get: requests a second beside a bare prerendered page of Next and beside the same bytes from
 * node:http, processor a request, first byte; how long an article takes while fifty others ask for selections that nobody
 * has asked for; and memory before and after many addresses. All in one run, in turns.
 *
 * @param folder where the site and its files may be written
 */
export async function benchReaders(folder: string, { seconds, addresses }: Size): Promise<void> {
  console.error("Starting the site, building the bare page …");
  const site = await startSite(join(folder, "site"), { demo: true });
  const atStart = memory(treeOf(site.pid));
  const bare = await startBarePage(
    "A page",
    Array.from({ length: 12 }, () => "Words of a page. ".repeat(30)),
    join(folder, "bare"),
  );
  const [article = "/"] =
    /\/articles\/[a-z0-9-]+/.exec(await (await fetch(`${site.url}/sitemap.xml`)).text()) ?? [];
  const pages: [string, string][] = [
    ["an article", article],
    ["front page", "/"],
    ["the ledger", "/pledges"],
    ["the ledger, of one donor", "/pledges?donor=DK"],
  ];
  const bareLoad = await measured(bare, seconds);
  const rows: string[][] = [["bare Next page", ...told(bareLoad), "", "", ""]];
  const ratios: { bare: number; bytes: number }[] = [];
  for (const [name, path] of pages) {
    const address = site.url + path;
    const html = await (await fetch(address)).text();
    const same = await startStatic(html, folder);
    // In turns: what else the machine does falls on both.
    const rounds = [];
    for (let round = 0; round < 3; round++)
      rounds.push({
        own: await measured({ address, pid: site.pid }, seconds / 3),
        bytes: await measured(same, seconds / 3),
      });
    const [own, bytes] = [median(rounds.map((one) => one.own)), median(rounds.map((one) => one.bytes))];
    process.kill(same.pid);
    ratios.push({ bare: perSecond(own) / perSecond(bareLoad), bytes: perSecond(own) / perSecond(bytes) });
    rows.push([
      name,
      ...told(own),
      `${(Buffer.byteLength(html) / 1000).toFixed(1)} kB`,
      `${ratios.at(-1)?.bare.toFixed(1)} ×`,
      `${ratios.at(-1)?.bytes.toFixed(2)} ×`,
    ]);
  }
  const head = [
    `${READERS} readers at once`,
    "requests/s",
    "CPU ms/request",
    "first byte, median",
    "p99",
    "HTML",
    "× bare page",
    "× same bytes",
  ];
  console.log(`\n${table(head, rows)}\n`);

  const beside = await besideNewFilters(site, article, seconds);
  const afterAll = await memoryAfter(site, addresses);
  const met = (yes: boolean) => (yes ? "met" : "NOT MET");
  const [first] = ratios;
  console.log(
    `${table(
      ["Aim", "measured", ""],
      [
        [
          `an article at least ${AIM.bare} × the bare page`,
          `${first?.bare.toFixed(1)} ×`,
          met((first?.bare ?? 0) >= AIM.bare),
        ],
        [
          `each page at least ${AIM.bytes} × its own bytes`,
          `${Math.min(...ratios.map(({ bytes }) => bytes)).toFixed(2)} ×`,
          met(ratios.every(({ bytes }) => bytes >= AIM.bytes)),
        ],
        [
          `an article while ${READERS} ask for new selections, at most ${AIM.beside} × alone (median first byte)`,
          `${beside.alone.toFixed(1)} → ${beside.amid.toFixed(1)} ms, ${(beside.amid / beside.alone).toFixed(1)} ×`,
          met(beside.amid <= AIM.beside * beside.alone),
        ],
        [`memory after the start at most ${AIM.startMB} MB`, MB(atStart), met(atStart <= AIM.startMB * 1e6)],
        [
          `memory after ${addresses} addresses at most ${AIM.fullMB} MB`,
          MB(afterAll),
          met(afterAll <= AIM.fullMB * 1e6),
        ],
      ],
    )}\n`,
  );
  await site.stop();
}

interface Measured extends Load {
  cpuMs: number;
}

async function measured(subject: { address: string; pid: number }, seconds: number): Promise<Measured> {
  await load(subject.address, READERS, Math.min(1, seconds / 4));
  const before = cpuMs(treeOf(subject.pid));
  const done = await load(subject.address, READERS, seconds);
  return { ...done, cpuMs: cpuMs(treeOf(subject.pid)) - before };
}

/** A reader of one article alone, and while others ask for selections of the ledger that have to be made. First byte, ms. */
async function besideNewFilters(site: Site, article: string, seconds: number) {
  const address = site.url + article;
  const alone = quantile((await load(address, 1, seconds)).firstByteMs, 0.5);
  const [amid] = await Promise.all([
    load(address, 1, seconds),
    load(newSelections(site.url), READERS, seconds),
  ]);
  return { alone, amid: quantile(amid.firstByteMs, 0.5) };
}

function newSelections(url: string): NextAddress {
  let count = 0;
  return () => `${url}/pledges?min=${count++}`;
}

/** Memory once so many addresses were asked for, each for the first time. Bytes. */
async function memoryAfter(site: Site, addresses: number): Promise<number> {
  let count = 0;
  const ask = async () => {
    while (count < addresses) {
      const path = count % 10 === 0 ? `/pledges?max=${count++}` : `/search?q=word${count++}`;
      await (await fetch(site.url + path)).arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 8 }, ask));
  return memory(treeOf(site.pid));
}

const perSecond = ({ requests, seconds }: Load) => requests / seconds;

function median(rounds: readonly Measured[]): Measured {
  return rounds.toSorted((a, b) => perSecond(a) - perSecond(b))[Math.floor(rounds.length / 2)]!;
}

function told(one: Measured): string[] {
  return [
    perSecond(one).toFixed(0),
    (one.cpuMs / one.requests).toFixed(2),
    `${quantile(one.firstByteMs, 0.5).toFixed(1)} ms`,
    `${quantile(one.firstByteMs, 0.99).toFixed(1)} ms`,
  ];
}

function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const MB = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
