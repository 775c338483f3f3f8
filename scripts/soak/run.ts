import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { seedNames } from "@pledgebook/db/reference-data";
import { migrationsFolder } from "@pledgebook/db/store/migrate";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { countAgain } from "./count-again.ts";
import { personOf, type Told } from "./people.ts";

const PROCESSES = 2;
const PEOPLE = 8;

/** What a soak has done, and what is wrong after it: a sentence each. */
export interface Soaked {
  /** Acts that people were told are done, by name. */
  done: Record<string, number>;
  refused: Record<string, number>;
  /** Schedules that a clock has carried out. */
  published: number;
  wrong: string[];
}

/** Lets two processes with eight people each work in an empty ledger for some seconds, then counts again. */
export async function soak(databaseUrl: string, folder: string, seconds: number): Promise<Soaked> {
  mkdirSync(folder, { recursive: true });
  const store = openStore(databaseUrl);
  try {
    await store.migrate(migrationsFolder);
    await seedNames(store);
    const people = Array.from({ length: PROCESSES * PEOPLE }, (_, number) => personOf(number));
    await store.derive(
      people.map(({ id, name, email, role }) => ({
        statement: raw(
          "INSERT INTO users (id, name, email, role, email_verified, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 0, 0)",
          [id, name, email, role],
        ),
      })),
    );
    const told = await Promise.all(
      Array.from({ length: PROCESSES }, (_, number) =>
        runProcess([databaseUrl, folder, `${number}`, `${PEOPLE}`, `${seconds}`]),
      ),
    );
    const [row] = await store.db.all<{ count: number }>(
      "SELECT count(*) AS count FROM audit_events WHERE action = 'article.publish' AND actor_id IS NULL",
    );
    return {
      done: countBy(told.flatMap(({ done }) => done.map(({ act }) => act))),
      refused: countBy(
        told.flatMap(({ refused }) =>
          Object.entries(refused).flatMap(([key, times]) => Array<string>(times).fill(key)),
        ),
      ),
      published: row?.count ?? 0,
      wrong: await countAgain(store, told),
    };
  } finally {
    await store.close();
  }
}

async function runProcess(args: readonly string[]): Promise<Told> {
  const file = fileURLToPath(new URL("process.ts", import.meta.url));
  const child = spawn(process.execPath, [file, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  const [said, reported, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.once("exit", resolve)),
  ]);
  if (code !== 0) throw new Error(`a process of the soak ended with ${code}: ${reported}`);
  return JSON.parse(said) as Told;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counted: Record<string, number> = {};
  for (const name of names) counted[name] = (counted[name] ?? 0) + 1;
  return counted;
}
