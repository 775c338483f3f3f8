import type { Quote } from "@pledgebook/core/text/quote";
import type { AnchorState } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { annotationAnchors, annotations, articleRevisions, articles, pledges } = schema;

export type AnchorInsert = typeof annotationAnchors.$inferInsert;

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
