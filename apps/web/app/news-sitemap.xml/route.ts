import { allArticles, escapeXml, xmlResponse } from "@/server/addresses.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

const TWO_DAYS_MS = 2 * 86_400_000;

/** Articles of the last two days (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export async function GET() {
  const { siteName, siteUrl } = siteEnvironment();
  const since = new Date(Date.now() - TWO_DAYS_MS).toISOString();
  const recent = (await allArticles()).filter(({ firstPublishedAt }) => (firstPublishedAt ?? "") >= since);
  const urls = recent.map(
    (article) => `<url><loc>${escapeXml(`${siteUrl}/articles/${article.slug}`)}</loc><news:news>
<news:publication><news:name>${escapeXml(siteName)}</news:name><news:language>${article.language}</news:language></news:publication>
<news:publication_date>${article.firstPublishedAt}</news:publication_date><news:title>${escapeXml(article.title)}</news:title>
</news:news></url>`,
  );
  return xmlResponse(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
${urls.join("\n")}
</urlset>
`);
}
