import { sql } from "drizzle-orm";
import journal from "../../migrations/meta/_journal.json" with { type: "json" };
import type { Database } from "./store.ts";

export async function isReady(db: Database): Promise<boolean> {
  return (await countMigrations(db)) === journal.entries.length;
}

/** @throws Error with a sentence where a newer version has already brought the database further than this one knows. */
export async function refuseNewer(db: Database): Promise<void> {
  const applied = await countMigrations(db);
  if (applied !== null && applied > journal.entries.length)
    throw new Error(
      "This database was written by a newer version of Pledgebook. Update the program, or restore a backup from before the update.",
    );
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
