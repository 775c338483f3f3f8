import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";
import { ArticleList } from "@/site/article/article-list.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

const topicOf = (slug: string) => readerApi().topics.bySlug({ slug: segmentOf(slug) });
const nameIn = (locale: string, { nameEn, nameUk }: { nameEn: string; nameUk: string }) =>
  locale === "uk" ? nameUk : nameEn;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const topic = await topicOf(slug);
  if (!topic) return {};
  const say = await getTranslations({ locale, namespace: "topic" });
  const name = nameIn(locale, topic);
  return {
    title: name,
    description: say("description", { name, count: topic.published }),
    ...ownAddress(locale, `/topics/${topic.slug}`, `/feeds/topics/${topic.slug}`),
  };
}

export default async function TopicPage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const topic = await topicOf(slug);
  if (!topic) notFound();
  const say = await getTranslations("topic");
  const language = locale === "en" ? "" : `?lang=${locale}`;
  return (
    <SitePage path={`/topics/${topic.slug}`}>
      <p className="kicker">
        <a href={address(locale, "/topics")}>{say(`${topic.kind}s`)}</a>
      </p>
      <h1 className="mt-1 text-3xl sm:text-4xl">{nameIn(locale, topic)}</h1>
      <p className="mt-2 flex flex-wrap gap-x-4 text-muted">
        {say("count", { count: topic.published })}
        <span className="text-sm no-print">
          <a href={`/feeds/topics/${topic.slug}.xml${language}`}>Atom</a> ·{" "}
          <a href={`/feeds/topics/${topic.slug}.json${language}`}>JSON Feed</a>
        </span>
      </p>
      <ArticleList articles={topic.list} locale={locale} />
    </SitePage>
  );
}
