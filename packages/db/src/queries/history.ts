import {
  actsOnMarks,
  changedFields,
  type HistoryEntry,
  makersOf,
  reviewedActs,
} from "@pledgebook/core/desk/history";
import type { Viewer } from "@pledgebook/core/desk/permissions";
import { type Currency, isCurrency } from "@pledgebook/core/values/currencies";
import { and, asc, desc, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, type RecordStep, refuseIf, type Step } from "../store/store.ts";
import { hiddenMarks, hiddenPledges, isSeen } from "./viewer.ts";

const { auditEvents, articles, articleRevisions, annotations, annotationAnchors, pledges } = schema;

/** The step that tells the history of an act. Every write plan holds at least one; of an update only what differs is kept. */
export function record(
  db: Database,
  entry: HistoryEntry & { at: string; actorId: string | null },
): RecordStep {
  const { act, codes = {}, ...rest } = entry;
  const actorName =
    ownNameBefore(entry) ?? (entry.actorId && sql`(SELECT name FROM users WHERE id = ${entry.actorId})`);
  const { before, after } = changedFields(entry.before ?? null, entry.after ?? null);
  const told = Object.entries(codes).reduce(
    (json, [field, id]) =>
      sql`json_set(${json}, ${`$.${field}`}, (SELECT code FROM pledges WHERE id = ${id}))`,
    sql`${JSON.stringify(after)}`,
  );
  return {
    statement: db.insert(auditEvents).values({
      ...rest,
      actorName,
      action: act,
      before,
      after: Object.keys(codes).length > 0 ? told : after,
    }),
    tells: act,
  };
}

/** The name that somebody had until now who gives themselves another: they did that under the old one. */
function ownNameBefore({ subject, subjectId, actorId, before }: HistoryEntry & { actorId: string | null }) {
  const isOwn = subject === "user" && actorId !== null && subjectId === actorId;
  return isOwn && typeof before?.name === "string" ? before.name : null;
}

/** Who made or changed each of these marks and pledges since it was last approved: whose work is under review. */
export async function listMakers(
  db: Database,
  subjectIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  if (subjectIds.length === 0) return new Map();
  const events = await db
    .select({
      subjectId: auditEvents.subjectId,
      act: auditEvents.action,
      actorId: auditEvents.actorId,
    })
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.subject, ["annotation", "pledge"]),
        inArray(auditEvents.subjectId, [...new Set(subjectIds)]),
        inArray(auditEvents.action, reviewedActs),
      ),
    )
    .orderBy(asc(auditEvents.id));
  return makersOf(events);
}

/** The last thing that happened to a subject. */
export async function findLastEvent(db: Database, subjectId: string) {
  const [row] = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, subjectId))
    .orderBy(desc(auditEvents.id))
    .limit(1);
  return row ?? null;
}

/** Whether somebody has said of an article that the day of its publication is unknown. */
export async function isLeftUndated(db: Database, articleId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(and(eq(auditEvents.articleId, articleId), eq(auditEvents.action, "article.leave_undated")))
    .limit(1);
  return row !== undefined;
}

/** What somebody has said last that '$' and the like stand for in an article, an ISO 4217 code; null where nobody did. */
export async function findHomeCurrency(db: Database, articleId: string): Promise<Currency | null> {
  const [row] = await db
    .select({ after: auditEvents.after })
    .from(auditEvents)
    .where(and(eq(auditEvents.articleId, articleId), eq(auditEvents.action, "article.tell_currency")))
    .orderBy(desc(auditEvents.id))
    .limit(1);
  const told = row?.after as { currency?: string } | null | undefined;
  return isCurrency(told?.currency) ? told.currency : null;
}

/** Before another answer: refused when the last one is not what whoever answers has seen. */
export function isHomeCurrency(articleId: string, seen: Currency | null): Step {
  return refuseIf(
    `(SELECT json_extract(after, '$.currency') FROM audit_events
      WHERE article_id = ? AND action = 'article.tell_currency' ORDER BY id DESC LIMIT 1) IS NOT ?`,
    [articleId, seen],
  );
}

/**
 * The schedule of an article that a clock did not carry out, and why: null unless that is the last that has happened to its
 * publication.
 */
export async function findHeld(db: Database, articleId: string) {
  const [last] = await db
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.articleId, articleId),
        inArray(auditEvents.action, [
          "article.schedule",
          "article.hold",
          "article.publish",
          "article.discard",
          "article.withdraw",
        ]),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(1);
  if (last?.action !== "article.hold") return null;
  const { scheduledFor, revision } = last.before ?? {};
  return {
    scheduledFor: typeof scheduledFor === "string" ? scheduledFor : last.at,
    revision: typeof revision === "number" ? revision : null,
    reason: String(last.after?.reason ?? ""),
  };
}

/** What reviewers changed in marks of a person, or in the pledges that these state, since a moment; the newest first. */
export async function listReviewChanges(db: Database, personId: string, since: string) {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      actor: auditEvents.actorName,
      annotationId: auditEvents.subjectId,
      articleId: auditEvents.articleId,
      before: auditEvents.before,
      after: auditEvents.after,
      exact: annotationAnchors.exact,
      pledgeCode: pledges.code,
    })
    .from(auditEvents)
    .innerJoin(annotations, eq(annotations.id, auditEvents.subjectId))
    .innerJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, annotations.markedRevisionId),
      ),
    )
    .where(
      and(
        eq(auditEvents.action, "review.change"),
        eq(annotations.createdBy, personId),
        gte(auditEvents.at, since),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(50);
}

/** The newest events that a viewer may see first; `before` is the id to go on from. */
export async function listAuditEvents(
  db: Database,
  viewer: Viewer,
  filter: {
    articleId?: string | undefined;
    subjectIds?: string[] | undefined;
    before?: number | undefined;
    limit: number;
  },
) {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      actor: auditEvents.actorName,
      action: auditEvents.action,
      subject: auditEvents.subject,
      subjectId: auditEvents.subjectId,
      articleId: auditEvents.articleId,
      articleTitle: articleRevisions.title,
      before: auditEvents.before,
      // How many marks an edit has carried tells how many there are.
      after:
        sql`CASE WHEN ${isSeenOf(viewer)} THEN ${auditEvents.after} ELSE json_remove(${auditEvents.after}, '$.marks') END`.mapWith(
          auditEvents.after,
        ),
    })
    .from(auditEvents)
    .leftJoin(articles, eq(articles.id, auditEvents.articleId))
    .leftJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      and(
        isSeenEvent(viewer),
        filter.articleId ? eq(auditEvents.articleId, filter.articleId) : undefined,
        filter.before ? lt(auditEvents.id, filter.before) : undefined,
        filter.subjectIds
          ? or(...filter.subjectIds.map((id) => eq(auditEvents.subjectId, id)), sql`0`)
          : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(filter.limit);
}

/** Whether an event was in no article that is marked apart, or is the viewer's own. */
function isSeenOf(viewer: Viewer): SQL {
  return isSeen(viewer, { articleId: auditEvents.articleId, by: auditEvents.actorId });
}

/**
 * Hidden from who marks apart is what tells of a hidden mark, pledge or suggestion: as what was done to it, as one of the
 * acts on an article that quote its marks, or by a hidden pledge's code in what was before and after.
 */
function isSeenEvent(viewer: Viewer): SQL | undefined {
  if (viewer.sees === "everything") return;
  const { subject, subjectId, action } = auditEvents;
  return sql`(${auditEvents.actorId} IS ${viewer.personId} OR NOT (
    (${subject} = 'annotation' AND ${subjectId} IN ${hiddenMarks(viewer)})
    OR (${subject} = 'pledge' AND ${subjectId} IN ${hiddenPledges(viewer)})
    OR (${subject} IN ('suggestion', 'note') AND NOT ${isSeenOf(viewer)})
    OR (${subject} = 'article' AND ${inArray(action, actsOnMarks)} AND NOT ${isSeenOf(viewer)})
    OR (${subject} = 'report' AND ${subjectId} IN
      (SELECT report.id FROM error_reports report WHERE report.pledge_id IN ${hiddenPledges(viewer)}))
    OR EXISTS (SELECT 1 FROM pledges named WHERE named.id IN ${hiddenPledges(viewer)}
      AND instr(coalesce(${auditEvents.before}, '') || coalesce(${auditEvents.after}, ''), '"' || named.code || '"'))))`;
}
