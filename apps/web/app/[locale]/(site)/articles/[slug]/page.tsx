import { isSlug } from "@pledgebook/core/values/slug";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ArticleData } from "@/site/article/article-data.tsx";
import { ArticleView } from "@/site/article/article-view.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { shareImages } from "@/site/pictures/share/share-words.ts";

// Kept until a write lets go of it. A front cache may hold it for as many seconds.
export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

/** Asked for once, though the page and its head both tell of it. */
const findArticle = cache(async (slug: string) =>
  isSlug(slug) ? readerApi().articles.bySlug({ slug }) : null,
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const article = await findArticle(slug);
  if (article?.kind !== "article") return { robots: { index: false } };
  const own = ownAddress(locale, `/articles/${slug}`);
  return {
    title: article.title,
    description: article.standfirst || undefined,
    authors: article.byline ? [{ name: article.byline }] : undefined,
    alternates: own.alternates,
    openGraph: {
      ...own.openGraph,
      type: "article",
      title: article.title,
      description: article.standfirst || undefined,
      publishedTime: article.publishedOn ?? undefined,
      modifiedTime: article.modifiedAt ?? undefined,
      images: shareImages(`articles/${slug}`, locale, article.title, article.modifiedAt),
    },
    twitter: { card: "summary_large_image" },
  };
}

export default async function ArticlePage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const article = await findArticle(slug);
  if (article?.kind === "moved") permanentRedirect(address(locale, `/articles/${article.slug}`));
  const say = await getTranslations("article");
  if (!article) notFound();
  const path = `/articles/${slug}`;
  if (article.kind === "withdrawn")
    return (
      <SitePage path={path}>
        <h1 className="text-3xl">{say("withdrawn")}</h1>
        <p className="mt-4 max-w-measure text-lg">{article.notice}</p>
      </SitePage>
    );
  return (
    <SitePage path={path}>
      <ArticleData article={article} locale={locale} />
      <ArticleView article={article} locale={locale} />
    </SitePage>
  );
}
