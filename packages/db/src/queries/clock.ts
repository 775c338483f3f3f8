import { Problem } from "@pledgebook/core/values/problem";
import { sql } from "drizzle-orm";
import { type Database, refuseIf, type Step } from "../store/store.ts";

/** The clocks of several machines differ by seconds; a record that lies further ahead was made by a clock that was wrong. */
const MOST_AHEAD_MS = 5 * 60_000;

/**
 * The moment of the newest record (ISO 8601, UTC): when the ledger was last counted, or what the history told last. Null before
 * anything was recorded.
 */
export async function lastRecord(db: Database): Promise<string | null> {
  const [row] = await db.all<{ last: string }>(sql`SELECT max(
    coalesce((SELECT value ->> '$' FROM settings WHERE key = 'countedAt'), ''),
    coalesce((SELECT at FROM audit_events ORDER BY id DESC LIMIT 1), '')) AS last`);
  return row?.last || null;
}

/** Whether the newest record lies further ahead of `now` than clocks differ: nothing more is recorded then. */
export function isAhead(last: string | null, now: string): boolean {
  return last !== null && last > mostAhead(now);
}

/**
 * In every plan: refused while the newest record lies ahead of the clock. Records are made in order, so that the next one would
 * be dated ahead like the last, and a past day would lack what the pages of that day have shown.
 */
export function isClockRight(now: string): Step {
  const most = mostAhead(now);
  return refuseIf(
    `(SELECT value FROM settings WHERE key = 'countedAt') > json_quote(?)
      OR (SELECT at FROM audit_events ORDER BY id DESC LIMIT 1) > ?`,
    [most, most],
    clockBehind(),
  );
}

export function clockBehind(): Problem {
  return new Problem(
    "conflict",
    "clock_behind",
    "The newest record lies ahead of this machine's clock, so that the clock is wrong or was. Nothing is recorded until it is right, or an operator has brought the records back (pledgebook clock).",
  );
}

function mostAhead(now: string): string {
  return new Date(Date.parse(now) + MOST_AHEAD_MS).toISOString();
}
