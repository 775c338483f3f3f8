import "server-only";
import { languages } from "@pledgebook/core/values/vocabulary";
import { address } from "@/i18n/address.ts";
import { readerApi } from "./api.ts";
import { siteEnvironment } from "./environment.ts";

/** A page as a sitemap tells of it (https://www.sitemaps.org/protocol.html). */
export interface SitemapEntry {
  path: string;
  /** When readers last got another page; absent where nobody keeps it. */
  modifiedAt?: string | null;
}

const PAGES = ["/", "/pledges", "/donors", "/corrections", "/methodology", "/data"];
/** A sitemap may hold 50,000 addresses; both languages count. */
const MOST_ARTICLES = 20_000;

export async function publicPages(): Promise<SitemapEntry[]> {
  const articles = await allArticles();
  const holders = await readerApi().ledger.holders();
  const donors = new Set(holders.flatMap(({ donorCodes }) => donorCodes));
  return [
    ...PAGES.map((path) => ({ path })),
    ...[...donors].sort().map((code) => ({ path: `/donors/${code}` })),
    ...articles.map(({ slug, modifiedAt }) => ({ path: `/articles/${slug}`, modifiedAt })),
  ];
}

export async function allArticles() {
  const found: Awaited<ReturnType<ReturnType<typeof readerApi>["articles"]["list"]>> = [];
  for (let offset = 0; offset < MOST_ARTICLES; offset += 100) {
    const some = await readerApi().articles.list({ limit: 100, offset });
    found.push(...some);
    if (some.length < 100) break;
  }
  return found;
}

/** One page in every language, each naming the others. */
export function sitemapOf(entries: readonly SitemapEntry[]): string {
  const { siteUrl } = siteEnvironment();
  const urls = entries.flatMap(({ path, modifiedAt }) =>
    languages.map((language) => {
      const others = languages.map(
        (other) =>
          `<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(siteUrl + address(other, path))}"/>`,
      );
      const when = modifiedAt ? `<lastmod>${modifiedAt}</lastmod>` : "";
      return `<url><loc>${escapeXml(siteUrl + address(language, path))}</loc>${when}${others.join("")}</url>`;
    }),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join("\n")}
</urlset>
`;
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

export function xmlResponse(text: string): Response {
  return new Response(text, {
    headers: {
      "content-type": "application/xml; charset=utf-8",
      "cache-control": "public, max-age=300, s-maxage=300",
    },
  });
}
