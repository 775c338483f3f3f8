import { sql } from "drizzle-orm";
import type { Database } from "../store/store.ts";

/** These pledges, the packages they are part of, and the parts of all of them: what one change may move. */
export async function withNeighbours(db: Database, ids: readonly string[]): Promise<string[]> {
  const above = await idsFrom(
    db,
    sql`SELECT package_id AS id FROM package_components WHERE component_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`,
  );
  const here = [...new Set([...ids, ...above])];
  const below = await idsFrom(
    db,
    sql`SELECT component_id AS id FROM package_components WHERE package_id IN (SELECT value FROM json_each(${JSON.stringify(here)}))`,
  );
  return [...new Set([...here, ...below])];
}

async function idsFrom(db: Database, query: ReturnType<typeof sql>): Promise<string[]> {
  return (await db.all<{ id: string }>(query)).map(({ id }) => id);
}
