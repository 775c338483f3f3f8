import { everything } from "@pledgebook/core/desk/permissions";
import { type Converter, exceeds, leavesAsStated } from "@pledgebook/core/ledger/leaves";
import { counts } from "@pledgebook/core/ledger/pledge";
import { Problem } from "@pledgebook/core/values/problem";
import { and, isNull } from "drizzle-orm";
import { listEvidence } from "../queries/annotations/evidence.ts";
import { clockBehind, isAhead } from "../queries/clock.ts";
import { type ApprovedMark, approvedSteps, loadStanding } from "../queries/pledges/approved.ts";
import { among, type StoredPledge } from "../queries/pledges/pledges.ts";
import { loadConverter } from "../queries/rates.ts";
import { readSettings, writeSetting } from "../queries/settings.ts";
import { schema } from "../schema.ts";
import { type Database, raw, refuseIf, type Step, type Store } from "../store/store.ts";
import { recountArticles } from "./coverage.ts";
import { sumSteps } from "./kept-sums.ts";
import { likelySteps } from "./likely.ts";
import { withNeighbours, withSurroundings } from "./neighbours.ts";
import { closeRow, openRow } from "./row-steps.ts";
import { rowsOf, saysTheSame } from "./rows-of-pledge.ts";
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
 * @throws Problem "conflict" while what was counted last lies ahead of `now`.
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
    if (isAhead((await readSettings(store.db)).countedAt, now)) throw clockBehind();
    try {
      // Who is likely the same as whom is known before anything is counted; that touches the other one of a pair.
      const likely = await likelySteps(store.db, subjects(pending, "pledge"));
      if (likely.length > 0) {
        await store.derive(likely);
        continue;
      }
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

function subjects(pending: readonly Pending[], subject: Pending["subject"]): string[] {
  return pending.filter((row) => row.subject === subject).map((row) => row.subjectId);
}

async function recountSteps(db: Database, pending: readonly Pending[], now: string): Promise<Step[]> {
  const at = await neverBackwards(db, now);
  return [
    ...noLongerPending(pending),
    notCountedAfter(at),
    ...(await recountPledges(db, subjects(pending, "pledge"), at)),
    ...(await recountArticles(db, subjects(pending, "article"), at)),
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

/** Stale when somebody else has counted at a later moment since `at` was chosen: rows would end before they began. */
function notCountedAfter(at: string): Step {
  return refuseIf("(SELECT value FROM settings WHERE key = 'countedAt') > json_quote(?)", [at]);
}

async function recountPledges(db: Database, ids: readonly string[], at: string): Promise<Step[]> {
  if (ids.length === 0) return [];
  const concerned = await withNeighbours(db, ids);
  const loaded = await loadStanding(db, among(schema.pledges.id, await withSurroundings(db, concerned)));
  const convert = await loadConverter(db);
  const evidence = await publicEvidence(db, concerned);
  const words = await wordsOf(db);
  const parts = countedParts(loaded);
  const exceeded = exceededPackages(loaded, parts, convert);
  const leaves = Map.groupBy(leavesAsStated(loaded, convert), (leaf) => leaf.pledge.code);
  const known = await currentRows(db, concerned);
  const pledges = new Map(loaded.map((pledge) => [pledge.id, pledge]));
  const steps = concerned.flatMap((id): Step[] => {
    const before = known.get(id) ?? [];
    const pledge = pledges.get(id);
    if (!pledge) return before.map((old) => closeRow(db, old.id, at));
    const marks = pledge.approvedMarks ?? evidence.get(id) ?? [];
    const rows = rowsOf(pledge, leaves.get(pledge.code) ?? [], marks, exceeded, convert, at);
    const found = words(
      pledge,
      marks.map(({ quote }) => quote),
    );
    return [
      ...before
        .filter((old) => !rows.some((row) => saysTheSame(old, row)))
        .map((old) => closeRow(db, old.id, at)),
      ...rows
        .filter((row) => !before.some((old) => saysTheSame(old, row)))
        .flatMap((row) => openRow(row, found)),
    ];
  });
  const approved = await approvedSteps(
    db,
    concerned.flatMap((id) => {
      const pledge = pledges.get(id);
      const marks = evidence.get(id) ?? [];
      return pledge && !pledge.isBeingChecked && marks.length > 0 ? [{ pledge, marks }] : [];
    }),
    at,
  );
  return steps.length > 0 ? [...approved, ...steps, ...sumSteps()] : approved;
}

/** The components that count, by the codes of their packages. */
function countedParts(loaded: readonly StoredPledge[]): Map<string, StoredPledge[]> {
  const told = loaded.filter(counts).flatMap((part) => part.packageCodes.map((code) => ({ code, part })));
  return new Map(
    [...Map.groupBy(told, ({ code }) => code)].map(([code, list]) => [code, list.map(({ part }) => part)]),
  );
}

/** Codes of packages whose components are promised more than the package. */
function exceededPackages(
  loaded: readonly StoredPledge[],
  partsOf: ReadonlyMap<string, StoredPledge[]>,
  convert: Converter,
): Set<string> {
  const isExceeded = (pack: StoredPledge) => {
    const parts = partsOf.get(pack.code) ?? [];
    return parts.length > 0 && exceeds(pack, parts, convert);
  };
  return new Set(loaded.filter(isExceeded).map((pack) => pack.code));
}

/** The rows that hold now, by the ids of their pledges. */
async function currentRows(db: Database, pledgeIds: readonly string[]) {
  const rows = await db
    .select()
    .from(ledgerRows)
    .where(and(among(ledgerRows.pledgeId, pledgeIds), isNull(ledgerRows.recordedTo)));
  return Map.groupBy(rows, (row) => row.pledgeId);
}

async function publicEvidence(db: Database, ids: readonly string[]): Promise<Map<string, ApprovedMark[]>> {
  const marks = (await listEvidence(db, everything, ids)).filter(
    (mark) => mark.reviewState === "approved" && mark.isPublic,
  );
  const byPledge = Map.groupBy(marks, (mark) => mark.pledgeId);
  return new Map(
    [...byPledge].map(([id, list]) => [
      id,
      list.map(({ id: markId, quote, articleSlug, role }) => ({ id: markId, quote, articleSlug, role })),
    ]),
  );
}
