import { join } from "node:path";
import { parseArgs } from "node:util";
import { startSqld, temporaryFolder } from "@pledgebook/db/testing";
import { loadFolder } from "../bench/ledger.ts";
import { table } from "../table.ts";
import { type Soaked, soak } from "./run.ts";
import { soakSite } from "./site.ts";

/**
 * `npm run soak [seconds]`: two processes with eight people each over one SQLite file and then over a libSQL server, three minutes
 * on each unless told otherwise. `npm run soak -- --site [seconds]`: a whole site of twenty thousand articles with readers and a desk,
 * an hour unless told otherwise. Ends with 1 when anything is wrong.
 */
const { values, positionals } = parseArgs({ options: { site: { type: "boolean" } }, allowPositionals: true });
const seconds = Number(positionals[0] ?? (values.site ? 3_600 : 180));
const folder = temporaryFolder();
if (values.site) {
  try {
    await soakSite(folder.path, loadFolder, seconds);
  } finally {
    folder.remove();
  }
} else await soakDesks();

async function soakDesks(): Promise<void> {
  const server = await startSqld();
  try {
    for (const [name, url] of [
      ["one SQLite file", `file:${join(folder.path, "soak.db")}`],
      ["a libSQL server", server.url],
    ] as const)
      print(name, await soak(url, folder.path, seconds));
  } finally {
    await server.stop();
    folder.remove();
  }
}

function print(name: string, { done, refused, published, wrong }: Soaked): void {
  console.log(`\n${name}, ${seconds} s\n`);
  const byCount = (counted: Record<string, number>) => Object.entries(counted).sort((a, b) => b[1] - a[1]);
  console.log(
    table(
      ["done", ""],
      byCount(done).map(([act, times]) => [act, String(times)]),
    ),
  );
  console.log(
    `\n${table(
      ["refused", ""],
      byCount(refused).map(([key, times]) => [key, String(times)]),
    )}`,
  );
  console.log(`\n${published} published by the clock`);
  console.log(wrong.length === 0 ? "Nothing is wrong." : wrong.slice(0, 50).join("\n"));
  if (wrong.length > 0) process.exitCode = 1;
}
