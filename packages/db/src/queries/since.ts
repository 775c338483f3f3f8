import type { Progress } from "@pledgebook/core/ledger/stages";
import { progressOfAll } from "@pledgebook/core/ledger/stages";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { asc, gt, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

const { auditEvents } = schema;

/** A place in what is only ever added to: the last event of the history and the last row of the ledger, by their numbers. */
export interface Place {
  event: number;
  row: number;
}

/** Where both end now, and whether the ledger has caught up with what was written. */
export async function lastPlace(db: Database): Promise<Place & { isCounted: boolean }> {
  const [last] = await db.all<Place & { pending: number }>(sql`SELECT
    (SELECT coalesce(max(id), 0) FROM audit_events) AS event,
    (SELECT coalesce(max(id), 0) FROM ledger_rows) AS row,
    EXISTS (SELECT 1 FROM ledger_pending) AS pending`);
  return { event: last?.event ?? 0, row: last?.row ?? 0, isCounted: last?.pending === 0 };
}

/** Refused where the ledger has gone on since its end was read: what a plan tells of it was read in the middle of a change. */
export function isLastRow(row: number): Step {
  return refuseIf("(SELECT coalesce(max(id), 0) FROM ledger_rows) <> ?", [row]);
}

/** What the history tells behind an event, in the order in which it happened. */
export async function listEventsAfter(db: Database, event: number, limit: number) {
  return db
    .select()
    .from(auditEvents)
    .where(gt(auditEvents.id, event))
    .orderBy(asc(auditEvents.id))
    .limit(limit);
}

/** A pledge whose rows are others than they were: how far it had come and has. Null: the ledger did not, or does not, tell of it. */
export interface ProgressChange {
  pledgeId: string;
  was: Progress | null;
  is: Progress | null;
}

/**
 * The pledges of which rows were opened behind a place, and the packages that they lie in, with how far each had come when the
 * first of these came and has now. A pledge whose rows only ended is not among them: nothing is told of it any more.
 */
export async function listProgressSince(db: Database, { row }: Place): Promise<ProgressChange[]> {
  const parts = await db.all<{
    id: string;
    status: Status;
    partly: Status | null;
    was: number;
    current: number;
  }>(sql`
    WITH RECURSIVE fresh(id, since) AS (
      SELECT pledge_id, min(recorded_from) FROM ledger_rows WHERE id > ${row} GROUP BY pledge_id),
    outward(id, since) AS (
      SELECT id, since FROM fresh
      UNION SELECT c.package_id, outward.since FROM outward JOIN package_components c ON c.component_id = outward.id),
    whole(id, since) AS (SELECT id, min(since) FROM outward GROUP BY id),
    part(whole, since, id) AS (
      SELECT id, since, id FROM whole
      UNION SELECT part.whole, part.since, c.component_id FROM part JOIN package_components c ON c.package_id = part.id)
    SELECT DISTINCT part.whole AS id, row.status, row.partly,
      row.id <= ${row} AND (row.recorded_to IS NULL OR row.recorded_to >= part.since) AS was,
      row.recorded_to IS NULL AS current
    FROM part CROSS JOIN ledger_rows row ON row.pledge_id = part.id
    WHERE row.recorded_to IS NULL OR (row.id <= ${row} AND row.recorded_to >= part.since)`);
  const progress = (list: typeof parts) => (list.length > 0 ? progressOfAll(list) : null);
  return [...Map.groupBy(parts, ({ id }) => id)].map(([pledgeId, list]) => ({
    pledgeId,
    was: progress(list.filter(({ was }) => was === 1)),
    is: progress(list.filter(({ current }) => current === 1)),
  }));
}

/** The code of each pledge and the first sentence that the ledger tells of it, its own or a part's. */
export async function listSentences(db: Database, pledgeIds: readonly string[]) {
  return db.all<{ id: string; code: string; annotationId: string; quote: string; articleSlug: string }>(sql`
    WITH RECURSIVE part(whole, depth, id) AS (
      SELECT value, 0, value FROM json_each(${JSON.stringify(pledgeIds)})
      UNION SELECT part.whole, part.depth + 1, c.component_id
        FROM part JOIN package_components c ON c.package_id = part.id WHERE part.depth < 8),
    told AS (
      SELECT part.whole, row.annotation_id, row.quote, row.article_slug,
        row_number() OVER (PARTITION BY part.whole ORDER BY part.depth, row.id) AS place
      FROM part CROSS JOIN ledger_rows row ON row.pledge_id = part.id AND row.recorded_to IS NULL)
    SELECT pledges.id, pledges.code, told.annotation_id AS annotationId, told.quote, told.article_slug AS articleSlug
    FROM told JOIN pledges ON pledges.id = told.whole WHERE told.place = 1 ORDER BY pledges.code`);
}

/** The pledges that are, or were, marked by these marks or in these articles. */
export async function listPledgesOfMarks(
  db: Database,
  { annotationIds, articleIds }: { annotationIds: readonly string[]; articleIds: readonly string[] },
): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`SELECT DISTINCT pledge_id AS id FROM annotations
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(annotationIds)}))
      OR article_id IN (SELECT value FROM json_each(${JSON.stringify(articleIds)}))`);
  return rows.map(({ id }) => id);
}

/** Whether the ledger tells, or once told, of the pledge with this code. */
export async function isTold(db: Database, code: string): Promise<boolean> {
  const rows = await db.all(
    sql`SELECT 1 FROM ledger_rows WHERE pledge_id = (SELECT id FROM pledges WHERE code = ${code}) LIMIT 1`,
  );
  return rows.length > 0;
}
