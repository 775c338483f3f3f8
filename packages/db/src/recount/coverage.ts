import { desc, eq, sql } from "drizzle-orm";
import { among } from "../queries/pledges/pledges.ts";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";

const { articleCoverage, ledgerCoverage } = schema;

/** How far each of these articles was read, and what that makes of the whole. */
export async function recountArticles(db: Database, ids: readonly string[], at: string): Promise<Step[]> {
  if (ids.length === 0) return [];
  const now = await db.all<{ id: string; published: number; annotated: number; waiting: number }>(sql`
    SELECT article.id, article.status = 'published' AS published,
      EXISTS (SELECT 1 FROM annotations mark WHERE mark.article_id = article.id AND mark.removed_at IS NULL) AS annotated,
      EXISTS (SELECT 1 FROM annotations mark JOIN pledges pledge ON pledge.id = mark.pledge_id
        WHERE mark.article_id = article.id
        AND (mark.removed_at IS NULL OR EXISTS (SELECT 1 FROM approved_marks known WHERE known.annotation_id = mark.id))
        AND (mark.review_state <> 'approved' OR (mark.removed_at IS NULL AND pledge.review_state <> 'approved'))) AS waiting
    FROM articles article WHERE article.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
  const before = new Map(
    (await db.select().from(articleCoverage).where(among(articleCoverage.articleId, ids))).map((row) => [
      row.articleId,
      row,
    ]),
  );
  const steps: Step[] = [];
  const change = { published: 0, annotated: 0, reviewed: 0 };
  for (const article of now) {
    const old = before.get(article.id);
    const isPublished = article.published === 1;
    const isAnnotated = isPublished && article.annotated === 1;
    const isReviewed = isAnnotated && article.waiting === 0;
    change.published += Number(isPublished) - Number(old !== undefined);
    change.annotated += Number(isAnnotated) - Number(old?.isAnnotated ?? false);
    change.reviewed += Number(isReviewed) - Number(old?.isReviewed ?? false);
    if (!isPublished && old)
      steps.push({ statement: db.delete(articleCoverage).where(eq(articleCoverage.articleId, article.id)) });
    if (isPublished && (old?.isAnnotated !== isAnnotated || old.isReviewed !== isReviewed))
      steps.push({
        statement: db
          .insert(articleCoverage)
          .values({ articleId: article.id, isAnnotated, isReviewed })
          .onConflictDoUpdate({ target: articleCoverage.articleId, set: { isAnnotated, isReviewed } }),
      });
  }
  if (Object.values(change).some((difference) => difference !== 0))
    steps.push({
      statement: raw(
        `INSERT INTO ledger_coverage (recorded_at, published, annotated, reviewed)
         SELECT max(recorded_at, ?), published + ?, annotated + ?, reviewed + ? FROM ledger_coverage ORDER BY id DESC LIMIT 1`,
        [at, change.published, change.annotated, change.reviewed],
      ),
    });
  return steps;
}

/** How much of what is published has been read for pledges, now or as it was known at a moment (rule 12). */
export async function coverage(db: Database, knownBefore: string | null = null) {
  const [row] = await db
    .select()
    .from(ledgerCoverage)
    .where(knownBefore === null ? undefined : sql`${ledgerCoverage.recordedAt} < ${knownBefore}`)
    .orderBy(desc(ledgerCoverage.id))
    .limit(1);
  const { published = 0, annotated = 0, reviewed = 0 } = row ?? {};
  return { published, annotated, reviewed, waiting: published - reviewed };
}
