import { createHash } from "node:crypto";
import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Problem } from "@pledgebook/core/values/problem";
import { decodeText, encodingInPage } from "@pledgebook/formats/read/encoding";
import ipaddr from "ipaddr.js";
import { Agent, fetch } from "undici";
import { isPublicAddress } from "./public-address.ts";

/** What may be asked. A server of the site's own network is kept from being asked by its address, and one of its ports by its number. */
export interface Guard {
  isAllowed: (address: string) => boolean;
  isPort: (port: string) => boolean;
}

/** The open web: what everybody can reach, where web servers answer. An empty port is that of the scheme. */
const openWeb: Guard = { isAllowed: isPublicAddress, isPort: (port) => ["", "80", "443"].includes(port) };

/** The largest feed or page that is read, fetched or given. */
export const mostFeedBytes = 5_000_000;
const MOST_REDIRECTS = 3;
/** For the whole of it, however many redirects it takes. */
const WITHIN_MS = 15_000;

/** What was found, and where: a redirect may have led elsewhere than what was asked for. */
export interface FetchedText {
  text: string;
  address: string;
  /** SHA-256 of its bytes, hexadecimal. */
  hash: string;
}

/** What an address of the open web answered, whatever that was. */
export interface FetchedAnswer {
  status: number;
  /** Where redirects have led. */
  address: string;
  /** How far they led for good (301, 308); null where they did not. */
  movedTo: string | null;
  /** A header of the answer, by its name in small letters. */
  header: (name: string) => string | null;
  /** What it holds, if it was a success (200 to 299); null for other answers, and for what is over 5 MB. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/**
 * The text at an address of the open web, see `fetchAnswer`.
 * @throws Problem as `fetchAnswer` does, `fetch_status` (with the status) or `feed_too_large`.
 */
export async function fetchText(address: string, guard = openWeb): Promise<FetchedText> {
  const accept = "application/atom+xml, application/rss+xml, application/xml, text/html;q=0.9";
  const answer = await fetchAnswer(address, { accept }, guard);
  const { status, bytes } = answer;
  if (status < 200 || status > 299)
    throw new Problem("unreadable", "fetch_status", "The site answered with an error.", { status });
  if (!bytes) throw new Problem("too_large", "feed_too_large", "What is there is too large (over 5 MB).");
  return {
    text: decodeText(bytes, charsetOf(answer.header("content-type")) ?? encodingInPage(bytes)),
    address: answer.address,
    hash: createHash("sha256").update(bytes).digest("hex"),
  };
}

/**
 * What an address of the open web answers. What a person at the desk types must not reach into the network that the server
 * stands in: every name is looked up once, and the connection goes to what was found and judged, also after a redirect.
 * @throws Problem `fetch_address`, `fetch_port`, `fetch_inner`, `fetch_circle` or `fetch_failed`.
 */
export async function fetchAnswer(
  address: string,
  headers: Record<string, string>,
  guard = openWeb,
): Promise<FetchedAnswer> {
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(guard.isAllowed) } });
  const signal = AbortSignal.timeout(WITHIN_MS);
  try {
    let url = readUrl(address);
    let movedTo: string | null = null;
    let isForGood = true;
    for (let hops = 0; hops <= MOST_REDIRECTS; hops++) {
      checkUrl(url, guard);
      const answer = await fetch(url, { dispatcher, redirect: "manual", signal, headers });
      const next = answer.headers.get("location");
      if (answer.status >= 300 && answer.status < 400 && next) {
        await answer.body?.cancel();
        url = new URL(next, url);
        isForGood &&= answer.status === 301 || answer.status === 308;
        if (isForGood) movedTo = url.href;
        continue;
      }
      const bytes = answer.ok ? await bytesOf(answer.body) : null;
      if (!answer.ok) await answer.body?.cancel();
      return {
        ...{ status: answer.status, address: url.href, movedTo, bytes },
        header: (name) => answer.headers.get(name),
      };
    }
    throw new Problem("unreadable", "fetch_circle", "The address leads in circles.");
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (refusalIn(error)) throw innerNetwork();
    throw new Problem("unreadable", "fetch_failed", "The address did not answer.");
  } finally {
    // The whole answer was read, or nobody wants its rest.
    void dispatcher.destroy();
  }
}

/** The encoding that a Content-Type names. */
export function charsetOf(contentType: string | null): string | null {
  return /charset="?([\w-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

/** For an answer to what is sent to others, however it is sent: who takes longer is asked again later. */
const ANSWERED_WITHIN_MS = 10_000;

/**
 * Sends a text to an address of the open web, and says with which status it was answered. A redirect is an answer like another and
 * is not followed; what the answer says is not read. Guarded like `fetchText`.
 * @throws Problem `fetch_address`, `fetch_port`, `fetch_inner` or `fetch_failed`.
 */
export async function postText(
  address: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  guard = openWeb,
  withinMs = ANSWERED_WITHIN_MS,
): Promise<number> {
  const dispatcher = new Agent({ connect: { lookup: guardedLookup(guard.isAllowed) } });
  try {
    const url = readUrl(address);
    checkUrl(url, guard);
    const answer = await fetch(url, {
      dispatcher,
      method: "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(withinMs),
      headers,
      body,
    });
    await answer.body?.cancel();
    return answer.status;
  } catch (error) {
    if (error instanceof Problem) throw error;
    if (refusalIn(error)) throw innerNetwork();
    throw new Problem("unreadable", "fetch_failed", "The address did not answer.");
  } finally {
    void dispatcher.destroy();
  }
}

/**
 * Whether something may be sent to an address, as far as it can be told without looking up its name, which `postText` does.
 * @throws Problem `fetch_address`, `fetch_port` or `fetch_inner`.
 */
export function checkAddress(address: string): void {
  checkUrl(readUrl(address), openWeb);
}

/** @throws Problem `fetch_address` for what is no address at all. */
function readUrl(address: string): URL {
  const url = URL.parse(address);
  if (!url) throw new Problem("invalid", "fetch_address", "An address begins with http:// or https://.");
  return url;
}

function checkUrl(url: URL, { isAllowed, isPort }: Guard): void {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw new Problem("invalid", "fetch_address", "An address begins with http:// or https://.");
  // A number needs no name, and so is never looked up.
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (ipaddr.isValid(host) && !isAllowed(host)) throw innerNetwork();
  // This machine, whatever a resolver would say of it (RFC 6761).
  if (/^(?:.+\.)?localhost\.?$/.test(host) && !isAllowed("127.0.0.1")) throw innerNetwork();
  if (!isPort(url.port))
    throw new Problem("invalid", "fetch_port", "An address of the open web has no port but 80 and 443.");
}

function guardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (name, options, tell) => {
    lookup(name, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      if (error || !first) return tell(error ?? new Error(`No address: ${name}`), "");
      if (!found.every(({ address }) => isAllowed(address))) return tell(innerNetwork(), "");
      if (options.all) tell(null, found);
      else tell(null, first.address, first.family);
    });
  };
}

function innerNetwork(): Problem {
  return new Problem(
    "invalid",
    "fetch_inner",
    "This address is inside a network that is not open to everybody.",
  );
}

/** A refusal of the lookup comes back wrapped in what undici says of a failed connection. */
function refusalIn(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof Problem) return true;
  return false;
}

/** Null where there is more than is read. */
async function bytesOf(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | null> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += piece.length;
    if (length > mostFeedBytes) return null;
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces));
}
