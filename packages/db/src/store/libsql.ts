import { AsyncLocalStorage } from "node:async_hooks";
import { createClient, type InArgs, LibsqlBatchError } from "@libsql/client";
import { drizzle as drizzleServer } from "drizzle-orm/libsql";
import { migrate as migrateServer } from "drizzle-orm/libsql/migrator";
import { schema } from "../schema.ts";
import { sawAway } from "./away.ts";
import { countMigrations, isReady, refuseNewer } from "./readiness.ts";
import { compile, type Database, type Step, type Store, translate } from "./store.ts";

/**
 * How long a server is waited for, in milliseconds. It may be paused, or a replica whose primary is gone, which by itself says
 * so after five minutes: nobody at a desk waits three seconds for a no. Counting, and bringing a schema up to date, may take longer.
 */
const PATIENCE_MS = 2_700;
const LONG_PATIENCE_MS = 30_000;

const patience = new AsyncLocalStorage<number>();

export function openServer(url: string, authToken?: string): Store {
  const client = createClient({
    url,
    ...(authToken ? { authToken } : {}),
    fetch: (request: Request) => askPatiently(request, patience.getStore() ?? PATIENCE_MS),
  });
  const db = drizzleServer(client, { schema, casing: "snake_case" });
  const run = async (steps: readonly Step[]) => {
    const compiled = compile(steps);
    const statements = compiled.map(({ sql, params }) => ({ sql, args: params as InArgs }));
    try {
      const results = await client.batch([...statements, ADVANCE], "write");
      const written = Number(results.at(-1)?.rows[0]?.value);
      await until(async () => Number((await client.execute(SEQUENCE)).rows[0]?.value) >= written);
    } catch (error) {
      throw translate(error, error instanceof LibsqlBatchError ? compiled[error.statementIndex] : undefined);
    }
  };
  return {
    db,
    write: ({ steps, records }) => run([...steps, ...records]),
    derive: (steps) => patience.run(LONG_PATIENCE_MS, () => run(steps)),
    migrate: (migrationsFolder) =>
      patience.run(LONG_PATIENCE_MS, async () => {
        await refuseNewer(db);
        if (await isReady(db)) return;
        // Drizzle makes this table and reads it at once; through a replica it has to be there before.
        await client.execute(MIGRATIONS_TABLE);
        await until(() => canRead(db));
        await migrateServer(db, { migrationsFolder });
        await until(() => isReady(db));
      }),
    isReady: () => isReady(db),
    backup: null,
    async close() {
      client.close();
    },
  };
}

/**
 * A request with its whole answer, or a TimeoutError. The clock is held here: that of `AbortSignal.timeout` may be collected as
 * garbage before it rings (https://github.com/nodejs/undici/issues/4068), and then nobody hears of it for five minutes.
 */
async function askPatiently(request: Request, patienceMs: number): Promise<Response> {
  const { promise: isLate, reject } = Promise.withResolvers<never>();
  const ending = new AbortController();
  const clock = setTimeout(() => {
    reject(new DOMException(`The database's server did not answer within ${patienceMs} ms.`, "TimeoutError"));
    ending.abort();
  }, patienceMs);
  const whole = async () => {
    const answer = await fetch(request, { signal: ending.signal });
    return new Response(await answer.arrayBuffer(), answer);
  };
  try {
    return await Promise.race([whole(), isLate]);
  } catch (error) {
    sawAway(error);
    throw error;
  } finally {
    clearTimeout(clock);
  }
}

/** As Drizzle's migrator makes it for libSQL. */
const MIGRATIONS_TABLE =
  "CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)";

const ADVANCE = "UPDATE write_sequence SET value = value + 1 WHERE id = 1 RETURNING value";

const SEQUENCE = "SELECT value FROM write_sequence WHERE id = 1";

/**
 * A replica forwards writes to its primary and may answer the next read before they have come back (measured: in 5
 * of 40 writes). Whoever wrote waits until what they wrote can be read here, but no longer than for an answer.
 */
async function until(isVisible: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + (patience.getStore() ?? PATIENCE_MS);
  for (let attempt = 0; Date.now() < end; attempt++) {
    if (await isVisible()) return;
    await new Promise((resolve) => setTimeout(resolve, Math.min(5 + attempt, 50)));
  }
}

async function canRead(db: Database): Promise<boolean> {
  return (await countMigrations(db)) !== null;
}
