import { Problem } from "@pledgebook/core/values/problem";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { schema } from "../../schema.ts";
import { type Database, refuseIf, type Step } from "../../store/store.ts";

const { articles, articleSlugs } = schema;

/** The slug that an article has now, for one that it had before. */
export async function findMovedSlug(db: Database, slug: string): Promise<string | null> {
  const [row] = await db
    .select({ slug: articles.slug })
    .from(articleSlugs)
    .innerJoin(articles, eq(articles.id, articleSlugs.articleId))
    // A draft that was never published shows nowhere, under none of its addresses.
    .where(and(eq(articleSlugs.slug, slug), isNotNull(articles.firstPublishedAt)));
  return row?.slug ?? null;
}

/** Which of these slugs were ever used: none of them may be given to another article. */
export async function takenSlugs(db: Database, slugs: readonly string[]): Promise<Set<string>> {
  const current = await db
    .select({ slug: articles.slug })
    .from(articles)
    .where(inArray(articles.slug, [...slugs]));
  const retired = await db
    .select({ slug: articleSlugs.slug })
    .from(articleSlugs)
    .where(inArray(articleSlugs.slug, [...slugs]));
  return new Set([...current, ...retired].map((row) => row.slug));
}

/** Before an article gets a slug: refused when another has it, or ever had it. */
export function isFreeSlug(slug: string): Step {
  return refuseIf(
    "EXISTS (SELECT 1 FROM articles WHERE slug = ?) OR EXISTS (SELECT 1 FROM article_slugs WHERE slug = ?)",
    [slug, slug],
    slugTaken(),
  );
}

export function slugTaken(): Problem {
  return new Problem("conflict", "slug_taken", "Another article has or had this address.");
}

/** Slugs that answer 410: of articles that were withdrawn after readers had seen them. */
export async function listGoneSlugs(db: Database): Promise<string[]> {
  const found = await db
    .select({ slug: articles.slug })
    .from(articles)
    .where(and(eq(articles.status, "withdrawn"), isNotNull(articles.firstPublishedAt)));
  return found.map(({ slug }) => slug);
}

export function retireSlug(db: Database, slug: string, articleId: string, at: string): Step {
  return { statement: db.insert(articleSlugs).values({ slug, articleId, retiredAt: at }) };
}
