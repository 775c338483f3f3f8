import { countWaiting } from "@pledgebook/db/queries/waiting";
import type { Context } from "./context.ts";
import { log } from "./log.ts";

let slowQueries = 0;

/** A statement took long: the log has it, without what it was asked for. */
export function slowQuery(sql: string, ms: number): void {
  slowQueries++;
  log.warn({ ms, sql: sql.replace(/\s+/g, " ").slice(0, 400) }, "slow query");
}

/** What whoever watches over the site is told beside what the server itself knows. */
export async function figuresOf({ store }: Pick<Context, "store">) {
  return { ...(await countWaiting(store.db)), slowQueries };
}
export type Figures = Awaited<ReturnType<typeof figuresOf>>;
