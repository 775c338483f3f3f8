import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { Quote } from "@pledgebook/core/text/quote";
import type { AnchorState } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { isSeenMark } from "../viewer.ts";

const { annotationAnchors, annotations, articleRevisions, articles, pledges } = schema;

export type AnchorInsert = typeof annotationAnchors.$inferInsert;

/** Marks of the newest revisions that a viewer may see and that an edit has touched or lost: a person puts them right. */
export async function listLooseAnchors(db: Database, viewer: Viewer) {
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
        isSeenMark(viewer),
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

/** Where all marks stand in a revision. `isSeen`: whether the viewer may see the mark; an edit carries the others as well. */
export async function listAnchors(db: Database, viewer: Viewer, revisionId: string) {
  return db
    .select({
      anchor: annotationAnchors,
      version: annotations.version,
      isSeen: sql<boolean>`${isSeenMark(viewer)}`.mapWith(Boolean),
    })
    .from(annotationAnchors)
    .innerJoin(annotations, eq(annotations.id, annotationAnchors.annotationId))
    .where(and(eq(annotationAnchors.revisionId, revisionId), isNull(annotations.removedAt)))
    .orderBy(asc(annotationAnchors.start));
}
