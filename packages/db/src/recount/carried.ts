import { sql } from "drizzle-orm";
import { getTableConfig, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { schema } from "../schema.ts";
import { type Database, raw, type Store } from "../store/store.ts";
import { rebuildDerived, withoutGuards } from "./rebuild.ts";

/** A row as it stands in its table: columns by their names there, JSON as its text. */
export type CarriedRow = Record<string, string | number | null>;

/**
 * What stays behind when a newsroom moves: how people sign in, what is on its way (letters, unsaved drafts, counts of tries), to whom
 * webhooks and readers' letters are sent (with secrets and mailboxes: two newsrooms would tell everybody everything twice), what follows from the rest and
 * is made anew.
 */
const STAYS: ReadonlySet<SQLiteTable> = new Set<SQLiteTable>([
  schema.accounts,
  schema.sessions,
  schema.twoFactors,
  schema.passkeys,
  schema.verifications,
  schema.rateLimits,
  schema.mails,
  schema.keptDrafts,
  schema.subscriptions,
  schema.webhooks,
  schema.webhookDeliveries,
  schema.sourceUses,
  schema.articleVisits,
  schema.staleWrites,
  schema.writeSequence,
  schema.ledgerPending,
  schema.ledgerUnsummed,
  schema.ledgerSums,
]);

/** What an empty newsroom has of its own after its first start: what is carried in takes its place. */
const BEGUN_WITH = ["channels", "parties", "settings", "ledger_coverage"];

const nameOf = (table: SQLiteTable) => getTableConfig(table).name;

/** The tables that a newsroom is, by name. */
export const carriedTables = Object.values(schema)
  .filter((table) => !STAYS.has(table))
  .map(nameOf)
  .sort();

const AT_ONCE = 500;

/** All rows of one of `carriedTables`, in the order in which they were written; what is computed from other columns is left out. */
export async function* carriedRows(db: Database, table: string): AsyncGenerator<CarriedRow> {
  const columns = await db.all<{ name: string }>(`PRAGMA table_info("${table}")`);
  const told = sql.join(
    columns.map(({ name }) =>
      // The secret of a second factor stays behind, and so does that there was one.
      name === "two_factor_enabled" ? sql`0 AS two_factor_enabled` : sql.identifier(name),
    ),
    sql`, `,
  );
  for (let after = -1; ; ) {
    const rows = await db.all<CarriedRow & { carried_after: number }>(
      sql`SELECT rowid AS carried_after, ${told} FROM ${sql.identifier(table)} WHERE rowid > ${after} ORDER BY rowid LIMIT ${AT_ONCE}`,
    );
    for (const { carried_after: _, ...row } of rows) yield row;
    const last = rows.at(-1);
    if (!last) return;
    after = last.carried_after;
  }
}

/** Whether nobody has worked here: names and settings of a first start are all there is. */
export async function isUntouched(db: Database): Promise<boolean> {
  for (const table of carriedTables) {
    if (BEGUN_WITH.includes(table)) continue;
    const [any] = await db.all(sql`SELECT 1 FROM ${sql.identifier(table)} LIMIT 1`);
    if (any) return false;
  }
  return true;
}

/**
 * Writes the rows of a newsroom into a database in which nobody has worked, and makes anew what follows from them. For a
 * database that nobody else has open, and that is thrown away where this throws.
 */
export async function carryIn(
  store: Store,
  rowsOf: (table: string) => AsyncIterable<CarriedRow> | Iterable<CarriedRow>,
  progress: (rows: number) => void = () => {},
): Promise<void> {
  let done = 0;
  await withoutGuards(store, async () => {
    await store.derive(BEGUN_WITH.map((table) => ({ statement: raw(`DELETE FROM ${table}`) })));
    for (const table of carriedTables) {
      let batch: CarriedRow[] = [];
      const write = async () => {
        await store.derive(batch.map((row) => ({ statement: insert(table, row) })));
        done += batch.length;
        progress(done);
        batch = [];
      };
      for await (const row of rowsOf(table)) if (batch.push(row) >= AT_ONCE) await write();
      await write();
    }
    await rebuildDerived(store);
  });
}

function insert(table: string, row: CarriedRow) {
  const columns = Object.keys(row);
  return raw(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column.replaceAll('"', '""')}"`).join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    Object.values(row),
  );
}
