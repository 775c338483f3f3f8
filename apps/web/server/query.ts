/** What Next hands a page of its URL's query. */
export type SearchParams = Record<string, string | string[] | undefined>;

/** The query as one text again, for the core to read, cut to a length that nobody needs. */
export function queryOf(params: SearchParams): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) query.append(key, one);
  return query.toString().slice(0, 20_000);
}

/** A segment of an address as it was meant; one that is no UTF-8 is nobody's name. */
export function segmentOf(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
