import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { ArticleList } from "@/site/article/article-list.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

/** Articles on one page of the archive. */
const PAGE = 50;

/** The page that is asked for, from 1 on; null where that is none. */
function pageAsked({ page }: SearchParams): number | null {
  if (page === undefined) return 1;
  return typeof page === "string" && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : null;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "archive" });
  const page = pageAsked(await searchParams) ?? 1;
  const count = await readerApi().articles.count();
  return {
    title: page === 1 ? say("title") : say("title_page", { page }),
    description: say("description", { count }),
    ...ownAddress(locale, page === 1 ? "/articles" : `/articles?page=${page}`, "/feeds/articles"),
  };
}

export default async function ArchivePage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("archive");
  const page = pageAsked(await searchParams);
  if (page === null) notFound();
  const api = readerApi();
  const [count, articles] = await Promise.all([
    api.articles.count(),
    api.articles.list({ limit: PAGE, offset: PAGE * (page - 1) }),
  ]);
  if (page > 1 && articles.length === 0) notFound();
  const to = (other: number) => address(locale, other === 1 ? "/articles" : `/articles?page=${other}`);
  return (
    <SitePage path="/articles">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-2 text-muted">
        {say("count", { count })} <a href={address(locale, "/authors")}>{say("authors")}</a> ·{" "}
        <a href={address(locale, "/topics")}>{say("topics")}</a>
      </p>
      <ArticleList articles={articles} locale={locale} byMonth />
      <nav aria-label={say("pages")} className="mt-8 flex gap-5">
        {page > 1 && (
          <a href={to(page - 1)} rel="prev">
            {say("newer")}
          </a>
        )}
        {PAGE * page < count && (
          <a href={to(page + 1)} rel="next">
            {say("older")}
          </a>
        )}
      </nav>
    </SitePage>
  );
}
