import { emptyFilter, type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { refuseKeys, takeKeys } from "@pledgebook/core/ledger/query";
import { channelCalled } from "@pledgebook/core/values/channel-called";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import { type Language, languages } from "@pledgebook/core/values/vocabulary";
import { wordsAsHtml, writable } from "@pledgebook/formats/xml";
import type { Feed } from "feed";
import { getTranslations } from "next-intl/server";
import { readerApi } from "@/server/api.ts";
import { questionOf, understood } from "@/server/files.ts";
import { segmentOf } from "@/server/query.ts";
import { articleFeed, correctionFeed, topicFeed } from "@/site/feeds/news-feed.ts";
import { pledgeFeed } from "@/site/feeds/pledge-feed.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

const types = { xml: "application/atom+xml; charset=utf-8", json: "application/feed+json; charset=utf-8" };

/** `/feeds/articles.xml`, `/feeds/corrections.json`, `/feeds/pledges.xml` with the query of `/pledges`, `/feeds/donors/NL.json`, `/feeds/channels/…`, `/feeds/purposes/…`, `/feeds/topics/…`. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { search, searchParams } = new URL(request.url);
  const segments = (await params).path.map(segmentOf);
  const [, name, form] = /^(.+)\.(xml|json)$/.exec(segments.join("/")) ?? [];
  if (name === undefined || (form !== "xml" && form !== "json")) return none();
  return understood(async () => {
    const { taken, rest } = takeKeys(searchParams, { lang: languages });
    const feed = await feedOf(name, rest, taken.lang ?? "en");
    if (!feed) return none();
    if (typeof feed === "string")
      return new Response(null, { status: 308, headers: { location: `${feed}.${form}${search}` } });
    return new Response(form === "xml" ? atomOf(feed) : jsonOf(feed), {
      headers: {
        "content-type": types[form],
        "access-control-allow-origin": "*",
        "cache-control": "public, max-age=60, s-maxage=60",
      },
    });
  });
}

const none = () => new Response("There is no such feed.\n", { status: 404 });

/** A title or summary of an entry is plain text here, and HTML in Atom as the library writes it. */
function atomOf(feed: Feed): string {
  for (const item of feed.items) {
    item.title = wordsAsHtml(item.title);
    if (item.description) item.description = wordsAsHtml(item.description);
  }
  return writable(feed.atom1()).replace(
    "?>",
    '?>\n<?xml-stylesheet type="text/css" href="/feeds/style.css"?>',
  );
}

/** Version 1.1 (jsonfeed.org): authors are a list, and the feed says its language. The library writes version 1. */
function jsonOf(feed: Feed): string {
  const { version: _, author, ...rest } = JSON.parse(feed.json1());
  const withAuthors = ({ author: one, ...item }: Record<string, unknown>) =>
    one ? { ...item, authors: [one].flat() } : item;
  return JSON.stringify(
    {
      version: "https://jsonfeed.org/version/1.1",
      ...rest,
      language: feed.options.language,
      authors: [author],
      items: rest.items.map(withAuthors),
    },
    null,
    2,
  );
}

/** A feed; its own address, where it was asked for by another name; or null, where there is none. */
async function feedOf(name: string, query: URLSearchParams, locale: Language): Promise<Feed | string | null> {
  if (name === "pledges") {
    // A feed has no pages.
    refuseKeys(query, ["after"]);
    const { filter } = await questionOf(query);
    // How rows are ordered and sums are shown selects nothing: it is the same feed.
    const { sort, currency } = emptyFilter;
    const selection = writeFilter({ ...filter, sort, currency });
    return pledgeFeed({
      filter,
      path: "/feeds/pledges",
      page: "/pledges",
      title: null,
      query: selection,
      locale,
    });
  }
  const [, topic] = /^topics\/([^/]+)$/.exec(name) ?? [];
  if (topic !== undefined) {
    refuseKeys(query);
    return topicFeed(topic, locale);
  }
  const found = await subjectOf(name, locale);
  if (name !== "articles" && name !== "corrections" && !found) return null;
  refuseKeys(query);
  if (name === "articles") return articleFeed(locale);
  if (name === "corrections") return correctionFeed(locale);
  if (!found) return null;
  const { path, filter, title } = found;
  return path === `/${name}`
    ? pledgeFeed({ filter, path: `/feeds${path}`, page: path, title, locale })
    : `/feeds${path}`;
}

/** Whose pledges a feed is of: the page that shows the same, the selection, and what it is called. */
async function subjectOf(
  name: string,
  locale: Language,
): Promise<{ path: string; filter: LedgerFilter; title: string } | null> {
  const [kind = "", value, ...more] = name.split("/");
  if (value === undefined || more.length > 0) return null;
  const { parties, channels, purposes } = await readerApi().ledger.names();
  const names = await namesIn(locale);
  if (kind === "donors") {
    const code = partyCalled(value, parties);
    return code === null
      ? null
      : { path: `/donors/${code}`, filter: { ...emptyFilter, donors: [code] }, title: names.party(code) };
  }
  if (kind === "channels") {
    const slug = channelCalled(value, channels);
    return slug === null
      ? null
      : {
          path: `/channels/${slug}`,
          filter: { ...emptyFilter, channels: [slug] },
          title: names.channel(slug),
        };
  }
  const purpose = kind === "purposes" ? purposeCalled(value, purposes) : null;
  if (purpose === null) return null;
  const say = await getTranslations({ locale, namespace: "purpose" });
  const path = `/purposes/${purpose.replaceAll("_", "-")}`;
  return { path, filter: { ...emptyFilter, purposes: [purpose] }, title: say(purpose) };
}
