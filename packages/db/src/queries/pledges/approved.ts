import { type MarkNow, standsOn } from "@pledgebook/core/ledger/approved";
import { counts } from "@pledgebook/core/ledger/pledge";
import { and, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { among, loadAllPledges, type StoredPledge } from "./pledges.ts";

const { approvedMarks, approvedPledges, approvedWithin } = schema;

/** A mark by which a pledge counts: its sentence, and where that stands. */
export interface ApprovedMark {
  id: string;
  quote: string;
  articleSlug: string;
  role: string;
}

/** What is not said by people and seen by two of them, or never changes. */
type Kept =
  | "id"
  | "code"
  | "reviewState"
  | "hasReviewedEvidence"
  | "mergedIntoId"
  | "createdBy"
  | "createdAt"
  | "updatedBy"
  | "updatedAt"
  | "version";

/** What pledges were not asked when older states were written: nobody has seen what stands there now. */
const NOT_ASKED_THEN = { dueBy: null, purposeNoteUk: null, inKindUk: null, periodUk: null, noteUk: null };

interface ApprovedState {
  facts: Omit<StoredPledge, Kept>;
  marks: ApprovedMark[];
}

/** A pledge as it counts and as readers see it. */
export interface StandingPledge extends StoredPledge {
  /** It says what was approved last: a change of it waits for a second person. */
  isBeingChecked: boolean;
  /** The marks that were approved with it; null where it stands as it is. */
  approvedMarks: ApprovedMark[] | null;
}

/**
 * Of these pledges those that count, as they count: as they are where two people have seen all of it, else as they were when
 * that last was so (rules 11 and 15).
 */
export async function standing(db: Database, loaded: readonly StoredPledge[]): Promise<StandingPledge[]> {
  const changed = loaded.filter((pledge) => !countsAsItIs(pledge));
  const states = await latestStates(
    db,
    changed.map(({ id }) => id),
  );
  const successors = await codesById(
    db,
    changed.flatMap(({ mergedIntoId }) => mergedIntoId ?? []),
  );
  const marks = Map.groupBy(await marksNow(db, [...states.keys()]), ({ approvedFor }) => approvedFor);
  return loaded.flatMap((pledge): StandingPledge[] => {
    if (countsAsItIs(pledge)) return [{ ...pledge, isBeingChecked: false, approvedMarks: null }];
    const state = states.get(pledge.id);
    if (!state || !standsOn(pledge.id, marks.get(pledge.id) ?? [])) return [];
    return [asApproved(pledge, state, successors.get(pledge.mergedIntoId ?? ""))];
  });
}

/** Of the pledges that a condition finds those that count, as readers see them; also such as are being merged. */
export async function loadStanding(db: Database, where?: SQL): Promise<StandingPledge[]> {
  return standing(db, await loadAllPledges(db, where));
}

export async function loadStandingById(db: Database, ids: readonly string[]): Promise<StandingPledge[]> {
  return ids.length === 0 ? [] : loadStanding(db, among(schema.pledges.id, [...new Set(ids)]));
}

export async function loadStandingByCode(db: Database, codes: readonly string[]): Promise<StandingPledge[]> {
  return codes.length === 0 ? [] : loadStanding(db, among(schema.pledges.code, [...new Set(codes)]));
}

/** The parts of a package as it counts, and of each of those, down to the leaves. */
export async function loadStandingParts(db: Database, code: string): Promise<StandingPledge[]> {
  // More than lies in it now: which of these do is said by each as it counts.
  const near = await loadStanding(
    db,
    sql`${schema.pledges.id} IN (
      WITH RECURSIVE part(id) AS (
        SELECT id FROM pledges WHERE code = ${code}
        UNION SELECT c.component_id FROM package_components c JOIN part ON c.package_id = part.id
        UNION SELECT a.pledge_id FROM approved_within a JOIN part ON a.other_id = part.id)
      SELECT id FROM part)`,
  );
  const within = new Set([code]);
  // A set is walked through to what is added on the way.
  for (const outer of within)
    for (const one of near) if (one.packageCodes.includes(outer)) within.add(one.code);
  return near.filter((one) => one.code !== code && within.has(one.code));
}

/** A pledge by its code as readers see it; null when it does not count. */
export async function findStanding(db: Database, code: string): Promise<StandingPledge | null> {
  return (await loadStanding(db, eq(schema.pledges.code, code)))[0] ?? null;
}

/** The ids of the pledges that count, or counted, by any of these marks. */
export async function listApprovedFor(db: Database, annotationIds: readonly string[]): Promise<string[]> {
  if (annotationIds.length === 0) return [];
  const rows = await db.all<{ id: string }>(sql`SELECT DISTINCT pledge_id AS id FROM approved_marks
    WHERE annotation_id IN (SELECT value FROM json_each(${JSON.stringify(annotationIds)}))`);
  return rows.map(({ id }) => id);
}

/** What a pledge was when it counted last, whether or not it still does; null for one that never did. */
export async function loadLastState(db: Database, pledge: StoredPledge): Promise<StandingPledge | null> {
  const state = (await latestStates(db, [pledge.id])).get(pledge.id);
  return state ? asApproved(pledge, state) : null;
}

function countsAsItIs(pledge: StoredPledge): boolean {
  return counts(pledge) && pledge.mergedIntoId === null;
}

/** `successor`: the code of the pledge that one person has merged it into: no euro counts twice until another has looked. */
function asApproved(
  pledge: StoredPledge,
  { facts, marks }: ApprovedState,
  successor?: string,
): StandingPledge {
  const likely = pledge.overlaps.filter(({ kind }) => kind === "likely_same");
  return {
    ...pledge,
    ...NOT_ASKED_THEN,
    ...facts,
    // What is likely is said of how things are now.
    overlaps: [
      ...facts.overlaps,
      ...likely,
      ...(successor === undefined ? [] : [{ kind: "likely_same" as const, code: successor }]),
    ],
    reviewState: "approved",
    hasReviewedEvidence: true,
    isBeingChecked: true,
    approvedMarks: marks,
  };
}

/** The text under which a state is kept: the same for as long as nothing of it changes. */
function stateOf(pledge: StoredPledge, marks: ApprovedMark[]): string {
  const {
    id: _id,
    code: _code,
    reviewState: _review,
    hasReviewedEvidence: _evidence,
    mergedIntoId: _merged,
    createdBy: _maker,
    createdAt: _made,
    updatedBy: _changer,
    updatedAt: _changed,
    version: _version,
    ...facts
  } = pledge;
  const overlaps = facts.overlaps.filter(({ kind }) => kind !== "likely_same");
  return JSON.stringify({ facts: { ...facts, overlaps }, marks } satisfies ApprovedState);
}

/** Writes down what these pledges say where it is not what is kept already. All of them count as they are. */
export async function approvedSteps(
  db: Database,
  list: readonly { pledge: StoredPledge; marks: ApprovedMark[] }[],
  at: string,
): Promise<Step[]> {
  const known = new Map(
    (
      await latestRows(
        db,
        list.map(({ pledge }) => pledge.id),
      )
    ).map((row) => [row.pledgeId, row.state]),
  );
  return list.flatMap(({ pledge, marks }): Step[] => {
    const state = stateOf(pledge, marks);
    if (known.get(pledge.id) === state) return [];
    return [
      {
        statement: db.insert(approvedPledges).values({ pledgeId: pledge.id, state, approvedAt: at }),
      },
      ...marks.map(({ id }) => ({
        statement: db
          .insert(approvedMarks)
          .values({ annotationId: id, pledgeId: pledge.id })
          .onConflictDoNothing(),
      })),
      withinStep(db, pledge),
    ];
  });
}

/** Writes down what an approved pledge lies in. */
function withinStep(db: Database, { id, packageCodes, overlaps }: StoredPledge): Step {
  const codes = [...packageCodes, ...overlaps.map(({ code }) => code)];
  const outer = db
    .select({ pledgeId: sql<string>`${id}`.as("pledge_id"), otherId: schema.pledges.id })
    .from(schema.pledges)
    .where(among(schema.pledges.code, codes));
  return { statement: db.insert(approvedWithin).select(outer).onConflictDoNothing() };
}

/** Takes the last approval of a pledge back: what was approved before it counts again, if anything was. */
export function takeApprovalBack(db: Database, pledgeId: string, at: string): Step {
  return {
    statement: db
      .update(approvedPledges)
      .set({ takenBackAt: at })
      .where(
        eq(
          approvedPledges.id,
          sql`(SELECT max(id) FROM approved_pledges WHERE pledge_id = ${pledgeId} AND taken_back_at IS NULL)`,
        ),
      ),
  };
}

/** Whether a pledge counts, or counted, by this mark. */
export async function isApprovedMark(db: Database, annotationId: string): Promise<boolean> {
  const [found] = await db.all<{ found: number }>(
    sql`SELECT 1 AS found FROM approved_marks WHERE annotation_id = ${annotationId} LIMIT 1`,
  );
  return found !== undefined;
}

async function codesById(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: schema.pledges.id, code: schema.pledges.code })
    .from(schema.pledges)
    .where(among(schema.pledges.id, ids));
  return new Map(rows.map(({ id, code }) => [id, code]));
}

async function latestStates(db: Database, ids: readonly string[]): Promise<Map<string, ApprovedState>> {
  const rows = await latestRows(db, ids);
  return new Map(rows.map((row) => [row.pledgeId, JSON.parse(row.state) as ApprovedState]));
}

async function latestRows(db: Database, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: approvedPledges.id, pledgeId: approvedPledges.pledgeId, state: approvedPledges.state })
    .from(approvedPledges)
    .where(and(among(approvedPledges.pledgeId, ids), isNull(approvedPledges.takenBackAt)))
    .orderBy(desc(approvedPledges.id));
  const latest = new Map(rows.reverse().map((row) => [row.pledgeId, row]));
  return [...latest.values()];
}

async function marksNow(
  db: Database,
  ids: readonly string[],
): Promise<(MarkNow & { approvedFor: string })[]> {
  if (ids.length === 0) return [];
  const rows = await db.all<
    Omit<MarkNow, "isRemoved" | "isPublished"> & {
      approvedFor: string;
      isRemoved: number;
      isPublished: number;
    }
  >(sql`
    SELECT known.pledge_id AS approvedFor, mark.pledge_id AS pledgeId, mark.review_state AS reviewState,
      mark.removed_at IS NOT NULL AS isRemoved, article.status = 'published' AS isPublished
    FROM approved_marks known JOIN annotations mark ON mark.id = known.annotation_id
    JOIN articles article ON article.id = mark.article_id
    WHERE known.pledge_id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  return rows.map((row) => ({
    ...row,
    isRemoved: row.isRemoved === 1,
    isPublished: row.isPublished === 1,
  }));
}

/** Codes of pledges that counted once and do not any more, and that no other has taken in. */
export async function listGoneCodes(db: Database): Promise<string[]> {
  const rows = await db.all<{ code: string }>(sql`
    SELECT DISTINCT closed.code FROM ledger_rows closed JOIN pledges pledge ON pledge.id = closed.pledge_id
    WHERE closed.recorded_to IS NOT NULL AND pledge.merged_into_id IS NULL
      AND EXISTS (SELECT 1 FROM approved_pledges known WHERE known.pledge_id = pledge.id AND known.taken_back_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM ledger_rows open WHERE open.pledge_id = pledge.id AND open.recorded_to IS NULL)
    ORDER BY closed.code`);
  return rows.map(({ code }) => code);
}
