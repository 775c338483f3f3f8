/** Addresses that have a state of every day, told by `as_of`. */
const DATED = /^(?:\/uk)?\/pledges(?:\.csv|\.json)?$|^\/api\/v1\/(?:pledges|totals)$/;

/**
 * Where the state of a moment in the past stands, for who asks for one (`Accept-Datetime`: Memento, RFC 7089, pattern 1.2); null for
 * who asks for the present, or for what has no past. Days are those of the record (UTC): of the day of the moment.
 */
export function mementoOf(url: string, acceptDatetime: string | undefined, now: number): string | null {
  if (acceptDatetime === undefined) return null;
  const [path = "", search = ""] = url.split(/\?(.*)/s);
  const moment = Date.parse(acceptDatetime);
  if (!DATED.test(path) || Number.isNaN(moment)) return null;
  const day = new Date(moment).toISOString().slice(0, 10);
  if (day >= new Date(now).toISOString().slice(0, 10)) return null;
  const query = new URLSearchParams(search);
  query.set("as_of", day);
  return `${path}?${query}`;
}
