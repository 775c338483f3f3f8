import "server-only";
import type { Language } from "@pledgebook/core/values/vocabulary";
import { Feed } from "feed";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";

/**
 * A feed without entries. `path`: its own, without an ending; `page`: that of the page of the same, without a language;
 * `query`: what it selects. Each selection and language is a feed of its own, with an id of its own.
 */
export function newFeed(options: {
  path: string;
  page: string;
  query?: URLSearchParams | undefined;
  title: string;
  locale: Language;
  /** The latest change of its entries; null where it has none. */
  updated: string | null;
}): Feed {
  const { path, page, locale, updated } = options;
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
  const selection = new URLSearchParams(options.query);
  const shown = selection.size > 0 ? `?${selection}` : "";
  if (locale !== "en") selection.set("lang", locale);
  const asked = selection.size > 0 ? `?${selection}` : "";
  return new Feed({
    // No address: a feed that moves to another host stays the same one.
    id: ["urn:pledgebook:feed", ...path.split("/").slice(2), ...(asked ? [asked] : [])].map(inUrn).join(":"),
    title: `${siteName}: ${options.title}`,
    link: `${siteUrl}${address(locale, page)}${shown}`,
    language: locale,
    copyright: siteName,
    generator: "Pledgebook",
    updated: new Date(updated ?? 0),
    feedLinks: {
      atom: `${siteUrl}${path}.xml${asked}`,
      json: `${siteUrl}${path}.json${asked}`,
    },
    author: { name: siteName, link: siteUrl },
  });
}

/** A part of a URN: what its grammar does not know is written in hexadecimals (RFC 2141, section 2.2). */
function inUrn(part: string): string {
  return encodeURIComponent(part).replaceAll("%3A", ":").replaceAll("~", "%7E");
}
