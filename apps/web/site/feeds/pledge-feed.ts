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
import { rowText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { newFeed } from "./new-feed.ts";

const MOST_ITEMS = 50;

/**
 * What the ledger learned last of a selection. One entry a pledge, whose id is its address and never changes; its time is
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
  const purpose = await getTranslations({ locale, namespace: "purpose" });
  const names = await namesIn(locale);
  const query = writeFilter({ ...filter, sort: "recorded" }).toString();
  const { rows } = await readerApi().ledger.query({ query, limit: 4 * MOST_ITEMS });
  const pledges = [...Map.groupBy(rows, (row) => row.code).values()].slice(0, MOST_ITEMS);
  const title = options.title === null ? say("all") : say("of", { name: options.title });
  const feed = newFeed({
    path: options.path,
    page: options.page,
    query: options.query,
    title,
    locale,
    updated: rows[0]?.recordedAt ?? null,
  });
  for (const parts of pledges) {
    const [first] = parts;
    if (!first) continue;
    const sums = parts.map((row) =>
      [rowText(row, locale, amount), status(row.status).toLocaleLowerCase(locale)].join(", "),
    );
    const { evidence } = first;
    const sentence = `${siteUrl}${address(locale, `/articles/${evidence.articleSlug}`)}#m-${evidence.annotationId}`;
    feed.addItem({
      id: `${siteUrl}/pledges/${first.code}`,
      link: `${siteUrl}${address(locale, `/pledges/${first.code}`)}`,
      title: `${names.parties(first.donorCodes)}: ${sums.join("; ")}`,
      date: new Date(
        parts
          .map((row) => row.recordedAt)
          .sort()
          .at(-1) ?? 0,
      ),
      content: [
        h("p", first.purposeNote && locale === "en" ? first.purposeNote : purpose(first.purpose)),
        h("blockquote", evidence.quote),
        h("p", h("a", { href: sentence }, say("sentence"))),
      ]
        .map((part) => htmlText(part))
        .join("\n"),
      category: [{ name: first.purpose }],
    });
  }
  return feed;
}
