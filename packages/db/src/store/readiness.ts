import { sql } from "drizzle-orm";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };
import type { Database } from "./store.ts";

export async function isReady(db: Database): Promise<boolean> {
  return (await countMigrations(db)) === journal.entries.length;
}

/** How many migrations were applied; null when the database does not answer or was never migrated. */
export async function countMigrations(db: Database): Promise<number | null> {
  try {
    const [row] = await db.all<{ applied: number }>(
      sql`SELECT count(*) AS applied FROM __drizzle_migrations`,
    );
    return row?.applied ?? null;
  } catch {
    return null;
  }
}
