import { exceeds, leavesAsStated } from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import { Problem } from "@pledgebook/core/values/problem";
import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { listEvidence } from "../queries/evidence.ts";
import { columnName } from "../queries/ledger/rows.ts";
import { among, loadPledgesById } from "../queries/pledges.ts";
import { loadConverter } from "../queries/rates.ts";
import { readSettings, writeSetting } from "../queries/settings.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step, type Store } from "../store/store.ts";
import { recountArticles } from "./coverage.ts";
import { sumSteps } from "./kept-sums.ts";
import { type Mark, type RowInsert, rowsOf, saysTheSame } from "./rows-of-pledge.ts";
import { wordsOf } from "./search-text.ts";

const { ledgerPending, ledgerRows } = schema;

type Pending = typeof ledgerPending.$inferSelect;

/** Subjects that are brought up to date in one write. */
const AT_ONCE = 1000;

/** Somebody else may count the same: then there is less to do, or another try. */
const MOST_TRIES = 20;

/** What writes have touched since the last count, by the ids of pledges and articles. */
export interface Touched {
  pledgeIds: Set<string>;
  articleIds: Set<string>;
}

/**
 * Brings the ledger's rows up to date with the pledges that were touched since it was last called: counts them by
 * `core/ledger/leaves`, closes the rows that no longer hold and opens those that do, from `now` on (ISO 8601, UTC). Called
 * after every write of the desk and at every start; whatever a crash left undone is still pending then. Returns whom the
 * writes before it have touched, as the triggers of the database have seen it.
 */
export async function recount(
  store: Store,
  now: string,
  progress: (counted: number) => void = () => {},
): Promise<Touched> {
  const touched: Touched = { pledgeIds: new Set(), articleIds: new Set() };
  let counted = 0;
  for (let tries = 0; ; ) {
    const pending = await store.db.select().from(ledgerPending).limit(AT_ONCE);
    if (pending.length === 0) return touched;
    try {
      await store.derive(await recountSteps(store.db, pending, now));
      for (const { subject, subjectId } of pending)
        (subject === "pledge" ? touched.pledgeIds : touched.articleIds).add(subjectId);
      counted += pending.length;
      tries = 0;
      progress(counted);
    } catch (error) {
      if (!(error instanceof Problem) || ++tries > MOST_TRIES) throw error;
    }
  }
}

async function recountSteps(db: Database, pending: readonly Pending[], now: string): Promise<Step[]> {
  const touched = (subject: Pending["subject"]) =>
    pending.filter((row) => row.subject === subject).map((row) => row.subjectId);
  const at = await neverBackwards(db, now);
  return [
    ...noLongerPending(pending),
    ...(await recountPledges(db, touched("pledge"), at)),
    ...(await recountArticles(db, touched("article"), at)),
    writeSetting(db, "countedAt", at),
  ];
}

/** Takes what was waiting off the list: stale when any of it has gone or was touched again since it was read. */
function noLongerPending(pending: readonly Pending[]): Step[] {
  const read = JSON.stringify(pending.map((row) => [row.subject, row.subjectId, row.touched]));
  return [
    {
      statement: raw(
        `INSERT INTO stale_writes (changed) SELECT 0 WHERE EXISTS (
          SELECT 1 FROM json_each(?) read LEFT JOIN ledger_pending waiting ON waiting.subject = read.value ->> 0
            AND waiting.subject_id = read.value ->> 1 AND waiting.touched = read.value ->> 2
          WHERE waiting.subject IS NULL)`,
        [read],
      ),
    },
    {
      statement: raw(
        `DELETE FROM ledger_pending WHERE (subject, subject_id) IN
          (SELECT value ->> 0, value ->> 1 FROM json_each(?))`,
        [read],
      ),
    },
  ];
}

/** Nothing is recorded before what was recorded last, also when the machine's clock goes back: past days stay as they were. */
async function neverBackwards(db: Database, now: string): Promise<string> {
  const { countedAt } = await readSettings(db);
  return countedAt !== null && countedAt > now ? countedAt : now;
}

async function recountPledges(db: Database, ids: readonly string[], at: string): Promise<Step[]> {
  if (ids.length === 0) return [];
  const concerned = await withNeighbours(db, ids);
  const loaded = await loadPledgesById(db, await withNeighbours(db, concerned));
  const convert = await loadConverter(db);
  const evidence = await publicEvidence(db, concerned);
  const words = await wordsOf(db);
  const partsOf = Map.groupBy(
    loaded.filter(counts).flatMap((part) => part.packageCodes.map((code) => ({ code, part }))),
    ({ code }) => code,
  );
  const exceeded = new Set(
    loaded
      .filter((pack) => {
        const parts = (partsOf.get(pack.code) ?? []).map(({ part }) => part);
        return parts.length > 0 && exceeds(pack, parts, convert);
      })
      .map((pack) => pack.code),
  );
  const leaves = Map.groupBy(leavesAsStated(loaded, convert), (leaf) => leaf.pledge.code);
  const known = Map.groupBy(
    await db
      .select()
      .from(ledgerRows)
      .where(and(among(ledgerRows.pledgeId, concerned), isNull(ledgerRows.recordedTo))),
    (row) => row.pledgeId,
  );
  const steps: Step[] = [];
  const wanted = new Set(concerned);
  for (const pledge of loaded) {
    if (!wanted.has(pledge.id)) continue;
    wanted.delete(pledge.id);
    const marks = evidence.get(pledge.id) ?? [];
    const rows = rowsOf(pledge, leaves.get(pledge.code) ?? [], marks, exceeded, convert, at);
    const before = known.get(pledge.id) ?? [];
    const stays = (row: RowInsert) => before.some((old) => saysTheSame(old, row));
    for (const old of before)
      if (!rows.some((row) => saysTheSame(old, row))) steps.push(closeRow(db, old.id, at));
    for (const row of rows)
      if (!stays(row))
        steps.push(
          ...openRow(
            row,
            words(
              pledge,
              marks.map(({ quote }) => quote),
            ),
          ),
        );
  }
  // What is left was merged into another pledge.
  for (const id of wanted) for (const old of known.get(id) ?? []) steps.push(closeRow(db, old.id, at));
  return steps.length > 0 ? [...steps, ...sumSteps()] : [];
}

/** These pledges, the packages they are part of, and the parts of all of them: what one change may move. */
async function withNeighbours(db: Database, ids: readonly string[]): Promise<string[]> {
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

async function publicEvidence(db: Database, ids: readonly string[]): Promise<Map<string, Mark[]>> {
  const marks = (await listEvidence(db, ids)).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  return Map.groupBy(marks, (mark) => mark.pledgeId);
}

function closeRow(db: Database, id: number, at: string): Step {
  return {
    statement: db
      .update(ledgerRows)
      .set({ recordedTo: at })
      .where(and(eq(ledgerRows.id, id), isNull(ledgerRows.recordedTo))),
    must: true,
  };
}

const FIELDS = Object.keys(getTableColumns(ledgerRows)).filter(
  (field) => field !== "id",
) as (keyof RowInsert)[];

const INSERT_ROW = `INSERT INTO ledger_rows (${FIELDS.map(columnName).join(", ")}) VALUES (${FIELDS.map(() => "?").join(", ")})`;

/** By hand and not by Drizzle, which would build the same long statement anew for every row. */
function openRow(row: RowInsert, words: string): Step[] {
  const values = FIELDS.map((field) =>
    typeof row[field] === "boolean" ? Number(row[field]) : (row[field] ?? null),
  );
  return [
    { statement: raw(INSERT_ROW, values) },
    { statement: raw("INSERT INTO ledger_words (rowid, words) VALUES (last_insert_rowid(), ?)", [words]) },
  ];
}
