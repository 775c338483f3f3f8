import { type Language, languages } from "@pledgebook/core/values/vocabulary";
import { xmlFile } from "@pledgebook/formats/xml";
import type { Element } from "xast";
import { x } from "xastscript";
import { address } from "@/i18n/address.ts";

/** A page as a sitemap tells of it (https://www.sitemaps.org/protocol.html). `path`: without a language. */
export interface SitemapEntry {
  path: string;
  /** When readers last got another page; absent where nobody keeps it. */
  modifiedAt?: string | null;
}

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** A sitemap may hold 50,000 addresses; a fifth of them, each with its other languages, is a file that is still made at once. */
const MOST_PAGES = 10_000 / languages.length;

/** Pages that are listed as they are asked for. */
export interface PageSource {
  count: number;
  list: (offset: number, limit: number) => Promise<readonly SitemapEntry[]>;
}

export const sourceOf = (entries: readonly SitemapEntry[]): PageSource => ({
  count: entries.length,
  list: async (offset, limit) => entries.slice(offset, offset + limit),
});

/**
 * Every page in every language that the site is served in, each naming the others: as one sitemap, or, where that would be longer than a sitemap may
 * be, as an index of parts, each of pages of one source. `part`: which of them, from 1 on; null: the one or the index. Null:
 * there is no such part.
 */
export async function sitemap(
  sources: readonly PageSource[],
  part: number | null,
  site: { url: string; languages: readonly Language[] },
): Promise<string | null> {
  const all = sources.reduce((sum, { count }) => sum + count, 0);
  if (all <= MOST_PAGES) {
    if (part !== null && part !== 1) return null;
    const lists = await Promise.all(sources.map((source) => source.list(0, source.count)));
    return sitemapOf(lists.flat(), site);
  }
  const parts = sources.flatMap((source) =>
    Array.from({ length: Math.ceil(source.count / MOST_PAGES) }, (_, index) => ({ source, index })),
  );
  if (part === null) return indexOf(parts.length, `${site.url}/sitemap.xml?part=`);
  const asked = Number.isInteger(part) ? parts[part - 1] : undefined;
  return asked ? sitemapOf(await asked.source.list(asked.index * MOST_PAGES, MOST_PAGES), site) : null;
}

function sitemapOf(
  entries: readonly SitemapEntry[],
  { url: siteUrl, languages: served }: { url: string; languages: readonly Language[] },
): string {
  const urls = entries.flatMap(({ path, modifiedAt }) =>
    served.map((language) =>
      x("url", [
        x("loc", siteUrl + address(language, path)),
        ...(modifiedAt ? [x("lastmod", modifiedAt)] : []),
        ...served.map((other) =>
          x("xhtml:link", {
            rel: "alternate",
            hreflang: other,
            href: siteUrl + address(other, path),
          }),
        ),
      ]),
    ),
  );
  return fileOf("urlset", urls, { "xmlns:xhtml": "http://www.w3.org/1999/xhtml" });
}

function indexOf(parts: number, beginning: string): string {
  const sitemaps = Array.from({ length: parts }, (_, index) =>
    x("sitemap", [x("loc", `${beginning}${index + 1}`)]),
  );
  return fileOf("sitemapindex", sitemaps);
}

/** An article as readers of news are told of it. `publishedAt`: when readers first got it. */
export interface NewsEntry {
  slug: string;
  language: Language;
  title: string;
  publishedAt: string;
}

/** News (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap). */
export function newsSitemap(entries: readonly NewsEntry[], site: { name: string; url: string }): string {
  const urls = entries.map(({ slug, language, title, publishedAt }) =>
    x("url", [
      x("loc", `${site.url}/articles/${slug}`),
      x("news:news", [
        x("news:publication", [x("news:name", site.name), x("news:language", language)]),
        x("news:publication_date", publishedAt),
        x("news:title", title),
      ]),
    ]),
  );
  return fileOf("urlset", urls, { "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" });
}

/** A line for each address, for people who look. */
function fileOf(name: string, elements: readonly Element[], namespaces: Record<string, string> = {}): string {
  const lines = elements.flatMap((element) => [element, "\n"]);
  return xmlFile(x(name, { xmlns: NAMESPACE, ...namespaces }, ["\n", ...lines]));
}
