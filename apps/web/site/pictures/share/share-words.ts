import "server-only";
import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import { isSlug } from "@pledgebook/core/values/slug";
import { getTranslations } from "next-intl/server";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { forWhat, goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { type ShareWords, shareSize } from "./share-image.ts";

/** What the share image of a page says: `articles/<slug>`, `pledges/<code>`, or `site` for all others. Null: no such page. */
export async function shareWords(path: string, locale: string): Promise<ShareWords | null> {
  const [kind, name, ...more] = path.split("/");
  if (more.length > 0) return null;
  if (kind === "site" && name === undefined) return siteWords(locale);
  if (kind === "articles" && name !== undefined && isSlug(name)) return articleWords(name, locale);
  if (kind === "pledges" && name !== undefined && isPledgeCode(name)) return pledgeWords(name, locale);
  return null;
}

async function siteWords(locale: string): Promise<ShareWords> {
  const say = await getTranslations({ locale, namespace: "site" });
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  return {
    kicker: say("tagline"),
    title: siteName,
    note: say("description"),
    foot: new URL(siteUrl).host,
    site: siteName,
  };
}

async function articleWords(slug: string, locale: string): Promise<ShareWords | null> {
  const article = await readerApi().articles.bySlug({ slug });
  if (article?.kind !== "article") return null;
  const say = await getTranslations({ locale, namespace: "article" });
  const siteName = siteFace().name;
  const pledges = new Set(article.marks.map((mark) => mark.pledge.code)).size;
  return {
    kicker: article.publishedOn ? dayText(article.publishedOn, locale) : siteName,
    title: article.title,
    note: article.standfirst,
    foot: [
      article.byline && say("by", { name: article.byline }),
      pledges > 0 && say("pledges_marked", { count: pledges }),
    ]
      .filter(Boolean)
      .join("  ·  "),
    site: siteName,
  };
}

async function pledgeWords(code: string, locale: string): Promise<ShareWords | null> {
  const found = await readerApi().pledges.byCode({ code });
  if (!found) return null;
  const [amount, status, purpose] = [
    await getTranslations({ locale, namespace: "amount" }),
    await getTranslations({ locale, namespace: "status" }),
    await getTranslations({ locale, namespace: "purpose" }),
  ];
  const names = await namesIn(locale);
  const { pledge } = found;
  return {
    kicker: code,
    title: names.parties(pledge.donorCodes),
    figure:
      pledge.amount.currency === null
        ? (goodsText(pledge, locale) ?? amount("unquantified"))
        : amountText(pledge.amount, locale, amount),
    note: forWhat(pledge, locale, purpose),
    status: { code: pledge.status, text: status(pledge.status) },
    foot: pledge.announcedOn ? dayText(pledge.announcedOn, locale) : "",
    site: siteFace().name,
  };
}

/**
 * The address of a page's share image, on this site. `at`: the moment of the page's last change; networks keep an image for
 * as long as its address stays the same.
 */
export function shareImageAddress(path: string, locale: string, at: string | null = null): string {
  const query = new URLSearchParams();
  if (locale !== "en") query.set("lang", locale);
  if (at) query.set("at", at);
  return `/share/${path}.png${query.size > 0 ? `?${query}` : ""}`;
}

/** The same as a page's metadata names it: one of a list. */
export function shareImages(path: string, locale: string, alt: string, at: string | null = null) {
  return [{ url: shareImageAddress(path, locale, at), ...shareSize, alt, type: "image/png" }];
}
