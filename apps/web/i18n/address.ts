import type { Language } from "@pledgebook/core/values/vocabulary";

/** The address of a page in a language: English without a prefix. `path` begins with a slash. */
export function address(locale: string, path: string): string {
  if (locale === "en") return path;
  return path === "/" ? `/${locale}` : `/${locale}${path}`;
}

/**
 * The same page in every language that readers are served in, for hreflang, and the feed that belongs to it, when there is one (its address without
 * an ending, and what it selects); absolute when a metadata base is set.
 */
export function alternates(
  served: readonly Language[],
  locale: string,
  path: string,
  feed?: string,
  selection = "",
) {
  const languages = Object.fromEntries([
    ...served.map((language) => [language, address(language, path)]),
    ["x-default", address(served[0] ?? "en", path)],
  ]);
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
