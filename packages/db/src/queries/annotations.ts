import type { Quote } from "@pledgebook/core/text/quote";
import type { AnchorState } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, isNotNull, isNull, ne, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";
import { among } from "./pledges.ts";

const { annotations, annotationAnchors, annotationComments, articles, articleRevisions, pledges, users } =
  schema;

const publishedRevision = alias(articleRevisions, "published_revision");

const publicAnchors = alias(annotationAnchors, "public_anchors");

export type AnnotationRow = typeof annotations.$inferSelect;
export type AnnotationInsert = typeof annotations.$inferInsert;
export type AnchorInsert = typeof annotationAnchors.$inferInsert;

/** The marks of one revision of an article with where they stand in it and which pledge they state. */
export async function listAnnotations(db: Database, articleId: string, revisionId: string) {
  return db
    .select({
      id: annotations.id,
      pledgeId: annotations.pledgeId,
      pledgeCode: pledges.code,
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
    .where(and(eq(annotations.articleId, articleId), isNull(annotations.removedAt)))
    .orderBy(asc(annotationAnchors.start), asc(annotations.createdAt));
}

/** Changes whenever a mark of the article, what was said of one, or a decision on its suggestions does. */
export async function annotationsToken(db: Database, articleId: string): Promise<string> {
  const [row] = await db.all<{ token: string }>(sql`
    SELECT coalesce(article.latest_revision_id, '') || '.' || article.is_blind || '.' || count(mark.id) || '.'
      || coalesce(sum(mark.version), 0) || '.' || (
        SELECT count(*) FROM annotation_comments said JOIN annotations m ON m.id = said.annotation_id
        WHERE m.article_id = article.id) || '.' || (
        SELECT count(*) || '.' || total(s.outcome = 'rejected') FROM suggestions s WHERE s.article_id = article.id) AS token
    FROM articles article LEFT JOIN annotations mark ON mark.article_id = article.id
    WHERE article.id = ${articleId} GROUP BY article.id`);
  return row?.token ?? "";
}

/** What people said about a mark, the oldest first. */
export async function listComments(db: Database, annotationIds: readonly string[]) {
  return db
    .select({
      id: annotationComments.id,
      annotationId: annotationComments.annotationId,
      text: annotationComments.text,
      author: users.name,
      createdAt: annotationComments.createdAt,
    })
    .from(annotationComments)
    .leftJoin(users, eq(users.id, annotationComments.createdBy))
    .where(among(annotationComments.annotationId, annotationIds))
    .orderBy(asc(annotationComments.createdAt), asc(annotationComments.id));
}

export function insertComment(db: Database, comment: typeof annotationComments.$inferInsert): Step {
  return { statement: db.insert(annotationComments).values(comment) };
}

export async function findAnnotation(db: Database, id: string) {
  const [row] = await db.select().from(annotations).where(eq(annotations.id, id));
  return row ?? null;
}

/**
 * Every mention of a pledge: the quote as it was marked, and the article it stands in. `isPublic`: readers have been
 * given the revision in which it was marked, and the article was not withdrawn.
 */
export async function listEvidence(db: Database, pledgeIds: readonly string[]) {
  if (pledgeIds.length === 0) return [];
  return db
    .select({
      id: annotations.id,
      pledgeId: annotations.pledgeId,
      role: annotations.role,
      amountMin: annotations.amountMin,
      amountMax: annotations.amountMax,
      currency: annotations.currency,
      qualifier: annotations.qualifier,
      reviewState: annotations.reviewState,
      quote: annotationAnchors.exact,
      prefix: annotationAnchors.prefix,
      suffix: annotationAnchors.suffix,
      start: annotationAnchors.start,
      articleId: articles.id,
      articleSlug: articles.slug,
      isPublic:
        sql<boolean>`${articles.status} = 'published' AND ${articleRevisions.number} <= ${publishedRevision.number}`.mapWith(
          Boolean,
        ),
      /** How it stands in what readers see now. */
      publicState: publicAnchors.state,
      articleLanguage: articles.language,
      articleTitle: articleRevisions.title,
      articlePublishedOn: articleRevisions.publishedOn,
      revisionNumber: articleRevisions.number,
      sources: articles.sources,
      createdAt: annotations.createdAt,
      reviewedAt: annotations.reviewedAt,
    })
    .from(annotations)
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, annotations.markedRevisionId),
      ),
    )
    .innerJoin(articleRevisions, eq(articleRevisions.id, annotations.markedRevisionId))
    .innerJoin(articles, eq(articles.id, annotations.articleId))
    .leftJoin(publishedRevision, eq(publishedRevision.id, articles.publishedRevisionId))
    .leftJoin(
      publicAnchors,
      and(
        eq(publicAnchors.annotationId, annotations.id),
        eq(publicAnchors.revisionId, articles.publishedRevisionId),
      ),
    )
    .where(and(among(annotations.pledgeId, pledgeIds), isNull(annotations.removedAt)))
    .orderBy(asc(articleRevisions.publishedOn), asc(annotations.createdAt), asc(annotations.id));
}

/** The mark under which a pledge that was changed since its approval waits: one that waits itself, else the first. */
const standsForItsPledge = sql`${annotations.id} = (
  SELECT mark.id FROM annotations mark WHERE mark.pledge_id = ${annotations.pledgeId} AND mark.removed_at IS NULL
  ORDER BY mark.review_state = 'approved', mark.created_at, mark.id LIMIT 1)`;

/** Marks that wait for a reviewer, or whose pledge does, oldest first. */
export async function listWaitingAnnotations(db: Database) {
  return db
    .select({
      id: annotations.id,
      version: annotations.version,
      pledgeId: annotations.pledgeId,
      articleId: annotations.articleId,
      articleStatus: articles.status,
      role: annotations.role,
      amountMin: annotations.amountMin,
      amountMax: annotations.amountMax,
      currency: annotations.currency,
      qualifier: annotations.qualifier,
      reviewState: annotations.reviewState,
      reviewNote: annotations.reviewNote,
      disputedBy: annotations.disputedBy,
      isBlind: articles.isBlind,
      createdBy: annotations.createdBy,
      author: users.name,
      createdAt: annotations.createdAt,
      title: articleRevisions.title,
      language: articles.language,
      plainText: articleRevisions.plainText,
      anchorState: annotationAnchors.state,
      exact: annotationAnchors.exact,
      start: annotationAnchors.start,
      end: annotationAnchors.end,
    })
    .from(annotations)
    .innerJoin(articles, eq(articles.id, annotations.articleId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .innerJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, articles.latestRevisionId),
      ),
    )
    .leftJoin(users, eq(users.id, annotations.createdBy))
    .where(
      and(
        isNull(annotations.removedAt),
        or(
          ne(annotations.reviewState, "approved"),
          and(ne(pledges.reviewState, "approved"), standsForItsPledge),
        ),
      ),
    )
    .orderBy(asc(annotations.createdAt), asc(annotations.id));
}

/** Marks of the newest revisions that an edit has touched or lost: a person puts them right. */
export async function listLooseAnchors(db: Database) {
  return db
    .select({
      id: annotations.id,
      version: annotations.version,
      articleId: articles.id,
      title: articleRevisions.title,
      state: annotationAnchors.state,
      start: annotationAnchors.start,
      end: annotationAnchors.end,
      plainText: articleRevisions.plainText,
      exact: annotationAnchors.exact,
      pledgeCode: pledges.code,
    })
    .from(annotations)
    .innerJoin(articles, eq(articles.id, annotations.articleId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .innerJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, articles.latestRevisionId),
      ),
    )
    .where(
      and(
        isNull(annotations.removedAt),
        or(eq(annotationAnchors.state, "needs_review"), eq(annotationAnchors.state, "orphaned")),
      ),
    )
    .orderBy(asc(articles.id), asc(annotationAnchors.start));
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

/** Brings a mark back that was taken away and still is at `version`; anything else is stale. */
export function restoreAnnotation(db: Database, id: string, version: number): Step {
  return {
    statement: db
      .update(annotations)
      .set({ removedAt: null, version: version + 1 })
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

/** Where a mark stands in a revision. Without a span it is orphaned and keeps the words it was lost with. */
export function insertAnchor(
  db: Database,
  annotationId: string,
  revisionId: string,
  state: AnchorState,
  quote: Omit<Quote, "start" | "end"> & { start: number | null; end: number | null },
): Step {
  const { start, end, exact, prefix, suffix } = quote;
  const values: AnchorInsert = { annotationId, revisionId, state, start, end, exact, prefix, suffix };
  return {
    statement: db
      .insert(annotationAnchors)
      .values(values)
      .onConflictDoUpdate({
        target: [annotationAnchors.annotationId, annotationAnchors.revisionId],
        set: { state, start, end, exact, prefix, suffix },
      }),
  };
}

/**
 * Behind the steps that add a revision or put a mark on one: stale when that revision is not the newest, or when a mark
 * of the article has no place in it, since it was made while the revision was written.
 */
export function everyMarkIsIn(db: Database, articleId: string, revisionId: string): Step {
  return {
    statement: db
      .update(articles)
      .set({ latestRevisionId: revisionId })
      .where(
        and(
          eq(articles.id, articleId),
          eq(articles.latestRevisionId, revisionId),
          sql`NOT EXISTS (
            SELECT 1 FROM annotations mark WHERE mark.article_id = ${articleId} AND mark.removed_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM annotation_anchors anchor WHERE anchor.annotation_id = mark.id AND anchor.revision_id = ${revisionId}))`,
        ),
      ),
    must: true,
  };
}

export async function listAnchors(db: Database, revisionId: string) {
  return db
    .select({ anchor: annotationAnchors, version: annotations.version })
    .from(annotationAnchors)
    .innerJoin(annotations, eq(annotations.id, annotationAnchors.annotationId))
    .where(and(eq(annotationAnchors.revisionId, revisionId), isNull(annotations.removedAt)))
    .orderBy(asc(annotationAnchors.start));
}
