import "server-only";
import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { htmlText } from "@pledgebook/formats/xml";
import type { Feed } from "feed";
import { h } from "hastscript";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { amountText } from "@/wording/amount.ts";
import { forWhat, goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { newFeed } from "./new-feed.ts";

const MOST_ITEMS = 50;

/**
 * What the ledger learned last of a selection. One entry a pledge, whose id has its code and never changes, whatever becomes of the address; its time is
 * when the ledger last said something else of it (RFC 4287, 4.2.15: a significant change).
 */
export async function pledgeFeed(options: {
  filter: LedgerFilter;
  /** Of the feed itself, without an ending. */
  path: string;
  /** Of the page that it belongs to. */
  page: string;
  title: string | null;
  /** What of its selection its path does not say. */
  query?: URLSearchParams;
  locale: Language;
}): Promise<Feed> {
  const { locale, filter } = options;
  const { siteUrl } = siteEnvironment();
  const say = await getTranslations({ locale, namespace: "feed" });
  const amount = await getTranslations({ locale, namespace: "amount" });
  const status = await getTranslations({ locale, namespace: "status" });
  const partly = await getTranslations({ locale, namespace: "status_partly" });
  const purpose = await getTranslations({ locale, namespace: "purpose" });
  const names = await namesIn(locale);
  const query = writeFilter({ ...filter, sort: "recorded" }).toString();
  const pledges = await readerApi().ledger.pledges({ query, limit: MOST_ITEMS });
  const title = options.title === null ? say("all") : say("of", { name: options.title });
  const feed = newFeed({
    path: options.path,
    page: options.page,
    query: options.query,
    title,
    locale,
    updated: pledges[0]?.recordedAt ?? null,
  });
  for (const pledge of pledges) {
    const sum =
      pledge.amount.currency === null
        ? (goodsText(pledge, locale) ?? amount("unquantified"))
        : amountText(pledge.amount, locale, amount);
    const stages = [
      status(pledge.status).toLocaleLowerCase(locale),
      ...(pledge.partly ? [partly(pledge.partly)] : []),
    ];
    const { evidence } = pledge;
    const sentence = `${siteUrl}${address(locale, `/articles/${evidence.articleSlug}`)}#m-${evidence.annotationId}`;
    feed.addItem({
      id: `urn:pledgebook:pledge:${pledge.code}`,
      link: `${siteUrl}${address(locale, `/pledges/${pledge.code}`)}`,
      title: `${names.parties(pledge.donorCodes)}: ${[sum, ...stages].join(", ")}`,
      date: new Date(pledge.recordedAt),
      content: [
        h("p", forWhat(pledge, locale, purpose)),
        h("blockquote", evidence.quote),
        h("p", h("a", { href: sentence }, say("sentence"))),
      ]
        .map((part) => htmlText(part))
        .join("\n"),
      category: [{ name: pledge.purpose, term: pledge.purpose }],
    });
  }
  return feed;
}
