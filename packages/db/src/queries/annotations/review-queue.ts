import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, asc, eq, isNull, ne, or, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { isSeenMark } from "../viewer.ts";

const { annotationAnchors, annotations, articleRevisions, articles, pledges, users } = schema;

/** The mark under which a pledge that was changed since its approval waits: one that waits itself, else the first. */
const standsForItsPledge = (viewer: Viewer) => sql`${annotations.id} = (
  SELECT mark.id FROM annotations mark WHERE mark.pledge_id = ${annotations.pledgeId} AND mark.removed_at IS NULL
    AND ${isSeenMark(viewer, "mark")}
  ORDER BY mark.review_state = 'approved', mark.created_at, mark.id LIMIT 1)`;

/** A mark that counts was taken away, and nobody else has agreed yet. */
const isProposedRemoval = sql`${annotations.removedAt} IS NOT NULL AND ${annotations.reviewState} <> 'approved'
  AND EXISTS (SELECT 1 FROM approved_marks known WHERE known.annotation_id = ${annotations.id})`;

/** Marks that a viewer may see and that wait for a reviewer, or whose pledge or removal does, oldest first. */
export async function listWaitingAnnotations(db: Database, viewer: Viewer) {
  return db
    .select({
      id: annotations.id,
      version: annotations.version,
      pledgeId: annotations.pledgeId,
      articleId: annotations.articleId,
      isRemoval: sql<boolean>`${annotations.removedAt} IS NOT NULL`.mapWith(Boolean),
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
      revisionId: annotationAnchors.revisionId,
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
        // A mark that was taken away is carried along no more: it stands where it was made.
        sql`${annotationAnchors.revisionId} = iif(${annotations.removedAt} IS NULL, ${articles.latestRevisionId}, ${annotations.markedRevisionId})`,
      ),
    )
    .leftJoin(users, eq(users.id, annotations.createdBy))
    .where(
      and(
        isSeenMark(viewer),
        or(
          and(
            isNull(annotations.removedAt),
            or(
              ne(annotations.reviewState, "approved"),
              and(ne(pledges.reviewState, "approved"), standsForItsPledge(viewer)),
            ),
          ),
          isProposedRemoval,
        ),
      ),
    )
    .orderBy(asc(annotations.createdAt), asc(annotations.id));
}
