import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { table } from "../table.ts";
import { killAll, processesWith, treeOf } from "./processes.ts";

/** One thing that a gate checks: a tool, which passes or fails as one, or a suite, whose tests are counted. */
export interface Step {
  name: string;
  /** A step without which this one cannot be run. */
  needs?: string;
  run: () => Promise<Counts>;
}

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export const FAILED: Counts = { passed: 0, failed: 1, skipped: 0 };
const PASSED: Counts = { passed: 1, failed: 0, skipped: 0 };

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Every process of this run inherits this mark, so that none is left behind, not even one whose parent was killed. */
const mark = { name: "PLEDGEBOOK_RUN", value: randomUUID() };
const GRACE_MS = 10_000;

let running: ChildProcess | null = null;
let stopping = false;

/** Runs a command of the repository with its output shown; its exit code, or 1 when it was ended. */
export function command(
  name: string,
  args: string[],
  options: { seconds?: number; env?: Record<string, string> } = {},
): Promise<number> {
  if (stopping) return Promise.resolve(1);
  const bin = [join(root, "node_modules/.bin"), join(root, "e2e/node_modules/.bin")];
  const child = spawn(name, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    // Its own group: Ctrl-C on the terminal reaches it once, through `stop`.
    detached: true,
    env: {
      ...process.env,
      PATH: [...bin, process.env.PATH].join(delimiter),
      [mark.name]: mark.value,
      ...(process.stdout.isTTY ? {} : { NO_COLOR: "1" }),
      ...options.env,
    },
  });
  running = child;
  const limit = options.seconds && setTimeout(() => signal(child, "SIGTERM"), options.seconds * 1000);
  return new Promise((resolve) => {
    const end = (code: number) => {
      if (limit) clearTimeout(limit);
      resolve(code);
    };
    child.on("error", (error) => {
      console.error(`${name}: ${error.message}`);
      end(127);
    });
    child.on("exit", (code) => end(code ?? 1));
  });
}

/** A step that is one command and counts as one. */
function tool(name: string, program: string, args: string[]): Step {
  return { name, run: async () => ((await command(program, args)) === 0 ? PASSED : FAILED) };
}

/** A task of every package that has it. Turbo wants the package manager on its path, which `pnpm exec` sees to. */
export function inEveryPackage(name: string, task: string): Step {
  const { packageManager = "pnpm" } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    packageManager?: string;
  };
  const turbo = ["exec", "turbo", "run", task, "--output-logs=errors-only"];
  return tool(name, "npx", ["--prefer-offline", "-y", packageManager, ...turbo]);
}

/**
 * Runs a test runner that writes a report as JSON; what it counted. A runner that fails without a failed test counts as
 * one. Report and temporary files have a folder that is removed at the end, also when the tests could not do it.
 */
export async function suite(
  start: (report: string, env: { TMPDIR: string }) => Promise<number>,
  count: (report: string) => Counts,
): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "pledgebook-tests-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const report = join(folder, "report.json");
  const code = await start(report, { TMPDIR: folder });
  if (stopping) return FAILED;
  try {
    const counts = count(readFileSync(report, "utf8"));
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch (error) {
    console.error(`There is no report of the tests: ${String(error)}`);
    return FAILED;
  }
}

/** The quick gate: format, lint, wings, what nobody uses, types and unit tests. */
export const checks: Step[] = [
  tool("format and lint", "biome", ["ci", "."]),
  tool("wings", "node", ["scripts/gate/wings.ts"]),
  tool("unused files, exports and dependencies", "knip", ["--no-progress"]),
  inEveryPackage("types", "types"),
  {
    name: "unit tests",
    run: () =>
      suite(
        (report) =>
          command("vitest", ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]),
        (report) => {
          const counts = JSON.parse(report) as Record<
            "numPassedTests" | "numFailedTests" | "numPendingTests" | "numTodoTests",
            number
          >;
          return {
            passed: counts.numPassedTests,
            failed: counts.numFailedTests,
            skipped: counts.numPendingTests + counts.numTodoTests,
          };
        },
      ),
  },
];

/** Runs the steps in order, shows what each took and ends the process; the last line counts all tests and tools. */
export async function runSteps(steps: readonly Step[]): Promise<never> {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => void stop());
  const done: { name: string; counts: Counts; seconds: number }[] = [];
  for (const { name, needs, run } of steps) {
    console.log(`\n▸ ${name}`);
    const began = performance.now();
    const missing = done.find((step) => step.name === needs && step.counts.failed > 0);
    if (missing) console.error(`Not run, because of what failed before: ${missing.name}.`);
    const counts = missing ? FAILED : await run();
    if (stopping) return new Promise<never>(() => {});
    leaveNothing();
    done.push({ name, counts, seconds: (performance.now() - began) / 1000 });
  }
  const rows = done.map(({ name, counts, seconds }) => [
    name,
    counts.failed > 0 ? "FAILED" : "passed",
    inWords(counts),
    `${seconds.toFixed(1)} s`,
  ]);
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { counts } of done)
    for (const kind of ["passed", "failed", "skipped"] as const) total[kind] += counts[kind];
  console.log(`\n${table(["step", "", "counted", "took"], rows)}\n`);
  console.log(inWords(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

function inWords({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Asks what runs to end and waits for it, within bounds. */
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  const child = running;
  if (child && child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    signal(child, "SIGINT");
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, GRACE_MS))]);
  }
  leaveNothing();
  console.error("Stopped.");
  process.exit(130);
}

function leaveNothing(): void {
  killAll([...processesWith(`${mark.name}=${mark.value}`), ...treeOf(process.pid)]);
}

function signal(child: ChildProcess, name: "SIGINT" | "SIGTERM"): void {
  try {
    if (child.pid) process.kill(-child.pid, name);
  } catch {
    // It ended by itself.
  }
}
