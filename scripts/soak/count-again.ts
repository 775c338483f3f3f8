import { makersOf } from "@pledgebook/core/desk/history";
import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { leaves } from "@pledgebook/core/ledger/leaves";
import { stageTotals, totalsByStage } from "@pledgebook/core/ledger/totals";
import { findSumProblem } from "@pledgebook/db/queries/ledger/check";
import { scopeOf } from "@pledgebook/db/queries/ledger/scope";
import { sums } from "@pledgebook/db/queries/ledger/sums";
import { loadStanding } from "@pledgebook/db/queries/pledges/approved";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { recount } from "@pledgebook/db/recount/recount";
import { type Database, raw, type Store } from "@pledgebook/db/store/store";
import type { Done, Told } from "./people.ts";

/** What is wrong with a ledger after many have written to it at once, each as a sentence; none when all is well. */
export async function countAgain(store: Store, told: readonly Told[]): Promise<string[]> {
  const { db } = store;
  await recount(store, new Date().toISOString());
  return [
    ...told.flatMap(({ faults }) => [...new Set(faults)].map((fault) => `a fault: ${fault}`)),
    ...codesTwice(told),
    ...(await lostWrites(
      db,
      told.flatMap(({ done }) => done),
    )),
    ...(await brokenLinks(db)),
    ...(await wrongSchedules(db)),
    ...(await reviewedByMakers(db)),
    ...(await wrongSums(store)),
  ];
}

function codesTwice(told: readonly Told[]): string[] {
  const codes = told.flatMap((one) => one.codes);
  return codes.filter((code, index) => codes.indexOf(code) < index).map((code) => `${code} was given twice`);
}

interface Event {
  id: number;
  actor: string | null;
  action: Parameters<typeof makersOf>[0][number]["act"];
  subjectId: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

async function history(db: Database): Promise<Event[]> {
  const rows = await db.all<
    Omit<Event, "before" | "after"> & { before: string | null; after: string | null }
  >(
    `SELECT id, actor_id AS actor, action, subject_id AS subjectId, "before", "after" FROM audit_events ORDER BY id`,
  );
  return rows.map(({ before, after, ...event }) => ({
    ...event,
    before: before === null ? null : JSON.parse(before),
    after: after === null ? null : JSON.parse(after),
  }));
}

/** Acts that somebody was told are done and the history does not tell of, or tells of more often. */
async function lostWrites(db: Database, done: readonly Done[]): Promise<string[]> {
  const count = new Map<string, number>();
  const add = (key: string, by: number) => count.set(key, (count.get(key) ?? 0) + by);
  // A decision that is taken back is told of both pledges, by two names.
  const countable = done.filter(({ act }) => !act.startsWith("match.undo"));
  for (const { person, act, id } of countable) add(`${act} of ${id} by ${person}`, 1);
  const acts = new Set(countable.map(({ act }) => act));
  for (const { actor, action, subjectId, after } of await history(db)) {
    const isOfAct = acts.has(action) && actor !== null;
    // A mark's approval is told of its pledge, too; a decision that is taken back has nothing after it.
    const isBeside =
      action === "review.approve" || action === "review.reopen" ? await isPledge(db, subjectId) : false;
    const isBack = action.startsWith("match.") && after === null;
    if (isOfAct && !isBeside && !isBack) add(`${action} of ${subjectId} by ${actor}`, -1);
  }
  return [...count]
    .filter(([, difference]) => difference !== 0)
    .map(
      ([what, difference]) => `${what}: ${difference > 0 ? "told as done, and lost" : "done and not told"}`,
    );
}

const pledgeIds = new WeakMap<Database, Set<string>>();

async function isPledge(db: Database, id: string): Promise<boolean> {
  const known =
    pledgeIds.get(db) ??
    new Set((await db.all<{ id: string }>("SELECT id FROM pledges")).map((row) => row.id));
  pledgeIds.set(db, known);
  return known.has(id);
}

/** What must be true of rows together. */
const RULES: readonly [sentence: string, findsNone: string][] = [
  [
    "a package is part of itself",
    `WITH RECURSIVE part(top, id) AS (
      SELECT package_id, component_id FROM package_components
      UNION SELECT part.top, c.component_id FROM package_components c JOIN part ON c.package_id = part.id)
     SELECT top AS id FROM part WHERE id = top`,
  ],
  [
    "a mark hangs on a pledge that was merged away",
    "SELECT a.id FROM annotations a JOIN pledges p ON p.id = a.pledge_id WHERE p.merged_into_id IS NOT NULL",
  ],
  [
    "a merged pledge is still in a package or holds one",
    `SELECT p.id FROM pledges p WHERE p.merged_into_id IS NOT NULL
      AND EXISTS (SELECT 1 FROM package_components c WHERE c.package_id = p.id OR c.component_id = p.id)`,
  ],
  [
    "a pair of pledges was decided on twice",
    `SELECT a.id FROM pledge_matches a JOIN pledge_matches b ON b.id > a.id AND a.undone_at IS NULL AND b.undone_at IS NULL
      AND ((a.pledge_id = b.pledge_id AND a.other_pledge_id = b.other_pledge_id)
        OR (a.pledge_id = b.other_pledge_id AND a.other_pledge_id = b.pledge_id))`,
  ],
  [
    "a mark has no place in the newest revision",
    `SELECT m.id FROM annotations m JOIN articles a ON a.id = m.article_id WHERE m.removed_at IS NULL AND NOT EXISTS (
      SELECT 1 FROM annotation_anchors n WHERE n.annotation_id = m.id AND n.revision_id = a.latest_revision_id)`,
  ],
  [
    "a row of the ledger ended before it began",
    "SELECT id FROM ledger_rows WHERE recorded_to < recorded_from",
  ],
];

async function brokenLinks(db: Database): Promise<string[]> {
  const found: string[] = [];
  for (const [sentence, query] of RULES)
    for (const { id } of await db.all<{ id: string }>(query)) found.push(`${sentence}: ${id}`);
  return found;
}

/** Whatever a clock has published was scheduled at that moment, as that revision, and not cleared, replaced or done before. */
async function wrongSchedules(db: Database): Promise<string[]> {
  const wrong: string[] = [];
  const standing = new Map<string, { scheduledFor?: unknown; revision?: unknown }>();
  const shown = new Map<string, number | undefined>();
  const numbers = new Map(
    (await db.all<{ id: string; number: number }>("SELECT id, number FROM article_revisions")).map((row) => [
      row.id,
      row.number,
    ]),
  );
  for (const { id, actor, action, subjectId, after } of await history(db)) {
    // The history keeps only what has changed.
    if (action === "article.schedule") standing.set(subjectId, { ...standing.get(subjectId), ...after });
    if (action === "article.hold") standing.delete(subjectId);
    if (action !== "article.publish") continue;
    const { scheduledFor = null, revision = null } = standing.get(subjectId) ?? {};
    const published = numbers.get(String(after?.publishedRevisionId)) ?? shown.get(subjectId);
    shown.set(subjectId, published);
    standing.delete(subjectId);
    if (actor === null && (scheduledFor !== after?.scheduledFor || revision !== published))
      wrong.push(
        `the clock published revision ${published} of ${subjectId} (event ${id}), which was not scheduled then`,
      );
  }
  return wrong;
}

/** Approvals by somebody who had worked on what they approved. */
async function reviewedByMakers(db: Database): Promise<string[]> {
  const events = (await history(db)).map((event) => ({ ...event, act: event.action, actorId: event.actor }));
  return [...Map.groupBy(events, (event) => event.subjectId).values()].flatMap((of) =>
    of.flatMap((event, index) => {
      if (event.action !== "review.approve" || event.actor === null) return [];
      const makers = makersOf(of.slice(0, index)).get(event.subjectId);
      return makers?.has(event.actor) ? [`${event.actor} approved their own ${event.subjectId}`] : [];
    }),
  );
}

/** What the kept sums say, beside what core makes of the pledges; and whether counting all of it anew changes a row. */
async function wrongSums(store: Store): Promise<string[]> {
  const { db } = store;
  const wrong: string[] = [];
  const [kept = []] = await sums(db, await scopeOf(db, emptyFilter), [{ slice: null }]);
  const counted = totalsByStage(leaves(await loadStanding(db), "EUR", await loadConverter(db)));
  const [one, other] = [JSON.stringify(stageTotals(kept)), JSON.stringify(counted)];
  if (one !== other) wrong.push(`the totals say ${one}, a recount says ${other}`);
  const problem = await findSumProblem(db);
  if (problem) wrong.push(problem);
  const rows = async () =>
    JSON.stringify(await db.all("SELECT count(*), count(recorded_to), max(id) FROM ledger_rows"));
  const before = await rows();
  await store.derive([
    {
      statement: raw(
        "INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', id, 1 FROM pledges WHERE true ON CONFLICT DO NOTHING",
      ),
    },
  ]);
  await recount(store, new Date().toISOString());
  if ((await rows()) !== before) wrong.push(`counting again changed rows: ${before} became ${await rows()}`);
  return wrong;
}
