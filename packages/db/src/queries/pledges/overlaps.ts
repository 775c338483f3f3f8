import type { Overlap } from "@pledgebook/core/ledger/pledge";
import { and, eq, ne, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { pledgeOverlaps } = schema;

export function insertOverlap(db: Database, pledgeId: string, otherId: string, kind: Overlap["kind"]): Step {
  return {
    statement: db
      .insert(pledgeOverlaps)
      .values({ pledgeId, otherId, kind })
      .onConflictDoUpdate({ target: [pledgeOverlaps.pledgeId, pledgeOverlaps.otherId], set: { kind } }),
  };
}

/** Forgets with what a pledge may be one, as people said it; what the matcher says is kept by `recount`. */
export function deleteStatedOverlaps(db: Database, pledgeId: string): Step {
  return {
    statement: db
      .delete(pledgeOverlaps)
      .where(and(eq(pledgeOverlaps.pledgeId, pledgeId), ne(pledgeOverlaps.kind, "likely_same"))),
  };
}

/** Forgets one overlap, whoever said it. */
export function deleteOverlap(
  db: Database,
  { pledgeId, otherId }: { pledgeId: string; otherId: string },
): Step {
  return {
    statement: db
      .delete(pledgeOverlaps)
      .where(and(eq(pledgeOverlaps.pledgeId, pledgeId), eq(pledgeOverlaps.otherId, otherId))),
  };
}

/** Likely pairs in which any of these pledges stands, as they are kept. */
export async function listLikely(db: Database, pledgeIds: readonly string[]) {
  const ids = JSON.stringify(pledgeIds);
  return db.all<{ pledgeId: string; otherId: string }>(sql`
    SELECT pledge_id AS pledgeId, other_id AS otherId FROM pledge_overlaps WHERE kind = 'likely_same'
      AND (pledge_id IN (SELECT value FROM json_each(${ids})) OR other_id IN (SELECT value FROM json_each(${ids})))`);
}
