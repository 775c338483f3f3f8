import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { indexMissing } from "@pledgebook/db/queries/search";
import { seedNames } from "@pledgebook/db/reference-data";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { temporaryFolder } from "@pledgebook/db/testing";
import { seedDemonstration } from "@pledgebook/demo/demonstration";
import { type Site, startSite } from "./server.ts";
import { personPlan } from "./staff.ts";

/** Ledgers that are made once a run, the hostile one by `hostile/*.setup.ts`; every site begins with a copy of one. */
export type Prepared = "demonstration" | "empty" | "hostile";

/** The folder of this run, which workers inherit in their environment. */
const FOLDER = "PLEDGEBOOK_PREPARED";

/** Before the first test: makes the ledgers. What it returns removes them after the last one. */
export default async function prepare(): Promise<() => void> {
  const folder = temporaryFolder();
  process.env[FOLDER] = folder.path;
  await make("empty", seedNames);
  await make("demonstration", async (store) => {
    await seedDemonstration(store);
    await store.derive([indexMissing()]);
    await store.write(personPlan(store.db, { id: "admin", name: "Admin", role: "admin" }));
  });
  return folder.remove;
}

/** Starts a site over a copy of a prepared ledger, in a folder that holds nothing yet. */
export function startCopy(
  folder: string,
  prepared: Prepared,
  env: Record<string, string> = {},
): Promise<Site> {
  copyFileSync(fileOfRun(`${prepared}.db`), join(folder, "pledgebook.db"));
  return startSite(folder, { demo: prepared !== "empty", compiled: fileOfRun("compiled"), env });
}

/** Starts a site over the ledger that a folder holds, where one ran before or runs still. */
export function startAgain(folder: string, prepared: Prepared, port?: number): Promise<Site> {
  const own = port === undefined ? {} : { port };
  return startSite(folder, { demo: prepared !== "empty", compiled: fileOfRun("compiled"), ...own });
}

/** A file of this run, for what is made once and used by several workers. */
export function fileOfRun(name: string): string {
  const folder = process.env[FOLDER];
  if (!folder) throw new Error("No ledgers were prepared: the global setup of Playwright did not run.");
  return join(folder, name);
}

async function make(prepared: Prepared, fill: (store: Store) => Promise<unknown>): Promise<void> {
  const store = openStore(`file:${fileOfRun(`${prepared}.db`)}`);
  try {
    await store.migrate(migrationsFolder);
    await fill(store);
  } finally {
    await store.close();
  }
}
