import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";
import { ArticleList } from "@/site/article/article-list.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { toldIn } from "@/wording/for-what.ts";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

const authorOf = (slug: string) => readerApi().articles.byAuthor({ slug: segmentOf(slug) });

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const author = await authorOf(slug);
  if (!author) return {};
  const say = await getTranslations({ locale, namespace: "authors" });
  return {
    title: author.name,
    description: say("description", { name: author.name, count: author.articles }),
    ...ownAddress(locale, `/authors/${author.slug}`),
  };
}

export default async function AuthorPage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const author = await authorOf(slug);
  if (!author) notFound();
  if (author.slug !== segmentOf(slug)) permanentRedirect(address(locale, `/authors/${author.slug}`));
  const about = toldIn(locale, author.aboutEn, author.aboutUk);
  const say = await getTranslations("authors");
  return (
    <SitePage path={`/authors/${author.slug}`}>
      <p className="kicker">
        <a href={address(locale, "/authors")}>{say("title")}</a>
      </p>
      <h1 className="mt-1 text-3xl sm:text-4xl">{author.name}</h1>
      {about && (
        <p lang={about.lang} className="mt-3 max-w-measure whitespace-pre-line text-lg">
          {about.text}
        </p>
      )}
      <p className="mt-2 text-muted">{say("articles", { count: author.articles })}</p>
      <ArticleList articles={author.list} locale={locale} />
    </SitePage>
  );
}
