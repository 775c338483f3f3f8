import { recordDay } from "@pledgebook/api/server/days";
import { isSlug } from "@pledgebook/core/values/slug";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi, recordToday } from "@/server/api.ts";
import { TextDifference } from "@/site/article/text-difference.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { dayText, momentText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const history = isSlug(slug) ? await readerApi().articles.history({ slug }) : null;
  const say = await getTranslations({ locale, namespace: "article_history" });
  const title = history?.versions[0]?.title;
  return {
    title: title ? say("title_of", { title }) : say("title"),
    description: say("lead"),
    robots: { index: false },
  };
}

/** Every version that readers were given, each with what it changed. */
export default async function ArticleHistoryPage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const history = isSlug(slug) ? await readerApi().articles.history({ slug }) : null;
  if (!history) notFound();
  const say = await getTranslations("article_history");
  return (
    <SitePage path={`/articles/${slug}/history`}>
      <p className="text-sm">
        <a href={address(locale, `/articles/${slug}`)}>{say("to_article")}</a>
      </p>
      <h1 className="mt-2 text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <ol className="mt-6 grid gap-10">
        {history.versions.map((version, index) => {
          const before = history.versions[index + 1];
          return (
            <li key={version.number} className="border-t border-line pt-4">
              <h2 className="text-xl">
                <time dateTime={version.at}>{momentText(version.at, locale)}</time>
              </h2>
              {recordDay(version.at) < recordToday() && (
                <p className="text-sm">
                  <a
                    href={address(locale, `/articles/${slug}/history/${recordDay(version.at)}`)}
                    rel="nofollow"
                  >
                    {say("as_of_link", { day: dayText(recordDay(version.at), locale) })}
                  </a>
                </p>
              )}
              {before ? (
                <div lang={history.language} className="prose mt-3 max-w-measure">
                  <h3>
                    <TextDifference before={before.title} after={version.title} />
                  </h3>
                  <TextDifference before={before.text} after={version.text} />
                </div>
              ) : (
                <p className="mt-1 text-muted">{say("first")}</p>
              )}
            </li>
          );
        })}
      </ol>
    </SitePage>
  );
}
