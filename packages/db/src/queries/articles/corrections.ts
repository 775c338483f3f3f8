import { and, desc, eq, inArray } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { corrections, articles, articleRevisions, pledges } = schema;

/** Corrections that readers see, at most so many, newest first; of one article or pledge when asked. */
export async function listCorrections(
  db: Database,
  limit: number,
  filter: { articleId?: string; pledgeId?: string } = {},
) {
  return db
    .select({
      id: corrections.id,
      kind: corrections.kind,
      changesFigure: corrections.changesFigure,
      note: corrections.note,
      publishedAt: corrections.publishedAt,
      articleSlug: articles.slug,
      articleTitle: articleRevisions.title,
      articleLanguage: articles.language,
      pledgeCode: pledges.code,
    })
    .from(corrections)
    .innerJoin(articles, eq(articles.id, corrections.articleId))
    .innerJoin(articleRevisions, eq(articleRevisions.id, articles.publishedRevisionId))
    .leftJoin(pledges, eq(pledges.id, corrections.pledgeId))
    .where(
      and(
        inArray(articles.status, ["published"]),
        filter.articleId ? eq(corrections.articleId, filter.articleId) : undefined,
        filter.pledgeId ? eq(corrections.pledgeId, filter.pledgeId) : undefined,
      ),
    )
    .orderBy(desc(corrections.publishedAt), desc(corrections.id))
    .limit(limit);
}

export function insertCorrection(db: Database, correction: typeof corrections.$inferInsert): Step {
  return { statement: db.insert(corrections).values(correction) };
}
