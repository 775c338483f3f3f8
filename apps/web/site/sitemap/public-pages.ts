import "server-only";
import { readerApi } from "@/server/api.ts";
import type { SitemapEntry } from "./sitemap.ts";

const PAGES = [
  ...["/", "/pledges", "/donors", "/donors/compare", "/overdue", "/channels", "/purposes", "/articles"],
  ...["/authors", "/corrections", "/methodology", "/data", "/about", "/contact", "/privacy", "/follow"],
];

type PublishedArticle = Awaited<ReturnType<ReturnType<typeof readerApi>["articles"]["addresses"]>>[number];

/** Every page that search engines should know, without those of single pledges. */
export async function publicPages(): Promise<SitemapEntry[]> {
  const holders = await readerApi().ledger.holders();
  const donors = new Set(holders.flatMap(({ donorCodes }) => donorCodes));
  const pages: SitemapEntry[] = [...PAGES, ...[...donors].sort().map((code) => `/donors/${code}`)].map(
    (path) => ({ path }),
  );
  for await (const { slug, modifiedAt } of publishedArticles())
    pages.push({ path: `/articles/${slug}`, modifiedAt });
  return pages;
}

/** The published articles, newest first, asked for as they are walked. */
export async function* publishedArticles(): AsyncGenerator<PublishedArticle> {
  for (let after: PublishedArticle | null = null; ; ) {
    const some: PublishedArticle[] = await readerApi().articles.addresses({ after });
    yield* some;
    const last = some.at(-1);
    if (!last) return;
    after = last;
  }
}
