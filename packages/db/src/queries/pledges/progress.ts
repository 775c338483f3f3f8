import { type Progress, progressOfAll } from "@pledgebook/core/ledger/stages";
import { addBounds, type Bounds, nothing } from "@pledgebook/core/values/money";
import type { DisplayCurrency, Status } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { displayColumn } from "../../schema/display-currency.ts";
import type { Database } from "../../store/store.ts";
import { name } from "../ledger/fragments.ts";
import { columnName } from "../ledger/rows.ts";

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

/** What the rows of a package add up to, whatever a question finds of them: minor units of a currency, and how far it has come. */
export interface PackageSum extends Progress {
  rows: number;
  /** Null where no row has a value in that currency. */
  bounds: Bounds | null;
}

/** What the ledger's rows of now of some pledges add up to; null where they have none. */
export async function loadPackageSum(
  db: Database,
  pledgeIds: readonly string[],
  currency: DisplayCurrency,
): Promise<PackageSum | null> {
  const column = (of: "floor" | "ceiling") => name(`row.${columnName(displayColumn(of, currency))}`);
  const parts = await db.all<{
    status: Status;
    partly: Status | null;
    floor: number | null;
    ceiling: number | null;
  }>(
    sql`SELECT row.status, row.partly, ${column("floor")} AS floor, ${column("ceiling")} AS ceiling
      FROM json_each(${JSON.stringify(pledgeIds)}) part
      CROSS JOIN ledger_rows row ON row.pledge_id = part.value AND row.recorded_to IS NULL`,
  );
  if (parts.length === 0) return null;
  const valued = parts.flatMap(({ floor, ceiling }) => (floor === null ? [] : [{ floor, ceiling }]));
  const bounds = valued.length === 0 ? null : valued.reduce(addBounds, nothing);
  return { ...progressOfAll(parts), rows: parts.length, bounds };
}
