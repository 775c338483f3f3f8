import type { Language } from "@pledgebook/core/values/vocabulary";

/** The address of a page in a language: English without a prefix. `path` begins with a slash. */
export function address(locale: string, path: string): string {
  if (locale === "en") return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/**
 * The same page in every language, for hreflang, and the feed that belongs to it, when there is one (its address without
 * an ending, and what it selects); absolute when a metadata base is set.
 */
export function alternates(locale: string, path: string, feed?: string, selection = "") {
  const languages: Record<Language | "x-default", string> = {
    en: address("en", path),
    uk: address("uk", path),
    "x-default": address("en", path),
  };
  const asked = new URLSearchParams(selection);
  if (locale !== "en") asked.set("lang", locale);
  const query = asked.size > 0 ? `?${asked}` : "";
  return {
    canonical: address(locale, path),
    languages,
    ...(feed
      ? {
          types: {
            "application/atom+xml": `${feed}.xml${query}`,
            "application/feed+json": `${feed}.json${query}`,
          },
        }
      : {}),
  };
}
