import type { IncomingMessage } from "node:http";

/** What a request is answered with before Next sees it. */
export interface Refusal {
  status: 400 | 403 | 404 | 405 | 411 | 413 | 414 | 503;
  /** For a person or a log to read. */
  sentence: string;
}

/** The largest bodies in bytes, by the beginning of an address; the first that fits counts. Whatever is read is held in memory. */
const BODIES: readonly (readonly [string, number])[] = [
  ["/api/import", 10_500_000],
  ["/api/standby", 8_000_000],
  ["/api/trpc/comparisons.load", 15_000_000],
  ["/api/trpc/images.add", 20_500_000],
  ["/api/trpc/feedItems.list", 12_000_000],
  ["/api/trpc/articles.", 8_000_000],
];
const MOST_BYTES = 256_000;

/**
 * What a copy that only reads does not do: it takes nothing from anybody, and has no desk. `path`: without its query.
 */
export function refusalOfCopy(method: string, path: string): Refusal | null {
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS";
  return (isRead && !OF_PEOPLE.test(path)) || path === "/api/v1/mcp"
    ? null
    : { status: 503, sentence: "This copy of the site is for reading only: nothing can be changed on it." };
}

const OF_PEOPLE =
  /^(?:\/(?:uk|en))?\/(?:desk|login|first-admin|preview|password|forgotten|letters)(?:\/|$)|^\/api\/(?!trpc|v1)/;

/**
 * Why a request is not passed on: its address cannot be read (Next would answer 500, as if the site had failed), its body is
 * longer than anything that is sent there, or nobody can tell how long it will be. Null: it is passed on.
 */
export function refusalOf(request: Asked, siteOrigin: string): Refusal | null {
  const { url = "", headers, method = "GET" } = request;
  const path = url.split("?", 1)[0] ?? "";
  if (!METHODS.has(method)) return { status: 405, sentence: "This site knows no such method." };
  if (isForged(request, path, siteOrigin))
    return { status: 403, sentence: "A page of another site has asked for this: it is not done." };
  if (!path.startsWith("/")) return { status: 400, sentence: "This is no address of a page." };
  if (isQueryTooLong(url))
    return {
      status: 414,
      sentence: `This asks for more than a page can (${LONGEST_QUERY} characters, ${MOST_KEYS} keys).`,
    };
  if (!isReadable(path)) return { status: 400, sentence: "This address cannot be read: it is not UTF-8." };
  if (headers["transfer-encoding"] !== undefined)
    return { status: 411, sentence: "Say how long the body is (Content-Length)." };
  const most = BODIES.find(([beginning]) => path.startsWith(beginning))?.[1] ?? MOST_BYTES;
  if (Number(headers["content-length"] ?? 0) > most)
    return { status: 413, sentence: `This is longer than what can be sent here (${most} bytes).` };
  return null;
}

type Asked = Pick<IncomingMessage, "url" | "headers" | "method">;

/** What pages answer by themselves; of others (TRACE) Next would make a failure. */
const METHODS = new Set(["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]);

/**
 * Whether a page of another site asks for what changes something at the desk or an account. Browsers say where a question comes
 * from (Fetch Metadata, https://www.w3.org/TR/fetch-metadata; Origin, RFC 6454); programs that say neither hold no cookies of others.
 */
function isForged({ headers, method }: Asked, path: string, siteOrigin: string): boolean {
  if (method !== "POST" || !path.startsWith("/api/")) return false;
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site !== "same-origin" && site !== "none";
  const { origin, host } = headers;
  if (origin === undefined || origin === siteOrigin) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Longest query in characters, and most keys: more costs Next seconds to take apart, and no page asks for it. */
const LONGEST_QUERY = 4096;
const MOST_KEYS = 200;

/** Told by counting, before anything takes the query apart. What the desk asks of its procedures may be longer. */
function isQueryTooLong(url: string): boolean {
  const at = url.indexOf("?");
  if (at < 0 || url.startsWith("/api/trpc/")) return false;
  if (url.length - at - 1 > LONGEST_QUERY) return true;
  let keys = 1;
  for (let index = url.indexOf("&", at); index >= 0; index = url.indexOf("&", index + 1)) keys++;
  return keys > MOST_KEYS;
}
