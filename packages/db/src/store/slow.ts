import type SqliteFile from "better-sqlite3";

/** From here on a statement is slow, in milliseconds: nothing else is answered meanwhile by its thread. */
const SLOW_MS = 500;

/** Told of a statement, without its values, and how long it took. */
export type OnSlow = (sql: string, ms: number) => void;

/** Lets statements tell when they were slow. better-sqlite3 has no hook for it: its statements are wrapped as they are prepared. */
export function tellSlow(client: SqliteFile.Database, onSlow: OnSlow): void {
  const prepare = client.prepare.bind(client);
  client.prepare = ((sql: string) => {
    const statement = prepare(sql);
    for (const name of ["run", "get", "all"] as const) {
      const work = statement[name].bind(statement) as (...values: unknown[]) => unknown;
      const timed = (...values: unknown[]) => {
        const begun = performance.now();
        try {
          return work(...values);
        } finally {
          const ms = performance.now() - begun;
          if (ms >= SLOW_MS) onSlow(sql, Math.round(ms));
        }
      };
      Object.defineProperty(statement, name, { value: timed });
    }
    return statement;
  }) as typeof client.prepare;
}
