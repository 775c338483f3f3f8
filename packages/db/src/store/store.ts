import type { ActName } from "@pledgebook/core/desk/history";
import { Problem, stale } from "@pledgebook/core/values/problem";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import type { schema } from "../schema.ts";
import { databaseAway, isAway } from "./away.ts";

/** Drizzle over either driver. Reads are awaited on both; writes go through `Store.write` alone. */
export type Database = BaseSQLiteDatabase<"sync" | "async", unknown, typeof schema>;

/** A statement that was built and not run: every Drizzle builder is one before it is awaited. */
export interface Statement {
  toSQL(): { sql: string; params: unknown[] };
}

/**
 * One step of a write plan. `must`: when it changes no row, somebody else was first; the whole plan is rolled back and
 * `refusal` thrown, `Problem` "stale" without one. A unique value that is taken is told by `refusal` in the same way.
 */
export interface Step {
  statement: Statement;
  must?: boolean;
  refusal?: Problem;
}

/** The step that tells the history what a plan does. Made by `record` of `queries/history.ts` alone. */
export interface RecordStep extends Step {
  readonly tells: ActName;
}

/**
 * What a person or the newsroom does: the steps, and what the history tells of them. All of it or nothing is written, the
 * history first: it names people as they were called when they did it.
 */
export interface Plan {
  steps: readonly Step[];
  records: readonly [RecordStep, ...RecordStep[]];
}

export interface CompiledStatement {
  sql: string;
  params: unknown[];
  refusal: Problem | undefined;
}

/**
 * A place where the ledger is kept. Plans are lists of statements because better-sqlite3 is synchronous and libSQL is
 * not: an asynchronous body in a better-sqlite3 transaction rejects and leaves its rows behind.
 */
export interface Store {
  db: Database;
  /** Runs a plan in one transaction: all or nothing. @throws Problem "stale", "conflict" (a unique value is taken) or a step's own. */
  write(plan: Plan): Promise<void>;
  /**
   * Runs steps of which the history tells nothing, in the same way: what follows from what was written (counting), what
   * the machine keeps for itself (settings, tokens, limits of rates), what was there before anybody (names, rates).
   */
  derive(steps: readonly Step[]): Promise<void>;
  /** Brings the schema up to date from the files of `migrate.ts`. Safe to call at every start. */
  migrate(migrationsFolder: string): Promise<void>;
  /** Whether the database answers and its schema is up to date. */
  isReady(): Promise<boolean>;
  /** For SQLite files: a consistent copy while others write. Null for servers, which have backups of their own. */
  backup: ((file: string) => Promise<void>) | null;
  close(): Promise<void>;
}

/** A hand-written statement, for what Drizzle has no builder for (full-text search). */
export function raw(sql: string, params: unknown[] = []): Statement {
  return { toSQL: () => ({ sql, params }) };
}

/**
 * A step that refuses its whole plan where a condition in SQL holds: a check over other rows than those that the plan writes,
 * made again inside of it, since between a reading and its writing somebody else may write. It sees what the steps
 * before it have written. Every such step is told in `docs/two-writers.md`.
 */
export function refuseIf(condition: string, params: unknown[], refusal: Problem = stale()): Step {
  return {
    statement: raw(`INSERT INTO stale_writes (changed) SELECT 0 WHERE ${condition}`, params),
    refusal,
  };
}

/** Right behind a `must` step: fails the CHECK of `stale_writes` when that step changed nothing. See `schema/settings.ts`. */
const GUARD = "INSERT INTO stale_writes (changed) SELECT 0 WHERE changes() = 0";

/** Steps as plain statements, with the guards in place: what either driver runs in one transaction. */
export function compile(steps: readonly Step[]): CompiledStatement[] {
  return steps.flatMap(({ statement, must, refusal }) => {
    const { sql, params } = statement.toSQL();
    return must
      ? [
          { sql, params, refusal },
          { sql: GUARD, params: [], refusal },
        ]
      : [{ sql, params, refusal }];
  });
}

/**
 * What a driver's error means to the domain; unknown errors are passed on as they are. `failed`: the statement at which the
 * plan ended, where the driver knows it.
 */
export function translate(error: unknown, failed: CompiledStatement | undefined): unknown {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("stale_write")) return failed?.refusal ?? stale();
  if (isTaken(error))
    return (
      failed?.refusal ??
      new Problem("conflict", "conflict", "This name is already taken; nothing was changed.")
    );
  if (isAway(error)) return databaseAway(error);
  if (isUnwritable(error)) {
    const refusal = new Problem(
      "unavailable",
      "not_writable",
      "Nothing can be written at the moment: the disk is full or cannot be written to. Nothing was changed.",
    );
    refusal.cause = error;
    return refusal;
  }
  return error;
}

/** Whether the place of the database takes no more (https://sqlite.org/rescode.html). */
function isUnwritable(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(code);
}

/** Whether a write has failed since a value that is unique is taken. */
export function isTaken(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if (/UNIQUE constraint failed/i.test(at.message)) return true;
  return false;
}
