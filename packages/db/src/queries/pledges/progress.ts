import { type Progress, progressOfAll } from "@pledgebook/core/ledger/stages";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import type { Database } from "../../store/store.ts";

/** How far pledges have come by the ledger's rows: their own, and those of all that they are packages of. By their ids. */
export async function loadProgress(db: Database, ids: readonly string[]): Promise<Map<string, Progress>> {
  if (ids.length === 0) return new Map();
  // CROSS: from the few to their rows. Without, SQLite goes through the whole ledger for one pledge.
  const rows = await db.all<{ id: string; status: Status; partly: Status | null }>(sql`
    WITH RECURSIVE part(whole, id) AS (
      SELECT value, value FROM json_each(${JSON.stringify(ids)})
      UNION SELECT part.whole, c.component_id FROM part JOIN package_components c ON c.package_id = part.id)
    SELECT DISTINCT part.whole AS id, row.status, row.partly FROM part
    CROSS JOIN ledger_rows row ON row.pledge_id = part.id AND row.recorded_to IS NULL`);
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, parts]) => [id, progressOfAll(parts)]));
}
