import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";
import { among } from "../pledges/pledges.ts";
import { isSeenMark } from "../viewer.ts";

const { annotationAnchors, annotations, articleRevisions, articles } = schema;

const publishedRevision = alias(articleRevisions, "published_revision");

const publicAnchors = alias(annotationAnchors, "public_anchors");

/**
 * Every mention of a pledge that a viewer may see: the quote as it was marked, and the article it stands in. `isPublic`: readers have been
 * given the revision in which it was marked, and the article was not withdrawn.
 */
export async function listEvidence(db: Database, viewer: Viewer, pledgeIds: readonly string[]) {
  if (pledgeIds.length === 0) return [];
  return evidence(db).where(
    and(among(annotations.pledgeId, pledgeIds), isNull(annotations.removedAt), isSeenMark(viewer)),
  );
}

/** The same for marks by their ids, also such as were taken away or joined to another pledge since. */
export async function listEvidenceOfMarks(db: Database, ids: readonly string[]) {
  return ids.length === 0 ? [] : evidence(db).where(among(annotations.id, ids));
}

/** In which revision of its article each mark was made, by the mark's id. */
export async function listRevisionNumbers(
  db: Database,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const rows = await db.all<{ id: string; number: number }>(
    sql`SELECT a.id, r.number FROM json_each(${JSON.stringify(ids)}) AS asked
      JOIN ${annotations} a ON a.id = asked.value
      JOIN ${articleRevisions} r ON r.id = a.marked_revision_id`,
  );
  return new Map(rows.map(({ id, number }) => [id, number]));
}

function evidence(db: Database) {
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
      withdrawnNotice: articles.withdrawnNotice,
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
    .orderBy(asc(articleRevisions.publishedOn), asc(annotations.createdAt), asc(annotations.id))
    .$dynamic();
}
