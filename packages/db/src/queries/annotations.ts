import type { Quote } from "@pledgebook/core/quote";
import type { AnchorState } from "@pledgebook/core/vocabulary";
import { and, asc, eq, inArray, isNull, ne, or } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store.ts";

const { annotations, annotationAnchors, articles, articleRevisions, pledges, users } = schema;

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

export async function findAnnotation(db: Database, id: string) {
  const [row] = await db.select().from(annotations).where(eq(annotations.id, id));
  return row ?? null;
}

/** Every mention of a pledge: the quote as it was marked, and the article it stands in. */
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
      articleStatus: articles.status,
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
    .where(and(inArray(annotations.pledgeId, [...pledgeIds]), isNull(annotations.removedAt)))
    .orderBy(asc(articleRevisions.publishedOn), asc(annotations.createdAt));
}

/** Marks that wait for a reviewer, oldest first. */
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
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, articles.latestRevisionId),
      ),
    )
    .leftJoin(users, eq(users.id, annotations.createdBy))
    .where(and(ne(annotations.reviewState, "approved"), isNull(annotations.removedAt)))
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

export async function listAnchors(db: Database, revisionId: string) {
  return db
    .select({ anchor: annotationAnchors, pledgeId: annotations.pledgeId })
    .from(annotationAnchors)
    .innerJoin(annotations, eq(annotations.id, annotationAnchors.annotationId))
    .where(and(eq(annotationAnchors.revisionId, revisionId), isNull(annotations.removedAt)))
    .orderBy(asc(annotationAnchors.start));
}
