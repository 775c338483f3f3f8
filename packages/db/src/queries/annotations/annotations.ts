import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { ReviewState } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";
import { isSeen, isSeenMark } from "../viewer.ts";

const { annotationAnchors, annotations, pledges, users } = schema;

export type AnnotationInsert = typeof annotations.$inferInsert;

/** The marks of one revision of an article that a viewer may see, with where they stand in it and which pledge they state. */
export async function listAnnotations(db: Database, viewer: Viewer, articleId: string, revisionId: string) {
  return annotationsIn(db, revisionId).where(
    and(eq(annotations.articleId, articleId), isNull(annotations.removedAt), isSeenMark(viewer)),
  );
}

/** All of them, and those that one person has taken away and no other has agreed to: they count on. */
export async function listCountedAnnotations(db: Database, articleId: string, revisionId: string) {
  return annotationsIn(db, revisionId).where(
    and(
      eq(annotations.articleId, articleId),
      or(isNull(annotations.removedAt), ne(annotations.reviewState, "approved")),
    ),
  );
}

function annotationsIn(db: Database, revisionId: string) {
  return db
    .select({
      id: annotations.id,
      pledgeId: annotations.pledgeId,
      pledgeCode: pledges.code,
      pledgeVersion: pledges.version,
      announcedOn: pledges.announcedOn,
      role: annotations.role,
      amountMin: annotations.amountMin,
      amountMax: annotations.amountMax,
      currency: annotations.currency,
      qualifier: annotations.qualifier,
      reviewState: annotations.reviewState,
      reviewNote: annotations.reviewNote,
      isDisputed: sql<boolean>`${annotations.disputedBy} IS NOT NULL`.mapWith(Boolean),
      comments:
        sql<number>`(SELECT count(*) FROM annotation_comments said WHERE said.annotation_id = ${annotations.id})`.mapWith(
          Number,
        ),
      createdBy: annotations.createdBy,
      author: users.name,
      createdAt: annotations.createdAt,
      version: annotations.version,
      anchorState: annotationAnchors.state,
      start: annotationAnchors.start,
      end: annotationAnchors.end,
      exact: annotationAnchors.exact,
    })
    .from(annotations)
    .innerJoin(
      annotationAnchors,
      and(eq(annotationAnchors.annotationId, annotations.id), eq(annotationAnchors.revisionId, revisionId)),
    )
    .innerJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .leftJoin(users, eq(users.id, annotations.createdBy))
    .orderBy(asc(annotationAnchors.start), asc(annotations.createdAt))
    .$dynamic();
}

/**
 * Changes whenever a mark of the article that a viewer may see, the pledge that it states, what was said of one, or a decision
 * of theirs on its suggestions does, and with nothing else: who marks apart is not told either that somebody else has marked.
 */
export async function annotationsToken(db: Database, viewer: Viewer, articleId: string): Promise<string> {
  const [row] = await db.all<{ token: string }>(sql`
    SELECT coalesce(article.latest_revision_id, '') || '.' || article.is_blind || '.' || count(mark.id) || '.'
      || coalesce(sum(mark.version), 0) || '.' || (
        SELECT count(*) FROM annotation_comments said JOIN annotations m ON m.id = said.annotation_id
        WHERE m.article_id = article.id AND ${isSeenMark(viewer, "m")}) || '.' || (
        SELECT coalesce(sum(p.version), 0) FROM pledges p WHERE p.id IN (
          SELECT told.pledge_id FROM annotations told WHERE told.article_id = article.id AND ${isSeenMark(viewer, "told")})) || '.' || (
        SELECT count(*) || '.' || total(s.outcome = 'rejected') FROM suggestions s
        WHERE s.article_id = article.id AND ${isSeen(viewer, { articleId: sql.raw("s.article_id"), by: sql.raw("s.decided_by") })}) AS token
    FROM articles article LEFT JOIN annotations mark ON mark.article_id = article.id AND ${isSeenMark(viewer, "mark")}
    WHERE article.id = ${articleId} GROUP BY article.id`);
  return row?.token ?? "";
}

/** A mark that a viewer may see, also one that was taken away; null for any other, as if there were none. */
export async function findAnnotation(db: Database, viewer: Viewer, id: string) {
  const [row] = await db
    .select()
    .from(annotations)
    .where(and(eq(annotations.id, id), isSeenMark(viewer)));
  return row ?? null;
}

export function insertAnnotation(db: Database, annotation: AnnotationInsert): Step {
  return { statement: db.insert(annotations).values(annotation) };
}

/** Changes a mark that still is at `version`; anything else is stale. */
export function updateAnnotation(
  db: Database,
  id: string,
  version: number,
  set: Partial<Omit<AnnotationInsert, "id" | "version">>,
): Step {
  return {
    statement: db
      .update(annotations)
      .set({ ...set, version: version + 1 })
      .where(and(eq(annotations.id, id), eq(annotations.version, version), isNull(annotations.removedAt))),
    must: true,
  };
}

/** Agrees that a mark was taken away, as somebody else proposed; anything else is stale. */
export function confirmRemoval(
  db: Database,
  id: string,
  version: number,
  review: { by: string | null; at: string },
): Step {
  return {
    statement: db
      .update(annotations)
      .set({ reviewState: "approved", reviewedBy: review.by, reviewedAt: review.at, version: version + 1 })
      .where(
        and(
          eq(annotations.id, id),
          eq(annotations.version, version),
          isNotNull(annotations.removedAt),
          ne(annotations.reviewState, "approved"),
        ),
      ),
    must: true,
  };
}

/** Brings a mark back that was taken away and still is at `version`; anything else is stale. */
export function restoreAnnotation(db: Database, id: string, version: number, reviewState: ReviewState): Step {
  return {
    statement: db
      .update(annotations)
      .set({ removedAt: null, reviewState, version: version + 1 })
      .where(and(eq(annotations.id, id), eq(annotations.version, version), isNotNull(annotations.removedAt))),
    must: true,
  };
}

/** Marks of a pledge that were sent back wait for a reviewer again: somebody has answered by changing the pledge. */
export function answerSentBack(db: Database, pledgeId: string): Step {
  return {
    statement: db
      .update(annotations)
      .set({ reviewState: "waiting", reviewNote: null, version: sql`${annotations.version} + 1` })
      .where(
        and(
          eq(annotations.pledgeId, pledgeId),
          eq(annotations.reviewState, "sent_back"),
          isNull(annotations.removedAt),
        ),
      ),
  };
}

/** What changes whenever a mark of an article does: how many there are, and how often they were changed. */
export async function countMarks(db: Database, articleId: string): Promise<string> {
  const [row] = await db.all<{
    counted: string;
  }>(sql`SELECT ${sql.raw(COUNT_MARKS)} AS counted FROM annotations
    WHERE article_id = ${articleId}`);
  return row?.counted ?? "";
}

/** Stale when a mark of an article was made or changed since `counted` was read. Before the steps that change one. */
export function sameMarks(articleId: string, counted: string): Step {
  return refuseIf(`(SELECT ${COUNT_MARKS} FROM annotations WHERE article_id = ?) <> ?`, [articleId, counted]);
}

const COUNT_MARKS = "count(*) || '.' || coalesce(sum(version), 0)";

/** Stale when a mark is not at `version` any more: for a plan that builds on where it stood. */
export function sameAnnotation(db: Database, id: string, version: number): Step {
  return {
    statement: db
      .update(annotations)
      .set({ version })
      .where(and(eq(annotations.id, id), eq(annotations.version, version))),
    must: true,
  };
}
