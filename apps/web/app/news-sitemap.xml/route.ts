import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { xmlResponse } from "@/server/xml-response.ts";
import { publishedArticles } from "@/site/sitemap/public-pages.ts";
import { type NewsEntry, newsSitemap } from "@/site/sitemap/sitemap.ts";

export const dynamic = "force-dynamic";

const TWO_DAYS_MS = 2 * 86_400_000;

/** Articles of the last two days. */
export async function GET() {
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const since = new Date(Date.now() - TWO_DAYS_MS).toISOString();
  const recent: NewsEntry[] = [];
  for await (const { firstPublishedAt: publishedAt, ...article } of publishedArticles()) {
    if (publishedAt < since) break;
    recent.push({ ...article, publishedAt });
  }
  return xmlResponse(newsSitemap(recent, { name: siteName, url: siteUrl }));
}
