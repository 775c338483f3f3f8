/** Addresses that have a state of every day, told by `as_of`. */
const DATED = /^(?:\/uk)?\/pledges(?:\.csv|\.json)?$|^\/api\/v1\/(?:pledges|totals)$/;

/** An article; its state of a day lies below it. */
const ARTICLE = /^(?:\/uk)?\/articles\/[^/]+$/;

/**
 * Where the state of a moment in the past stands, for who asks for one (`Accept-Datetime`: Memento, RFC 7089, pattern 1.2); null for
 * who asks for the present, or for what has no past. Days are those of the record (UTC): of the day of the moment.
 */
export function mementoOf(url: string, acceptDatetime: string | undefined, now: number): string | null {
  if (acceptDatetime === undefined) return null;
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  const moment = Date.parse(acceptDatetime);
  if (Number.isNaN(moment)) return null;
  const day = new Date(moment).toISOString().slice(0, 10);
  if (day >= new Date(now).toISOString().slice(0, 10)) return null;
  if (ARTICLE.test(path)) return `${path}/history/${day}`;
  if (!DATED.test(path)) return null;
  const query = new URLSearchParams(search);
  query.set("as_of", day);
  return `${path}?${query}`;
}

/** What an answer says of itself that is the state of a day in the past; nothing for all others. `address`: as it is kept. */
export function mementoHeaders(address: string): Record<string, string> {
  const [path = "", search = ""] = address.split(/\?(.*)/s);
  const [, article, day] = /^((?:\/uk)?\/articles\/[^/]+)\/history\/(\d{4}-\d\d-\d\d)$/.exec(path) ?? [];
  if (article && day) {
    const timeMap = `/api/v1/timemap${article.replace(/^\/uk/, "")}`;
    return headersOf(day, article, timeMap);
  }
  const query = new URLSearchParams(search);
  const asOf = query.get("as_of");
  // The API tells it of its own answers.
  if (asOf === null || !DATED.test(path) || path.startsWith("/api/")) return {};
  query.delete("as_of");
  return headersOf(asOf, query.size > 0 ? `${path}?${query}` : path, "/api/v1/timemap/pledges");
}

function headersOf(day: string, original: string, timeMap: string): Record<string, string> {
  return {
    "memento-datetime": new Date(`${day}T23:59:59Z`).toUTCString(),
    link: `<${original}>; rel="original timegate", <${timeMap}>; rel="timemap"; type="application/link-format"`,
  };
}
