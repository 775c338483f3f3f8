import { changedFields, type HistoryEntry, makersOf, reviewedActs } from "@pledgebook/core/desk/history";
import { and, asc, desc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, RecordStep } from "../store/store.ts";

const { auditEvents, users, articles, articleRevisions, annotations, annotationAnchors, pledges } = schema;

/** The step that tells the history of an act. Every write plan holds at least one; of an update only what differs is kept. */
export function record(
  db: Database,
  entry: HistoryEntry & { at: string; actorId: string | null },
): RecordStep {
  const { act, codes = {}, ...rest } = entry;
  const { before, after } = changedFields(entry.before ?? null, entry.after ?? null);
  const told = Object.entries(codes).reduce(
    (json, [field, id]) =>
      sql`json_set(${json}, ${`$.${field}`}, (SELECT code FROM pledges WHERE id = ${id}))`,
    sql`${JSON.stringify(after)}`,
  );
  return {
    statement: db
      .insert(auditEvents)
      .values({ ...rest, action: act, before, after: Object.keys(codes).length > 0 ? told : after }),
    tells: act,
  };
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
      actor: users.name,
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
    .leftJoin(users, eq(users.id, auditEvents.actorId))
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

/** The newest events first; `before` is the id to go on from. */
export async function listAuditEvents(
  db: Database,
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
      actor: users.name,
      action: auditEvents.action,
      subject: auditEvents.subject,
      subjectId: auditEvents.subjectId,
      articleId: auditEvents.articleId,
      articleTitle: articleRevisions.title,
      before: auditEvents.before,
      after: auditEvents.after,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(articles, eq(articles.id, auditEvents.articleId))
    .leftJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      and(
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
