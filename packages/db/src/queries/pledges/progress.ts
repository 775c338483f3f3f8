import { type Progress, progressOfAll } from "@pledgebook/core/ledger/stages";
import { addBounds, type Bounds, nothing } from "@pledgebook/core/values/money";
import type { DisplayCurrency, Status } from "@pledgebook/core/values/vocabulary";
import { type SQL, sql } from "drizzle-orm";
import { displayColumn } from "../../schema/display-currency.ts";
import type { Database } from "../../store/store.ts";
import { name } from "../ledger/fragments.ts";
import { columnName } from "../ledger/rows.ts";

/** How far pledges have come by the ledger's rows: their own, and those of all that they are packages of. By their ids. */
export async function loadProgress(db: Database, ids: readonly string[]): Promise<Map<string, Progress>> {
  if (ids.length === 0) return new Map();
  const rows = await db.all<{ id: string; status: Status; partly: Status | null }>(
    sql`${partsOf(ids)} SELECT DISTINCT part.whole AS id, row.status, row.partly ${ROWS_OF_PARTS}`,
  );
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, parts]) => [id, progressOfAll(parts)]));
}

/** What the rows of a package add up to, whatever a question finds of them: minor units of a currency, and how far it has come. */
export interface PackageSum extends Progress {
  rows: number;
  /** Null where no row has a value in that currency. */
  bounds: Bounds | null;
}

/** The sums of packages by the ledger's rows of now. By their ids. */
export async function loadPackageSums(
  db: Database,
  ids: readonly string[],
  currency: DisplayCurrency,
): Promise<Map<string, PackageSum>> {
  if (ids.length === 0) return new Map();
  const column = (of: "floor" | "ceiling") => name(`row.${columnName(displayColumn(of, currency))}`);
  const rows = await db.all<{
    id: string;
    status: Status;
    partly: Status | null;
    floor: number | null;
    ceiling: number | null;
  }>(
    sql`${partsOf(ids)} SELECT part.whole AS id, row.status, row.partly, ${column("floor")} AS floor,
      ${column("ceiling")} AS ceiling ${ROWS_OF_PARTS}`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, parts]) => {
      const valued = parts.flatMap(({ floor, ceiling }) => (floor === null ? [] : [{ floor, ceiling }]));
      const bounds = valued.length === 0 ? null : valued.reduce(addBounds, nothing);
      return [id, { ...progressOfAll(parts), rows: parts.length, bounds }];
    }),
  );
}

/** Pledges with all that they are packages of, at any depth. */
function partsOf(ids: readonly string[]): SQL {
  return sql`WITH RECURSIVE part(whole, id) AS (
      SELECT value, value FROM json_each(${JSON.stringify(ids)})
      UNION SELECT part.whole, c.component_id FROM part JOIN package_components c ON c.package_id = part.id)`;
}

/** CROSS: from the few to their rows. Without, SQLite goes through the whole ledger for one pledge. */
const ROWS_OF_PARTS = sql`FROM part
  CROSS JOIN ledger_rows row ON row.pledge_id = part.id AND row.recorded_to IS NULL`;
