import type { Cursor } from "@pledgebook/core/ledger/cursor";
import type { SortOrder } from "@pledgebook/core/values/vocabulary";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { endOf, isNarrow, knownThen, perRow, slices } from "./conditions.ts";
import { name } from "./fragments.ts";
import type { Scope } from "./scope.ts";

const { ledgerRows } = schema;

export type LedgerRowRecord = typeof ledgerRows.$inferSelect;

/** How much of what the ledger says, of 1, it said on that day as well. */
export async function shareKnown(db: Database, asOf: string | null): Promise<number> {
  if (asOf === null) return 1;
  const [found] = await db.all<{ then: number; now: number }>(
    sql`SELECT coalesce(sum(rows) FILTER (WHERE month <= ${asOf}), 0) AS "then", coalesce(sum(rows), 0) AS now
      FROM ledger_sums WHERE level = 'recorded'`,
  );
  return found && found.now > 0 ? found.then / found.now : 0;
}

/** From here on a page of then is soon found among the rows of now, in their order. */
const SOME = 0.01;

const SORTS: Record<SortOrder, { by: string; direction: "ASC" | "DESC" }> = {
  newest: { by: "announced_day", direction: "DESC" },
  oldest: { by: "announced_day", direction: "ASC" },
  largest: { by: "size", direction: "DESC" },
  smallest: { by: "size", direction: "ASC" },
  recorded: { by: "recorded_from", direction: "DESC" },
  due: { by: "due_day", direction: "ASC" },
};

/** The next rows that a filter finds, in its order, behind a cursor. */
export async function listRows(
  db: Database,
  scope: Scope,
  after: Cursor | null,
  limit: number,
): Promise<LedgerRowRecord[]> {
  const { by, direction } = SORTS[scope.filter.sort];
  const column = name(by);
  const order = sql`${column} ${name(direction)}, code ${name(direction)}, part ${name(direction)}`;
  const behind = after
    ? [
        sql`(${column}, code, part) ${name(direction === "DESC" ? "<" : ">")} (${by === "size" ? Number(after.value) : after.value}, ${after.code}, ${after.part})`,
      ]
    : [];
  const where = [...slices(scope, "both"), ...perRow(scope), ...behind];
  const some = (conditions: SQL[]) =>
    sql`FROM ledger_rows WHERE ${sql.join(conditions, sql` AND `)} ORDER BY ${order} LIMIT ${limit}`;
  const { asOf } = scope.filter;
  const [now, closed] = knownThen(asOf, isNarrow(scope) || (await shareKnown(db, asOf)) > SOME);
  if (!closed) return records(db, some([now, ...where]));
  const both = sql.join(
    [now, closed].map((when) => sql`SELECT * FROM (SELECT * ${some([when, ...where])})`),
    sql` UNION ALL `,
  );
  return records(db, sql`FROM (${both}) ORDER BY ${order} LIMIT ${limit}`);
}

/** Rows of one pledge, now and before, the newest first: what the ledger said of it and until when. */
export async function listRowsOfPledge(db: Database, pledgeId: string): Promise<LedgerRowRecord[]> {
  return records(db, sql`FROM ledger_rows WHERE pledge_id = ${pledgeId} ORDER BY recorded_from DESC, part`);
}

/** The day of the last promise of each donor, alone or jointly, by the key of its rows; of whom no day is known, none. */
export async function latestDays(db: Database): Promise<Map<string, string>> {
  const rows = await db.all<{ key: string; day: string }>(
    sql`SELECT donor_key AS "key", max(announced_day) AS day FROM ledger_rows
      WHERE recorded_to IS NULL AND announced_day <> '' GROUP BY donor_key`,
  );
  return new Map(rows.map(({ key, day }) => [key, day]));
}

/** How many pledges the ledger counts. */
export async function countPledges(db: Database): Promise<number> {
  const [found] = await db.all<{ n: number }>(
    sql`SELECT count(DISTINCT code) AS n FROM ledger_rows WHERE recorded_to IS NULL`,
  );
  return found?.n ?? 0;
}

/** Pledges in the order of their codes, each with when the ledger last said something else of it. */
export async function listPledgeAddresses(
  db: Database,
  offset: number,
  limit: number,
): Promise<{ code: string; changedAt: string }[]> {
  return db.all(
    sql`SELECT code, max(recorded_from) AS "changedAt" FROM ledger_rows WHERE recorded_to IS NULL
      GROUP BY code ORDER BY code LIMIT ${limit} OFFSET ${offset}`,
  );
}

/** Rows that came or went between the ends of two days and make a difference between them. */
export async function listChangedRows(
  db: Database,
  from: string,
  to: string,
  limit: number,
): Promise<{ was: LedgerRowRecord[]; is: LedgerRowRecord[] }> {
  const [before, after] = [endOf(from), endOf(to)];
  const is = await records(
    db,
    sql`FROM ledger_rows WHERE recorded_from >= ${before} AND recorded_from < ${after}
      AND (recorded_to IS NULL OR recorded_to >= ${after}) ORDER BY code, part LIMIT ${limit}`,
  );
  const was = await records(
    db,
    sql`FROM ledger_rows WHERE recorded_to IS NOT NULL AND recorded_to >= ${before} AND recorded_to < ${after}
      AND recorded_from < ${before} ORDER BY code, part LIMIT ${limit}`,
  );
  return { was, is };
}

/** The column that a field of the schema is kept in. */
export function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const FIELDS = name(
  Object.keys(getTableColumns(ledgerRows))
    .map((field) => `${columnName(field)} AS "${field}"`)
    .join(", "),
);

/** Rows of the table as its schema names them. `found`: from FROM on. */
async function records(db: Database, found: SQL): Promise<LedgerRowRecord[]> {
  const rows = await db.all<LedgerRowRecord>(sql`SELECT ${FIELDS} ${found}`);
  for (const row of rows) {
    row.isExceeded = Boolean(row.isExceeded);
    row.isBeingChecked = Boolean(row.isBeingChecked);
  }
  return rows;
}

/** Days on which rows of the ledger came or went, the earliest first (UTC). */
export async function listRecordDays(db: Database): Promise<string[]> {
  const rows = await db.all<{ day: string }>(
    sql`SELECT DISTINCT month AS day FROM ledger_sums WHERE level = 'recorded' ORDER BY month`,
  );
  return rows.map(({ day }) => day);
}
