import { table } from "../table.ts";
import type { Download } from "./downloads.ts";
import type { Load } from "./load.ts";
import type { Subject } from "./subjects.ts";

/** Readers at once. */
export const CONNECTIONS = 10;
/** Bytes, gzipped. */
const MOST_JAVASCRIPT = 150_000;

export interface Round extends Load {
  cpuMs: number;
}

/** What was measured of one subject. */
export interface Measured {
  subject: Subject;
  busy: Round[];
  idle: Round[];
  memoryBefore: number;
  memoryAfter: number;
}

/** Prints what was measured as tables, the aims last. Without a browser there are no downloads. */
export function printResults(
  measured: readonly Measured[],
  downloads: { site: readonly Download[]; bare: readonly Download[] } | null,
): void {
  printSpeed(measured);
  printFirstByte(measured);
  printMemory(measured);
  if (downloads) printDownloads(downloads.site, downloads.bare);
  printAims(measured, downloads?.site ?? []);
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

/** Bytes in thousands. */
export function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function MB(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(0)} MB`;
}
