import { type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, raw, type Step } from "../../store/store.ts";

const { pledges } = schema;

/**
 * The step that takes the next `count` numbers of a year's codes. Whoever writes gets the next ones, however many write at
 * once; a number that was taken is never given again, also when its pledge was merged into another.
 */
export function takeCodeNumbers(year: number, count: number): Step {
  return {
    statement: raw(
      `INSERT INTO pledge_code_series (year, last_number) VALUES (?, ?)
       ON CONFLICT (year) DO UPDATE SET last_number = last_number + excluded.last_number`,
      [year, count],
    ),
  };
}

/**
 * Behind that step, the code (`pledgeCode` of `core/ledger/pledge`) of one of the numbers that it took; `fromLast` 0 is the last of
 * them, 1 the one before.
 */
export function takenCode(year: number, fromLast: number): SQL<string> {
  return sql`(SELECT printf('P-%d-%04d', year, last_number - ${fromLast}) FROM pledge_code_series WHERE year = ${year})`;
}

/** The code that a plan has given to its new pledge. */
export async function codeOf(db: Database, pledgeId: string): Promise<string> {
  const [row] = await db.select({ code: pledges.code }).from(pledges).where(sql`${pledges.id} = ${pledgeId}`);
  return row?.code ?? "";
}
