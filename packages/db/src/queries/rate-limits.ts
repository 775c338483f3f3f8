import { sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database } from "../store/store.ts";

const { rateLimits } = schema;

/** Counts one more attempt under a key; how many there were within the window that the first of them opened. */
export async function countAttempt(
  db: Database,
  key: string,
  windowMs: number,
  now: number,
): Promise<number> {
  const over = sql`${rateLimits.lastRequest} <= ${now - windowMs}`;
  const [row] = await db
    .insert(rateLimits)
    .values({ id: key, key, count: 1, lastRequest: now })
    .onConflictDoUpdate({
      target: rateLimits.key,
      set: {
        count: sql`CASE WHEN ${over} THEN 1 ELSE ${rateLimits.count} + 1 END`,
        lastRequest: sql`CASE WHEN ${over} THEN ${now} ELSE ${rateLimits.lastRequest} END`,
      },
    })
    .returning({ count: rateLimits.count });
  return row?.count ?? 1;
}
