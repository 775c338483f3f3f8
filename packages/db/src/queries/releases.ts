import { desc, eq, lt } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { ledgerReleases } = schema;

export type Release = typeof ledgerReleases.$inferSelect;

/** Releases, the latest first, from behind one on. Their ids are in the order of their days. */
export async function listReleases(db: Database, after: string | null, limit: number): Promise<Release[]> {
  return db
    .select()
    .from(ledgerReleases)
    .where(after === null ? undefined : lt(ledgerReleases.id, after))
    .orderBy(desc(ledgerReleases.id))
    .limit(limit);
}

export async function findRelease(db: Database, id: string): Promise<Release | null> {
  const [found] = await db.select().from(ledgerReleases).where(eq(ledgerReleases.id, id));
  return found ?? null;
}

/** A release is written once: its id and its day are unique. */
export function insertRelease(db: Database, release: typeof ledgerReleases.$inferInsert): Step {
  return { statement: db.insert(ledgerReleases).values(release) };
}
