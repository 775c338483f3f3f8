import { createHash } from "node:crypto";
import {
  type ArticleDocument,
  countWords,
  normalizeDocument,
  plainText,
} from "@pledgebook/core/text/document";
import { Problem } from "@pledgebook/core/values/problem";
import { parseFeed } from "@rowanmanning/feed-parser";
import { parseHTML } from "linkedom";
import { languageOf } from "./article-blocks.ts";
import { addressOn, blocksOfHtml, wordsOfHtml } from "./html.ts";
import type { ReadArticle } from "./read-article.ts";

/** One entry of a feed, as it was understood. `article` is null where it has no headline or no text. */
export interface FeedItem {
  title: string;
  url: string | null;
  publishedOn: string | null;
  words: number;
  article: ReadArticle | null;
}

type Feed = ReturnType<typeof parseFeed>;

const MOST_ITEMS = 100;
/** Of the HTML of one entry: longer than any article. */
const MOST_CHARACTERS = 500_000;

/**
 * The first hundred entries of a feed, RSS 0.9 to 2.0 or Atom, and how many it has. Each keeps where it came from: the feed's
 * name, the entry's own address and day (by the clocks of `dayOf`, UTC without), and the hash of what the feed said of it. An entry that cannot be read
 * stands there without an article. @throws Problem `feed_unreadable`, also of what has no entries.
 */
export function readFeed(
  text: string,
  dayOf: (moment: string) => string = (moment) => moment.slice(0, 10),
): { items: FeedItem[]; total: number } {
  const feed = parsed(text);
  const { items } = feed;
  // Read once: an entry without its own is of the feed's.
  const own = { publisher: lineOf(feed.title ?? "", 200), authors: feed.authors.map(({ name }) => name) };
  const read = items.slice(0, MOST_ITEMS).map((item) => itemOf(own, item, dayOf));
  // The same entry twice is one.
  const seen = new Set<string>();
  const once = read.filter(({ url }) => url === null || (!seen.has(url) && seen.add(url)));
  return { items: once, total: items.length - (read.length - once.length) };
}

/** The address of the feed that a web page (at `address`) names as its own; null when it names none. */
export function feedAddressIn(page: string, address: string): string | null {
  if (!/<html[\s>]/i.test(page)) return null;
  const { document } = parseHTML(page);
  const base = document.querySelector("base[href]")?.getAttribute("href") ?? "";
  const from = URL.canParse(base, address) ? new URL(base, address) : address;
  const link = document.querySelector(
    'link[rel~="alternate"][type="application/rss+xml"], link[rel~="alternate"][type="application/atom+xml"]',
  );
  const href = link?.getAttribute("href");
  return href && URL.canParse(href, from) ? new URL(href, from).href : null;
}

function parsed(text: string): Feed {
  try {
    const feed = parseFeed(text);
    if (feed.items.length > 0) return feed;
  } catch {
    // Said below: a feed without entries is as good as none.
  }
  throw new Problem("unreadable", "feed_unreadable", "This is no RSS or Atom feed, or it has no entries.");
}

function itemOf(
  feed: { publisher: string; authors: (string | null)[] },
  item: Feed["items"][number],
  dayOf: (moment: string) => string,
): FeedItem {
  const [content, description] = [item.content, item.description];
  const html = content ?? description ?? "";
  const url = item.url && item.url.length <= 2000 && isWebAddress(item.url) ? item.url : null;
  const body = html.length > MOST_CHARACTERS ? null : bodyOf(html, url);
  const text = body ? plainText(body) : "";
  const title = lineOf(item.title ?? "", 250);
  const publishedOn = momentDay(item.published ?? item.updated, dayOf);
  const publisher = feed.publisher || (url ? new URL(url).host : "");
  const hash = createHash("sha256").update(html).digest("hex");
  if (!title || !body || !text) return { title, url, publishedOn, words: countWords(text), article: null };
  const article: ReadArticle = {
    title,
    standfirst: content && description ? lineOf(description, 600) : "",
    byline: lineOf(item.authors[0]?.name ?? feed.authors[0] ?? "", 200),
    publishedOn,
    language: languageOf(text),
    body,
    related: [],
    possibleDays: [],
    leftOut: [],
    sources: publisher
      ? [{ publisher, title, ...(publishedOn ? { date: publishedOn } : {}), ...(url ? { url } : {}), hash }]
      : [],
  };
  return { title, url, publishedOn, words: countWords(text), article };
}

function bodyOf(html: string, base: string | null): ArticleDocument | null {
  const blocks = readable(() => blocksOfHtml(html, addressOn(base ?? undefined)));
  return blocks && normalizeDocument({ type: "doc", content: blocks });
}

/** What is read; null of HTML that nobody has written by hand: it is nested too deep. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function isWebAddress(address: string): boolean {
  return /^https?:\/\/\S+$/i.test(address) && URL.canParse(address);
}

/** The words of a piece of HTML, or of text that was written as if it were none, on one line and no longer than it may be. */
function lineOf(html: string, most: number): string {
  // Its markup may be longer than its words, but not by so much; what is cut off would be cut anyhow.
  const line = readable(() => wordsOfHtml(html.slice(0, 20 * most))) ?? "";
  return line.length <= most ? line : `${line.slice(0, most - 1).trimEnd()}…`;
}

/** A moment's day; null for what is none or is out of the years that a day can have. */
function momentDay(moment: Date | null, dayOf: (moment: string) => string): string | null {
  if (!moment || Number.isNaN(moment.getTime())) return null;
  const day = dayOf(moment.toISOString());
  return /^\d{4}-/.test(day) ? day : null;
}
