import { sql } from "drizzle-orm";
import type { Database } from "../store/store.ts";

/**
 * Whose rows a change of these pledges may move: their packages and the other parts of these (rule 2), all that lies within
 * them, as a part or as what may overlap (rule 14), and those whose approved marks they have now (rule 15). What a pledge lay
 * in as it was approved is looked at too: while a change waits, that is what counts.
 */
export async function withNeighbours(db: Database, ids: readonly string[]): Promise<string[]> {
  return idsFrom(
    db,
    sql`WITH RECURSIVE touched(id) AS (
        SELECT value FROM json_each(${JSON.stringify(ids)})
        UNION SELECT known.pledge_id FROM json_each(${JSON.stringify(ids)}) t JOIN annotations mark ON mark.pledge_id = t.value
          JOIN approved_marks known ON known.annotation_id = mark.id),
      above(id) AS (
        SELECT c.package_id FROM touched JOIN package_components c ON c.component_id = touched.id
        UNION SELECT a.other_id FROM touched JOIN approved_within a ON a.pledge_id = touched.id),
      inner(id) AS (
        SELECT id FROM touched
        UNION SELECT c.component_id FROM inner JOIN package_components c ON c.package_id = inner.id
        UNION SELECT a.pledge_id FROM inner JOIN approved_within a ON a.other_id = inner.id
        UNION SELECT o.pledge_id FROM inner JOIN pledge_overlaps o ON o.other_id = inner.id
        UNION SELECT m.id FROM inner JOIN pledges m ON m.merged_into_id = inner.id)
    SELECT id FROM inner UNION SELECT id FROM above
    UNION SELECT c.component_id FROM above JOIN package_components c ON c.package_id = above.id
    UNION SELECT a.pledge_id FROM above JOIN approved_within a ON a.other_id = above.id`,
  );
}

/** What has to be known to count these pledges: whatever they lie in, and the parts of all of that. */
export async function withSurroundings(db: Database, ids: readonly string[]): Promise<string[]> {
  return idsFrom(
    db,
    sql`WITH RECURSIVE outer_of(id) AS (
        SELECT value FROM json_each(${JSON.stringify(ids)})
        UNION SELECT c.package_id FROM outer_of JOIN package_components c ON c.component_id = outer_of.id
        UNION SELECT a.other_id FROM outer_of JOIN approved_within a ON a.pledge_id = outer_of.id
        UNION SELECT o.other_id FROM outer_of JOIN pledge_overlaps o ON o.pledge_id = outer_of.id
        UNION SELECT m.merged_into_id FROM outer_of JOIN pledges m ON m.id = outer_of.id WHERE m.merged_into_id IS NOT NULL)
    SELECT id FROM outer_of UNION SELECT c.component_id FROM outer_of JOIN package_components c ON c.package_id = outer_of.id
    UNION SELECT a.pledge_id FROM outer_of JOIN approved_within a ON a.other_id = outer_of.id`,
  );
}

async function idsFrom(db: Database, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await db.all<{ id: string }>(query)).map(({ id }) => id);
}
