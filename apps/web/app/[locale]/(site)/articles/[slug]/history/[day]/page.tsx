import { recordDay } from "@pledgebook/api/server/days";
import { isDay } from "@pledgebook/core/values/day";
import { isSlug } from "@pledgebook/core/values/slug";
import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi, recordToday } from "@/server/api.ts";
import { ArticleView } from "@/site/article/article-view.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { dayText, momentText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; slug: string; day: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug, day } = await params;
  const found = await stateOf(slug, day);
  const say = await getTranslations({ locale, namespace: "article_history" });
  return {
    title: found
      ? say("as_of_title", { title: found.article.title, day: dayText(day, locale) })
      : say("title"),
    robots: { index: false },
    alternates: { canonical: address(locale, `/articles/${slug}`) },
  };
}

/** The article as readers had it when a day ended (Memento, RFC 7089): its words, without what is said of its pledges today. */
export default async function ArticleOfDayPage({ params }: Props) {
  const { locale, slug, day } = await params;
  setRequestLocale(locale);
  const found = await stateOf(slug, day);
  if (!found) notFound();
  // Of a day before the first there is nothing: the first is the nearest.
  const since = recordDay(found.at);
  if (day < since) redirect(address(locale, `/articles/${slug}/history/${since}`));
  const say = await getTranslations("article_history");
  return (
    <>
      <div role="status" className="bg-accent px-5 py-2 text-center text-sm text-accent-ink">
        {say("as_of", { day: dayText(day, locale), moment: momentText(found.at, locale) })}{" "}
        <a href={address(locale, `/articles/${slug}`)} className="text-accent-ink underline">
          {say("as_of_now")}
        </a>
      </div>
      <SitePage path={`/articles/${slug}/history/${day}`}>
        <ArticleView article={found.article} locale={locale} />
      </SitePage>
    </>
  );
}

/** A day that is not over has no state yet. */
async function stateOf(slug: string, day: string) {
  return isSlug(slug) && isDay(day) && day < recordToday() ? readerApi().articles.asOf({ slug, day }) : null;
}
