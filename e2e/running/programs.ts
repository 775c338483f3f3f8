import { type ChildProcess, type SpawnOptions, spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** What a file of the repository says. */
export const fileOf = (path: string) => readFileSync(join(repository, path), "utf8");

/** Whether a program is on this machine. */
export const isHere = (program: string) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

export const isRoot = process.getuid?.() === 0;

const ENDED_WITHIN_MS = 300_000;

/**
 * A command by whoever runs the tests. `bin`: where programs are looked for first. @throws Error with what it printed, where it
 * fails or takes too long.
 */
export async function runCommand(
  command: string,
  { bin, ...options }: SpawnOptions & { bin?: string } = {},
): Promise<void> {
  const { NODE_ENV: _, NODE_OPTIONS: __, ...env } = process.env;
  const { code, printed } = await ended(
    spawn("sh", ["-ec", command], {
      env: { ...env, PATH: [bin, env.PATH].filter(Boolean).join(":") } as NodeJS.ProcessEnv,
      timeout: ENDED_WITHIN_MS,
      ...options,
    }),
  );
  if (code !== 0) throw new Error(`${command} ended with ${code}:\n${printed}`);
}

/** How a process ends: its exit code, or null where a signal ended it. */
export async function ended(child: ChildProcess): Promise<{ code: number | null; printed: string }> {
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => (printed += piece));
  const code = await new Promise<number | null>((resolve, reject) =>
    child.on("close", resolve).on("error", reject),
  );
  return { code, printed };
}
