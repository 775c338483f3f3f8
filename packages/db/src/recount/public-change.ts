import { sql } from "drizzle-orm";
import type { Database } from "../store/store.ts";
import type { Touched } from "./recount.ts";

/** What of the public site a write has changed. */
export interface PublicChange {
  articleSlugs: string[];
  pledgeCodes: string[];
}

/**
 * The addresses at which readers may have seen what was touched: of articles that are or once were public, under the slugs
 * that they had before too, and of every such article in which a touched pledge is marked; the codes of pledges that the
 * ledger has ever told of. Null when no reader can have seen any of it.
 */
export async function publicChangeOf(
  db: Database,
  { pledgeIds, articleIds }: Touched,
): Promise<PublicChange | null> {
  if (pledgeIds.size + articleIds.size === 0) return null;
  const pledges = JSON.stringify([...pledgeIds]);
  const articles = JSON.stringify([...articleIds]);
  const slugs = await db.all<{ slug: string }>(sql`
    WITH seen(id, slug) AS (
      SELECT id, slug FROM articles WHERE first_published_at IS NOT NULL AND (
        id IN (SELECT value FROM json_each(${articles}))
        OR id IN (SELECT article_id FROM annotations WHERE pledge_id IN (SELECT value FROM json_each(${pledges})))))
    SELECT slug FROM seen UNION SELECT slug FROM article_slugs WHERE article_id IN (SELECT id FROM seen) ORDER BY slug`);
  const codes = await db.all<{ code: string }>(sql`
    SELECT code FROM pledges WHERE id IN (SELECT value FROM json_each(${pledges}))
      AND EXISTS (SELECT 1 FROM ledger_rows row WHERE row.pledge_id = pledges.id) ORDER BY code`);
  if (slugs.length + codes.length === 0) return null;
  return { articleSlugs: slugs.map(({ slug }) => slug), pledgeCodes: codes.map(({ code }) => code) };
}
