import "server-only";
import { bilateral } from "@pledgebook/core/ledger/filter";
import { readerApi } from "@/server/api.ts";
import { type PageSource, type SitemapEntry, sourceOf } from "./sitemap.ts";

const PAGES = [
  ...["/", "/pledges", "/donors", "/donors/compare", "/overdue", "/channels", "/purposes", "/articles"],
  ...["/authors", "/topics", "/corrections", "/methodology", "/data", "/about", "/contact", "/privacy"],
  "/follow",
];

type PublishedArticle = Awaited<ReturnType<ReturnType<typeof readerApi>["articles"]["addresses"]>>[number];

/** Every page that search engines should know: those of pledges, of which there are many more, apart from all others. */
export async function publicPages(): Promise<PageSource[]> {
  const others = await otherPages();
  const { addresses } = readerApi().ledger;
  const { count } = await addresses({ offset: 0, limit: 0 });
  return [
    sourceOf(others),
    {
      count,
      list: async (offset, limit) =>
        (await addresses({ offset, limit })).pledges.map(({ code, changedAt }) => ({
          path: `/pledges/${code}`,
          modifiedAt: changedAt,
        })),
    },
  ];
}

async function otherPages(): Promise<SitemapEntry[]> {
  const api = readerApi();
  const [holders, channels, purposes, authors, topics] = await Promise.all([
    api.ledger.holders(),
    api.ledger.slices({ by: "channel" }),
    api.ledger.slices({ by: "purpose" }),
    api.articles.authors(),
    api.topics.list(),
  ]);
  const donors = new Set(holders.flatMap(({ donorCodes }) => donorCodes));
  const paths = [
    ...PAGES,
    ...[...donors].map((code) => `/donors/${code}`).sort(),
    ...channels.flatMap(({ slice }) => (slice === bilateral ? [] : [`/channels/${slice}`])).sort(),
    ...purposes.map(({ slice }) => `/purposes/${slice.replaceAll("_", "-")}`).sort(),
    ...authors.map(({ slug }) => `/authors/${slug}`).sort(),
    ...topics.flatMap(({ slug, published }) => (published > 0 ? [`/topics/${slug}`] : [])).sort(),
  ];
  const pages: SitemapEntry[] = paths.map((path) => ({ path }));
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
