import { and, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { corrections, articles, articleRevisions, pledges } = schema;

/** Corrections that readers see, at most so many, newest first; of one article or pledge when asked. */
export async function listCorrections(
  db: Database,
  limit: number,
  filter: { articleId?: string; pledgeId?: string } = {},
) {
  return publicCorrections(
    db,
    limit,
    and(
      filter.articleId ? eq(corrections.articleId, filter.articleId) : undefined,
      filter.pledgeId ? eq(corrections.pledgeId, filter.pledgeId) : undefined,
    ),
  );
}

/** The same from behind one of them on: any number can be walked at the cost of each. */
export async function listCorrectionsAfter(
  db: Database,
  after: { publishedAt: string; id: string } | null,
  limit: number,
) {
  return publicCorrections(
    db,
    limit,
    after
      ? sql`(${corrections.publishedAt}, ${corrections.id}) < (${after.publishedAt}, ${after.id})`
      : undefined,
  );
}

function publicCorrections(db: Database, limit: number, where: SQL | undefined) {
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
    .where(and(inArray(articles.status, ["published"]), where))
    .orderBy(desc(corrections.publishedAt), desc(corrections.id))
    .limit(limit);
}

export function insertCorrection(db: Database, correction: typeof corrections.$inferInsert): Step {
  return { statement: db.insert(corrections).values(correction) };
}
