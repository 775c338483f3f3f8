import { address } from "@/i18n/address.ts";
import { shareImage } from "@/pictures/share-images.ts";
import { siteEnvironment } from "@/server/environment.ts";

interface Article {
  slug: string;
  title: string;
  standfirst: string;
  byline: string;
  language: string;
  publishedOn: string | null;
  firstPublishedAt: string | null;
  modifiedAt: string | null;
  corrections: { note: string; publishedAt: string }[];
}

/** What machines read of an article: schema.org's NewsArticle with its corrections, and where it stands in the site. */
export function ArticleData({
  article,
  locale,
  section,
}: {
  article: Article;
  locale: string;
  section: string;
}) {
  const { siteName, siteUrl } = siteEnvironment();
  const url = `${siteUrl}${address(locale, `/articles/${article.slug}`)}`;
  const publisher = { "@type": "NewsMediaOrganization", name: siteName, url: siteUrl };
  return (
    <>
      <JsonLd
        data={{
          "@type": "NewsArticle",
          headline: article.title,
          description: article.standfirst || undefined,
          inLanguage: article.language,
          url,
          mainEntityOfPage: url,
          image: `${siteUrl}${shareImage(`articles/${article.slug}`, locale, article.title, article.modifiedAt)[0].url}`,
          datePublished: article.firstPublishedAt ?? article.publishedOn ?? undefined,
          dateModified: article.modifiedAt ?? undefined,
          author: article.byline ? { "@type": "Person", name: article.byline } : publisher,
          publisher,
          correction: article.corrections.map(({ note, publishedAt }) => ({
            "@type": "CorrectionComment",
            text: note,
            datePublished: publishedAt,
          })),
        }}
      />
      <JsonLd
        data={{
          "@type": "BreadcrumbList",
          itemListElement: [
            { "@type": "ListItem", position: 1, name: siteName, item: `${siteUrl}${address(locale, "/")}` },
            { "@type": "ListItem", position: 2, name: section, item: url },
          ],
        }}
      />
    </>
  );
}

/** A block of JSON-LD; a '<' in it is written so that no text of an article ends the script early. */
function JsonLd({ data }: { data: Record<string, unknown> }) {
  const text = JSON.stringify({ "@context": "https://schema.org", ...data }).replaceAll("<", "\\u003c");
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />;
}
