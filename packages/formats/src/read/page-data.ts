import { normalizeText } from "@pledgebook/core/text/document";

/** What a page says of itself to machines: in JSON-LD (schema.org `NewsArticle`), in `<meta>`, in `<time>` and in its `<h1>`. */
export interface PageData {
  title: string | undefined;
  byline: string;
  description: string | undefined;
  /** As it is written. */
  publishedOn: string | null;
  publisher: string | null;
  /** The canonical address. */
  url: string | undefined;
}

const ARTICLE =
  /^(?:NewsArticle|Article|ReportageNewsArticle|BlogPosting|LiveBlogPosting|AnalysisNewsArticle|OpinionNewsArticle|BackgroundNewsArticle|Report|WebPage)$/;

/** Reads it. `address`: from where the page came, for links that are told in part. */
export function pageData(document: Document, address?: string): PageData {
  const meta = (...names: string[]) =>
    names
      .map((name) =>
        document
          .querySelector(`meta[property="${name}"], meta[name="${name}"], meta[itemprop="${name}"]`)
          ?.getAttribute("content")
          ?.trim(),
      )
      .find(Boolean) ?? null;
  const told = articleData(document);
  const canonical =
    document.querySelector('link[rel="canonical"]')?.getAttribute("href") ??
    textOf(told?.url) ??
    meta("og:url");
  const heads = [...document.querySelectorAll("h1")]
    .map((head) => lineOf(head.textContent ?? ""))
    .filter(Boolean);
  const headline = lineOf(textOf(told?.headline) ?? meta("og:title", "twitter:title") ?? "");
  const [only, ...others] = heads;
  // What is seen goes before what is told to machines, where it is the same headline.
  const seen =
    heads.find((head) => head === headline) ??
    (others.length === 0 && only !== undefined && shares(only, headline) ? only : undefined);
  const authors = namesOf(told?.author);
  const author =
    authors.length > 0 ? authors.join(", ") : (meta("author", "article:author", "dc.creator", "byl") ?? "");
  const name = lineOf(author.replace(/^(?:by|автор)[\s:]+/iu, ""));
  return {
    title: (seen ?? headline) || undefined,
    byline: /^https?:|^@/.test(name) ? "" : name.slice(0, 200),
    description: (textOf(told?.description) ?? meta("og:description", "description"))?.slice(0, 600),
    publishedOn:
      textOf(told?.datePublished) ??
      meta(
        "article:published_time",
        "datePublished",
        "date",
        "dc.date",
        "dc.date.issued",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
      ) ??
      timeOf(document),
    publisher: namesOf(told?.publisher)[0] ?? meta("og:site_name", "application-name"),
    url: addressOf(canonical, address) ?? address,
  };
}

function addressOf(href: string | null | undefined, base: string | undefined): string | undefined {
  if (!href || !URL.canParse(href, base)) return undefined;
  const url = new URL(href, base);
  return /^https?:$/.test(url.protocol) ? url.href : undefined;
}

const lineOf = (text: string) => normalizeText(text).trim();

function shares(a: string, b: string): boolean {
  const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []);
  const [mine, theirs] = [words(a), words(b)];
  const common = [...mine].filter((word) => theirs.has(word)).length;
  return b === "" || common >= Math.min(mine.size, theirs.size) / 2;
}

function timeOf(document: Document): string | null {
  const times = [...document.querySelectorAll("time[datetime]")];
  const own = times.find(
    (time) => time.closest("article, header, main") && !time.closest("aside, nav, footer"),
  );
  return (own ?? times[0])?.getAttribute("datetime") ?? null;
}

type Data = Record<string, unknown>;

/** The first description of an article in the page's JSON-LD; null without one, or where it is no JSON. */
function articleData(document: Document): Data | null {
  const all: Data[] = [];
  const add = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value.slice(0, 100)) add(one);
    else if (value && typeof value === "object") {
      all.push(value as Data);
      add((value as Data)["@graph"]);
    }
  };
  for (const script of [...document.querySelectorAll('script[type="application/ld+json"]')].slice(0, 20))
    try {
      add(JSON.parse(script.textContent ?? ""));
    } catch {
      // What cannot be read says nothing; the page still does.
    }
  const isArticle = ({ "@type": type }: Data, kind: RegExp) =>
    [type].flat().some((one) => typeof one === "string" && kind.test(one));
  return (
    all.find((one) => isArticle(one, ARTICLE) && !isArticle(one, /^WebPage$/)) ??
    all.find((one) => isArticle(one, /^WebPage$/)) ??
    null
  );
}

const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;

function namesOf(value: unknown): string[] {
  return [value].flat().flatMap((one) => textOf(one) ?? textOf((one as Data | null)?.name) ?? []);
}
