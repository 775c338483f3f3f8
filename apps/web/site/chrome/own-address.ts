import { isOneOf, languages as knownLanguages } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { address, alternates } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";
import { shareImages } from "@/site/pictures/share/share-words.ts";

/** The languages of the site as Open Graph names them. */
const TERRITORIES = { en: "en_GB", uk: "uk_UA" };

/**
 * What the head of a page says of its address: the page itself, the same in every language, the feed that belongs to it, and
 * what other sites show beside a link to it. `path`: without a language; `feed`: without an ending; `selection`: what of it.
 */
export function ownAddress(
  locale: string,
  path: string,
  feed?: string,
  selection?: string,
): Required<Pick<Metadata, "alternates" | "openGraph">> {
  const { name: siteName, languages } = siteFace();
  return {
    alternates: alternates(languages, locale, path, feed, selection),
    openGraph: {
      siteName,
      type: "website",
      url: address(locale, path),
      locale: TERRITORIES[isOneOf(knownLanguages, locale) ? locale : "en"],
      alternateLocale: languages.flatMap((other) => (other === locale ? [] : [TERRITORIES[other]])),
      images: shareImages("site", locale, siteName),
    },
  };
}
