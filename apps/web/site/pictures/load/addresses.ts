import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { address } from "@/i18n/address.ts";

/** The page with all the rows of a selection, as others may follow it. */
export function selectionAddress(siteUrl: string, filter: LedgerFilter, locale: string): string {
  const query = writeFilter(filter);
  return `${siteUrl}${address(locale, query.size > 0 ? `/pledges?${query}` : "/pledges")}`;
}

/** The query of a picture's own files: the selection's, in one fixed form, the language, and what else is given. */
export function pictureQuery(
  filter: LedgerFilter,
  locale: string,
  more: Record<string, string> = {},
): string {
  const query = writeFilter({ ...filter, sort: "newest" });
  if (locale !== "en") query.append("lang", locale);
  for (const [key, value] of Object.entries(more)) query.append(key, value);
  return query.size > 0 ? `?${query}` : "";
}
