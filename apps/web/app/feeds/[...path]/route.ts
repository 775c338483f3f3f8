import { emptyFilter, type LedgerFilter, readFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { isPartyCode } from "@pledgebook/core/values/parties";
import { isSlug } from "@pledgebook/core/values/slug";
import { isOneOf, type Language, languages, purposes } from "@pledgebook/core/values/vocabulary";
import { wordsAsHtml, writable } from "@pledgebook/formats/xml";
import type { Feed } from "feed";
import { getTranslations } from "next-intl/server";
import { segmentOf } from "@/server/query.ts";
import { articleFeed, correctionFeed } from "@/site/feeds/news-feed.ts";
import { pledgeFeed } from "@/site/feeds/pledge-feed.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

const types = { xml: "application/atom+xml; charset=utf-8", json: "application/feed+json; charset=utf-8" };

/** `/feeds/articles.xml`, `/feeds/corrections.json`, `/feeds/pledges.xml` with the query of `/pledges`, `/feeds/donors/NL.json`, `/feeds/channels/…`, `/feeds/purposes/…`. */
export async function GET(request: Request, { params }: { params: Promise<{ path: string[] }> }) {
  const { searchParams } = new URL(request.url);
  const language = searchParams.get("lang");
  const locale: Language = isOneOf(languages, language) ? language : "en";
  const segments = (await params).path.map(segmentOf);
  const [, name, form] = /^(.+)\.(xml|json)$/.exec(segments.join("/")) ?? [];
  const feed = name === undefined ? null : await feedOf(name, searchParams, locale);
  if (!feed || (form !== "xml" && form !== "json"))
    return new Response("There is no such feed.\n", { status: 404 });
  return new Response(form === "xml" ? atomOf(feed) : feed.json1(), {
    headers: {
      "content-type": types[form],
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=60, s-maxage=60",
    },
  });
}

/** A title or summary of an entry is plain text here, and HTML in Atom as the library writes it. */
function atomOf(feed: Feed): string {
  for (const item of feed.items) {
    item.title = wordsAsHtml(item.title);
    if (item.description) item.description = wordsAsHtml(item.description);
  }
  return writable(feed.atom1());
}

async function feedOf(name: string, query: URLSearchParams, locale: Language): Promise<Feed | null> {
  if (name === "articles") return articleFeed(locale);
  if (name === "corrections") return correctionFeed(locale);
  const found = await subjectOf(name, query, locale);
  return found && pledgeFeed({ ...found, path: `/feeds/${name}`, locale });
}

/** What a feed is of: the selection, the page that shows the same, and what it is called. */
async function subjectOf(
  name: string,
  query: URLSearchParams,
  locale: Language,
): Promise<{ filter: LedgerFilter; page: string; title: string | null; query?: URLSearchParams } | null> {
  const [kind = "", value, ...more] = name.split("/");
  if (more.length > 0) return null;
  if (kind === "pledges" && value === undefined) {
    const { filter } = readFilter(query, new Date().toISOString().slice(0, 10));
    // How rows are ordered and sums are shown selects nothing: it is the same feed.
    const { sort, currency } = emptyFilter;
    return { filter, page: "/pledges", title: null, query: writeFilter({ ...filter, sort, currency }) };
  }
  if (value === undefined) return null;
  const names = await namesIn(locale);
  if (kind === "donors" && isPartyCode(value))
    return { filter: { ...emptyFilter, donors: [value] }, page: `/${name}`, title: names.party(value) };
  if (kind === "channels" && isSlug(value) && names.channel(value) !== value)
    return { filter: { ...emptyFilter, channels: [value] }, page: `/${name}`, title: names.channel(value) };
  const purpose = value.replaceAll("-", "_");
  if (kind === "purposes" && isOneOf(purposes, purpose)) {
    const say = await getTranslations({ locale, namespace: "purpose" });
    return { filter: { ...emptyFilter, purposes: [purpose] }, page: `/${name}`, title: say(purpose) };
  }
  return null;
}
