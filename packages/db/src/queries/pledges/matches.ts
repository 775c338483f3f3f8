import type { Viewer } from "@pledgebook/core/desk/permissions";
import { Problem } from "@pledgebook/core/values/problem";
import { and, desc, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";
import { hiddenPledges } from "../viewer.ts";
import { deleteOverlap, insertOverlap } from "./overlaps.ts";

const { pledgeMatches, pledges, annotations, pledgeEvents, packageComponents, pledgeOverlaps, users } =
  schema;

export type MatchRow = typeof pledgeMatches.$inferSelect;
export type MatchInsert = typeof pledgeMatches.$inferInsert;
type Moved = NonNullable<MatchRow["moved"]>;

/** How far apart two announcements may be and still be looked at, and how many of the newest pledges are. */
const DAYS_APART = 60;
const NEWEST = 400;

/** Whose pairs are looked for: the newest pledges, or those that an article states. */
export type PairsOf = { kind: "newest" } | { kind: "article"; articleId: string };

/**
 * Pairs of pledges that a viewer may see and nobody has decided on: a shared donor, announced within weeks of each other, at least
 * one of them among those that are asked about, and neither part of the other. Whether they are alike is for `core/match` to say.
 */
export async function listUndecidedPairs(db: Database, viewer: Viewer, of: PairsOf, limit: number) {
  const asked =
    of.kind === "newest"
      ? sql`ORDER BY created_at DESC, id LIMIT ${NEWEST}`
      : sql`AND id IN (SELECT pledge_id FROM annotations WHERE article_id = ${of.articleId} AND removed_at IS NULL)`;
  return db.all<{ a: string; b: string }>(sql`
    WITH asked AS (SELECT id, announced_day FROM pledges
      WHERE merged_into_id IS NULL AND id NOT IN ${hiddenPledges(viewer)} ${asked})
    SELECT DISTINCT min(one.id, other.id) AS a, max(one.id, other.id) AS b
    FROM asked one
    JOIN pledge_donors mine ON mine.pledge_id = one.id
    JOIN pledge_donors theirs ON theirs.party_code = mine.party_code AND theirs.pledge_id <> one.id
    JOIN pledges other ON other.id = theirs.pledge_id AND other.merged_into_id IS NULL AND other.id NOT IN ${hiddenPledges(viewer)}
    WHERE (one.announced_day IS NULL OR other.announced_day IS NULL
        OR abs(julianday(one.announced_day) - julianday(other.announced_day)) <= ${DAYS_APART})
      AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = one.id AND mark.removed_at IS NULL)
      AND EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = other.id AND mark.removed_at IS NULL)
      AND NOT EXISTS (SELECT 1 FROM package_components c
        WHERE (c.package_id = one.id AND c.component_id = other.id) OR (c.package_id = other.id AND c.component_id = one.id))
      AND NOT EXISTS (SELECT 1 FROM package_components c JOIN package_components d ON d.package_id = c.package_id
        WHERE c.component_id = one.id AND d.component_id = other.id)
      AND NOT EXISTS (SELECT 1 FROM pledge_matches m WHERE m.undone_at IS NULL
        AND ((m.pledge_id = one.id AND m.other_pledge_id = other.id) OR (m.pledge_id = other.id AND m.other_pledge_id = one.id)))
    LIMIT ${limit}`);
}

/** Decisions on pledges that a viewer may see, the newest first, those taken back among them. */
export async function listMatches(db: Database, viewer: Viewer, limit: number) {
  const other = sql`(SELECT code FROM pledges other WHERE other.id = ${pledgeMatches.otherPledgeId})`;
  return db
    .select({
      id: pledgeMatches.id,
      code: pledges.code,
      otherCode: other.mapWith(String),
      decision: pledgeMatches.decision,
      reason: pledgeMatches.reason,
      decidedBy: users.name,
      decidedAt: pledgeMatches.decidedAt,
      undoneAt: pledgeMatches.undoneAt,
    })
    .from(pledgeMatches)
    .innerJoin(pledges, eq(pledges.id, pledgeMatches.pledgeId))
    .leftJoin(users, eq(users.id, pledgeMatches.decidedBy))
    .where(isSeenMatch(viewer))
    .orderBy(desc(pledgeMatches.decidedAt))
    .limit(limit);
}

/** A decision on pledges that a viewer may see; null for any other, as if there were none. */
export async function findMatch(db: Database, viewer: Viewer, id: string) {
  const [row] = await db
    .select()
    .from(pledgeMatches)
    .where(and(eq(pledgeMatches.id, id), isSeenMatch(viewer)));
  return row ?? null;
}

/** Whether somebody has decided on two pledges, in either order, and not taken it back. */
export async function isMatchDecided(db: Database, a: string, b: string): Promise<boolean> {
  const [row] = await db
    .select({ id: pledgeMatches.id })
    .from(pledgeMatches)
    .where(
      and(
        isNull(pledgeMatches.undoneAt),
        or(
          and(eq(pledgeMatches.pledgeId, a), eq(pledgeMatches.otherPledgeId, b)),
          and(eq(pledgeMatches.pledgeId, b), eq(pledgeMatches.otherPledgeId, a)),
        ),
      ),
    );
  return row !== undefined;
}

/** Before a decision is written: refused when somebody has decided on the two meanwhile, in either order. */
export function isUndecided(a: string, b: string): Step {
  return refuseIf(
    `EXISTS (SELECT 1 FROM pledge_matches WHERE undone_at IS NULL
      AND ((pledge_id = ? AND other_pledge_id = ?) OR (pledge_id = ? AND other_pledge_id = ?)))`,
    [a, b, b, a],
    new Problem("stale", "match_decided", "Somebody has decided on these two already."),
  );
}

/** Behind the steps that move all of a pledge to another: stale when something was hung on it meanwhile and would be lost. */
export function nothingIsLeft(pledgeId: string): Step {
  return refuseIf(
    `EXISTS (SELECT 1 FROM annotations WHERE pledge_id = ?) OR EXISTS (SELECT 1 FROM pledge_events WHERE pledge_id = ?)
      OR EXISTS (SELECT 1 FROM package_components WHERE package_id = ? OR component_id = ?)
      OR EXISTS (SELECT 1 FROM pledge_overlaps WHERE kind <> 'likely_same' AND (pledge_id = ? OR other_id = ?))`,
    Array.from({ length: 6 }, () => pledgeId),
  );
}

/** The code under which a merged pledge is known now; null when it was not merged. */
export async function findSuccessorCode(db: Database, code: string): Promise<string | null> {
  const [row] = await db.all<{ code: string }>(sql`
    WITH RECURSIVE next(id, code, merged_into_id) AS (
      SELECT id, code, merged_into_id FROM pledges WHERE code = ${code}
      UNION SELECT p.id, p.code, p.merged_into_id FROM pledges p JOIN next ON p.id = next.merged_into_id)
    SELECT code FROM next WHERE merged_into_id IS NULL`);
  return row && row.code !== code ? row.code : null;
}

export function insertMatch(db: Database, match: MatchInsert): Step {
  return { statement: db.insert(pledgeMatches).values(match) };
}

export function undoMatch(db: Database, id: string, at: string): Step {
  return {
    statement: db
      .update(pledgeMatches)
      .set({ undoneAt: at })
      .where(and(eq(pledgeMatches.id, id), isNull(pledgeMatches.undoneAt))),
    must: true,
  };
}

/** All that hangs on a pledge and goes with it when it is merged. */
export async function listMovable(db: Database, pledgeId: string): Promise<Moved> {
  const marks = await db
    .select({ id: annotations.id, role: annotations.role })
    .from(annotations)
    .where(eq(annotations.pledgeId, pledgeId));
  const events = await db
    .select({ id: pledgeEvents.id })
    .from(pledgeEvents)
    .where(eq(pledgeEvents.pledgeId, pledgeId));
  const parts = await db
    .select()
    .from(packageComponents)
    .where(or(eq(packageComponents.packageId, pledgeId), eq(packageComponents.componentId, pledgeId)));
  const overlaps = await db
    .select()
    .from(pledgeOverlaps)
    .where(
      and(
        ne(pledgeOverlaps.kind, "likely_same"),
        or(eq(pledgeOverlaps.pledgeId, pledgeId), eq(pledgeOverlaps.otherId, pledgeId)),
      ),
    );
  return {
    annotations: marks,
    events: events.map(({ id }) => id),
    components: parts.filter((part) => part.packageId === pledgeId).map((part) => part.componentId),
    packages: parts.filter((part) => part.componentId === pledgeId).map((part) => part.packageId),
    overlaps,
    addedEvent: null,
  };
}

/** Moves marks, events, components and packages from one pledge to another. Marks wait for a reviewer again. */
export function moveAll(
  db: Database,
  moved: Moved,
  from: string,
  to: string,
  role: (mark: Moved["annotations"][number]) => Moved["annotations"][number]["role"],
): Step[] {
  const components = moved.components.filter((id) => id !== to);
  const packages = moved.packages.filter((id) => id !== to);
  const insert = (packageId: string, componentId: string): Step => ({
    statement: db.insert(packageComponents).values({ packageId, componentId }).onConflictDoNothing(),
  });
  const remove = (packageId: string, componentId: string): Step => ({
    statement: db
      .delete(packageComponents)
      .where(and(eq(packageComponents.packageId, packageId), eq(packageComponents.componentId, componentId))),
  });
  return [
    ...moved.annotations.map((mark) => ({
      statement: db
        .update(annotations)
        .set({
          pledgeId: to,
          role: role(mark),
          reviewState: sql`CASE ${annotations.reviewState} WHEN 'approved' THEN 'waiting' ELSE ${annotations.reviewState} END`,
          version: sql`${annotations.version} + 1`,
        })
        .where(and(eq(annotations.id, mark.id), eq(annotations.pledgeId, from))),
      must: true,
    })),
    ...(moved.events.length > 0
      ? [
          {
            statement: db
              .update(pledgeEvents)
              .set({ pledgeId: to })
              .where(inArray(pledgeEvents.id, moved.events)),
          },
        ]
      : []),
    ...moved.components.map((id) => remove(from, id)),
    ...moved.packages.map((id) => remove(id, from)),
    ...components.map((id) => insert(to, id)),
    ...packages.map((id) => insert(id, to)),
  ];
}

/** What was said of overlaps with a pledge is said of the one that it is merged into; but not that this overlaps itself. */
export function moveOverlaps(db: Database, moved: Moved, from: string, to: string): Step[] {
  const { overlaps = [] } = moved;
  const there = overlaps.map((overlap) => mergedOverlap(overlap, from, to));
  return [
    ...overlaps.map((overlap) => deleteOverlap(db, overlap)),
    ...there
      .filter(({ pledgeId, otherId }) => pledgeId !== otherId)
      .map(({ pledgeId, otherId, kind }) => insertOverlap(db, pledgeId, otherId, kind)),
  ];
}

/** Takes that back: `from` is the pledge that was merged into `to`. */
export function restoreOverlaps(db: Database, moved: Moved, from: string, to: string): Step[] {
  const { overlaps = [] } = moved;
  return [
    ...overlaps.map((overlap) => deleteOverlap(db, mergedOverlap(overlap, from, to))),
    ...overlaps.map(({ pledgeId, otherId, kind }) => insertOverlap(db, pledgeId, otherId, kind)),
  ];
}

function mergedOverlap<T extends { pledgeId: string; otherId: string }>(
  overlap: T,
  from: string,
  to: string,
): T {
  const end = (id: string) => (id === from ? to : id);
  return { ...overlap, pledgeId: end(overlap.pledgeId), otherId: end(overlap.otherId) };
}

function isSeenMatch(viewer: Viewer): SQL {
  return sql`(${pledgeMatches.pledgeId} NOT IN ${hiddenPledges(viewer)} AND ${pledgeMatches.otherPledgeId} NOT IN ${hiddenPledges(viewer)})`;
}
