import type { NewsMediaOrganization } from "schema-dts";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { Breadcrumbs, JsonLd } from "@/site/chrome/json-ld.tsx";
import { shareImageAddress } from "@/site/pictures/share/share-words.ts";

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
export function ArticleData({ article, locale }: { article: Article; locale: string }) {
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const url = `${siteUrl}${address(locale, `/articles/${article.slug}`)}`;
  const published = article.publishedOn ?? article.firstPublishedAt;
  const publisher: NewsMediaOrganization = {
    "@type": "NewsMediaOrganization",
    name: siteName,
    url: siteUrl,
    logo: `${siteUrl}/apple-icon.png`,
  };
  return (
    <>
      <JsonLd
        data={{
          "@type": "NewsArticle",
          headline: article.title,
          ...(article.standfirst && { description: article.standfirst }),
          inLanguage: article.language,
          url,
          mainEntityOfPage: url,
          image: `${siteUrl}${shareImageAddress(`articles/${article.slug}`, locale, article.modifiedAt)}`,
          ...(published && { datePublished: published }),
          ...(article.modifiedAt && { dateModified: article.modifiedAt }),
          author: article.byline ? { "@type": "Person", name: article.byline } : publisher,
          publisher,
          correction: article.corrections.map(({ note, publishedAt }) => ({
            "@type": "CorrectionComment",
            text: note,
            datePublished: publishedAt,
          })),
        }}
      />
      <Breadcrumbs locale={locale} steps={[[article.title, `/articles/${article.slug}`]]} />
    </>
  );
}
