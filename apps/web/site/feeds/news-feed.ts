import "server-only";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { htmlText } from "@pledgebook/formats/xml";
import type { Feed } from "feed";
import { h } from "hastscript";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { newFeed } from "./new-feed.ts";

const MOST_ITEMS = 50;

/**
 * The articles, the newest first. An entry's id is its article's own (`urn:pledgebook:article:…`) and never
 * changes, whatever becomes of its address; its time moves only when readers got another text.
 */
export async function articleFeed(locale: Language): Promise<Feed> {
  const say = await getTranslations({ locale, namespace: "feed" });
  const articles = await readerApi().articles.list({ limit: MOST_ITEMS });
  return feedOfArticles(articles, { path: "/feeds/articles", page: "/", title: say("articles"), locale });
}

/** The articles that are filed under a section or a tag, the newest first. Null: there is none, or nothing under it. */
export async function topicFeed(slug: string, locale: Language): Promise<Feed | null> {
  const topic = await readerApi().topics.bySlug({ slug });
  if (!topic) return null;
  return feedOfArticles(topic.list.slice(0, MOST_ITEMS), {
    ...{ path: `/feeds/topics/${slug}`, page: `/topics/${slug}`, locale },
    title: locale === "uk" ? topic.nameUk : topic.nameEn,
  });
}

type Listed = Awaited<ReturnType<ReturnType<typeof readerApi>["articles"]["list"]>>;

function feedOfArticles(
  articles: Listed,
  of: { path: string; page: string; title: string; locale: Language },
): Feed {
  const { locale } = of;
  const { siteUrl } = siteEnvironment();
  const feed = newFeed({ ...of, updated: latest(articles.map((one) => one.modifiedAt)) });
  for (const article of articles) {
    // An entry of JSON Feed without any words is none (version 1.1, 'items').
    const words = article.standfirst || article.opening || article.title;
    feed.addItem({
      id: `urn:pledgebook:article:${article.id}`,
      link: `${siteUrl}${address(locale, `/articles/${article.slug}`)}`,
      title: article.title,
      // Said again as HTML: where there is no content, the library's JSON takes the description for it.
      description: words,
      content: htmlText(h("p", words)),
      ...(article.byline && { author: [{ name: article.byline }] }),
      published: new Date(article.firstPublishedAt ?? 0),
      date: new Date(article.modifiedAt ?? article.firstPublishedAt ?? 0),
    });
  }
  return feed;
}

/** Everything that was put right, the newest first. A correction is never changed, and neither is its entry. */
export async function correctionFeed(locale: Language): Promise<Feed> {
  const say = await getTranslations({ locale, namespace: "feed" });
  const kind = await getTranslations({ locale, namespace: "correction.kind" });
  const corrections = (await readerApi().ledger.corrections()).slice(0, MOST_ITEMS);
  const { siteUrl } = siteEnvironment();
  const times = corrections.map((one) => one.publishedAt);
  const feed = newFeed({
    path: "/feeds/corrections",
    page: "/corrections",
    title: say("corrections"),
    locale,
    updated: latest(times),
  });
  for (const correction of corrections)
    feed.addItem({
      id: `urn:pledgebook:correction:${correction.id}`,
      link: `${siteUrl}${address(locale, `/articles/${correction.articleSlug}`)}`,
      title: `${kind(correction.kind)}: ${correction.articleTitle}`,
      description: correction.note,
      content: htmlText(h("p", correction.note)),
      date: new Date(correction.publishedAt),
    });
  return feed;
}

function latest(times: readonly (string | null)[]): string | null {
  return (
    times
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}
