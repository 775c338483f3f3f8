import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Ticks of a second in /proc/<pid>/stat: 100 on every Linux that Node runs on. */
const TICKS = 100;

/** A process and everything below it, from /proc; without one (not Linux), the process alone. */
export function treeOf(pid: number): number[] {
  const parents = new Map(allPids().map((child) => [child, Number(stat(child)[1])]));
  const below = (parent: number): number[] =>
    [...parents].filter(([, of]) => of === parent).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

/** Processes whose environment had this entry ("NAME=value") when they were started, wherever they belong now. */
export function processesWith(entry: string): number[] {
  return allPids().filter((pid) => read(pid, "environ").split("\0").includes(entry));
}

/** Ends these at once, but never the process that asks. */
export function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    if (pid === process.pid) continue;
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}

/** Processor time that these have used so far, in milliseconds. */
export function cpuMs(pids: readonly number[]): number {
  const ticks = pids.map((pid) => Number(stat(pid)[11] ?? 0) + Number(stat(pid)[12] ?? 0));
  return (sum(ticks) / TICKS) * 1000;
}

/** Memory that these hold (resident), in bytes. */
export function memory(pids: readonly number[]): number {
  return sum(pids.map((pid) => Number(/VmRSS:\s+(\d+) kB/.exec(read(pid, "status"))?.[1] ?? 0) * 1024));
}

function allPids(): number[] {
  return existsSync("/proc/self/stat") ? readdirSync("/proc").map(Number).filter(Number.isInteger) : [];
}

/** The fields of /proc/<pid>/stat behind the name, which may itself hold spaces: state, parent, … */
function stat(pid: number): string[] {
  const line = read(pid, "stat");
  return line.slice(line.lastIndexOf(")") + 2).split(" ");
}

/** Empty when the process has ended, or is another user's. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
