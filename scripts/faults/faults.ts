import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { table } from "../table.ts";
import { diskFaults } from "./disk.ts";
import { killFaults } from "./kills.ts";
import { machineFaults } from "./machines.ts";
import { root } from "./seen.ts";

/**
 * `npm run faults [kills] [-- --only words]`: what goes wrong with machines, done to sites that are started for it, and what readers,
 * writers and the operator saw. Ends with 1 where something that was acknowledged is lost or somebody waits for a no longer than
 * three seconds.
 */
const { values, positionals } = parseArgs({ options: { only: { type: "string" } }, allowPositionals: true });
const LONGEST_NO_MS = 3_000;

const faults = { ...killFaults(Number(positionals[0] ?? 30)), ...diskFaults, ...machineFaults };
const rows: string[][] = [];
let isBad = false;
try {
  for (const [name, cause] of Object.entries(faults)) {
    if (!name.includes(values.only ?? "")) continue;
    console.error(`${name} …`);
    const { readers, writers, operator, lost, waitedMs } = await cause();
    isBad ||= lost > 0 || waitedMs > LONGEST_NO_MS;
    rows.push([name, readers, writers, operator, String(lost), waitedMs > 0 ? `${waitedMs} ms` : "–"]);
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
console.log(table(["fault", "readers", "writers", "operator", "lost", "no within"], rows));
process.exitCode = isBad ? 1 : 0;
