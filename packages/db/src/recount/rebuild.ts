import { sql } from "drizzle-orm";
import { loadAllPledges } from "../queries/pledges/pledges.ts";
import { indexMissing } from "../queries/search.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step, type Store } from "../store/store.ts";
import { sumSteps } from "./kept-sums.ts";
import { wordsOf } from "./search-text.ts";

/**
 * Changes a database in ways that its triggers and references forbid while a newsroom runs: both are off while `change` works
 * and on again after it. For a database that nobody else has open, and that is thrown away where this throws.
 * @throws Error where something would refer to what is not there.
 */
export async function withoutGuards(store: Store, change: () => Promise<void>): Promise<void> {
  const { db } = store;
  const triggers = await db.all<{ name: string; sql: string }>(
    sql`SELECT name, sql FROM sqlite_master WHERE type = 'trigger'`,
  );
  await db.run("PRAGMA foreign_keys = OFF");
  await store.derive(triggers.map(({ name }) => ({ statement: raw(`DROP TRIGGER "${name}"`) })));
  await change();
  await store.derive(triggers.map((trigger) => ({ statement: raw(trigger.sql) })));
  await db.run("PRAGMA foreign_keys = ON");
  const [lost] = await db.all<{ table: string }>("PRAGMA foreign_key_check");
  if (lost) throw new Error(`Rows of ${lost.table} refer to what is not there.`);
}

/** Makes anew what follows from rows: the sums of the ledger and the words by which its rows and the articles are found. */
export async function rebuildDerived(store: Store): Promise<void> {
  await store.derive(sumsAnew());
  await store.derive(await wordsAnew(store.db));
  await store.derive([{ statement: raw("DELETE FROM search_documents") }, indexMissing()]);
}

/** The sums of all rows, as if each had come and, where it has ended, gone. */
function sumsAnew(): Step[] {
  return [
    { statement: raw("DELETE FROM ledger_sums") },
    { statement: raw("DELETE FROM ledger_unsummed") },
    { statement: raw("INSERT INTO ledger_unsummed (row_id, sign) SELECT id, 1 FROM ledger_rows") },
    {
      statement: raw(
        "INSERT INTO ledger_unsummed (row_id, sign) SELECT id, -1 FROM ledger_rows WHERE recorded_to IS NOT NULL",
      ),
    },
    ...sumSteps(),
  ];
}

/** The index keeps no words that could be taken out again one by one (https://sqlite.org/fts5.html#contentless_tables). */
async function wordsAnew(db: Database): Promise<Step[]> {
  const { ledgerRows } = schema;
  const words = await wordsOf(db);
  const pledges = new Map((await loadAllPledges(db)).map((pledge) => [pledge.id, pledge]));
  const rows = await db
    .select({ id: ledgerRows.id, pledgeId: ledgerRows.pledgeId, quote: ledgerRows.quote })
    .from(ledgerRows);
  return [
    { statement: raw("INSERT INTO ledger_words (ledger_words) VALUES ('delete-all')") },
    ...rows.map(({ id, pledgeId, quote }) => ({
      statement: raw("INSERT INTO ledger_words (rowid, words) VALUES (?, ?)", [
        id,
        words(pledges.get(pledgeId)!, [quote]),
      ]),
    })),
  ];
}
