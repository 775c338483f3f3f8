import { Problem } from "@pledgebook/core/values/problem";
import own from "../../../../package.json" with { type: "json" };
import { charsetOf, type FetchedAnswer, fetchAnswer, type Guard } from "./public-fetch.ts";

/** What a source answered. */
export interface SourceAnswer {
  status: number;
  /** Where it leads for good, if that is another place. */
  movedTo: string | null;
  mediaType: string;
  charset: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Its server wants not to be asked before then. ISO 8601. */
  notBefore: string | null;
  /** Null where it is no page, or over 5 MB. */
  bytes: Uint8Array<ArrayBuffer> | null;
}

/** Why a source was not asked: its site keeps programs out, or does not say at the moment whether it does. */
export type NotAsked = "kept_out" | "rules_away";

/** Asks a source, if its site lets programs. `known`: of the copy that is here. @throws Problem as `fetchAnswer` does. */
export type AskSource = (
  address: string,
  known: { etag: string | null; lastModified: string | null },
  now: string,
) => Promise<SourceAnswer | NotAsked>;

/** The word by which rules for programs name this one (RFC 9309, section 2.2.1). */
const PRODUCT = "Pledgebook";
/** For so long a site's rules are known (RFC 9309, section 2.4), in ms. */
const RULES_MS = 86_400_000;
/** Sites of which they are known at a time, and what is read of each, in bytes (RFC 9309, section 2.5: 500 KiB at least). */
const MOST_RULES = 200;
const MOST_RULES_BYTES = 512_000;

/** Whether a robots.txt lets a program by this name ask for an address. @throws Problem where it cannot be read. */
type ReadRobots = (text: string, address: string, program: string) => Promise<boolean>;

/** The text of a site's robots.txt; null where it has none, which lets everybody. */
type Rules = { text: string | null; until: number };

/**
 * Asks by name: who runs a site can read in its log who asks, and where to write. Its rules are read on the thread for what others
 * wrote: a hundred kilobytes can be built so that they take a minute and a gigabyte. `guard`: for tests; the open web without.
 */
export function sourceAsker(siteUrl: string, readRobots: ReadRobots, guard?: Guard): AskSource {
  const name = { "user-agent": `${PRODUCT}/${own.version} (+${siteUrl}/contact)` };
  const known = new Map<string, Rules>();

  /** Null: not to be had at the moment. */
  async function rulesOf(address: string, now: number): Promise<Rules | null> {
    const { origin } = new URL(address);
    const kept = known.get(origin);
    if (kept && kept.until > now) return kept;
    const rules = await readRules(`${origin}/robots.txt`, name, now, guard);
    if (!rules) return null;
    known.delete(origin);
    known.set(origin, rules);
    const [oldest] = known.keys();
    if (known.size > MOST_RULES && oldest !== undefined) known.delete(oldest);
    return rules;
  }

  /** Null: its rules cannot be read. */
  async function mayAsk(address: string, { text }: Rules): Promise<boolean | null> {
    if (text === null) return true;
    try {
      return await readRobots(text, address, PRODUCT);
    } catch (error) {
      if (error instanceof Problem) return null;
      throw error;
    }
  }

  return async (address, { etag, lastModified }, now) => {
    const rules = await rulesOf(address, Date.parse(now));
    if (!rules) return "rules_away";
    const isLetIn = await mayAsk(address, rules);
    if (isLetIn !== true) return isLetIn === null ? "rules_away" : "kept_out";
    const headers = {
      ...name,
      accept: "text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.8",
      ...(etag === null ? {} : { "if-none-match": etag }),
      ...(lastModified === null ? {} : { "if-modified-since": lastModified }),
    };
    return answerOf(address, await fetchAnswer(address, headers, guard), now);
  };
}

/** A site without rules (4xx) lets everybody; one whose rules are not to be had (5xx) lets nobody for now (RFC 9309, section 2.3.1). */
async function readRules(
  address: string,
  headers: Record<string, string>,
  now: number,
  guard: Guard | undefined,
): Promise<Rules | null> {
  const until = now + RULES_MS;
  const { status, bytes } = await fetchAnswer(address, headers, guard);
  if (status >= 400 && status < 500 && status !== 429) return { text: null, until };
  return bytes && { text: new TextDecoder().decode(bytes.subarray(0, MOST_RULES_BYTES)), until };
}

function answerOf(
  address: string,
  { status, movedTo, header, bytes }: FetchedAnswer,
  now: string,
): SourceAnswer {
  const type = header("content-type") ?? "";
  return {
    ...{ status, bytes, charset: charsetOf(type) },
    movedTo: movedTo !== null && placeOf(movedTo) !== placeOf(address) ? movedTo : null,
    mediaType: type.split(";")[0]?.trim().toLowerCase() || "application/octet-stream",
    etag: header("etag"),
    lastModified: header("last-modified"),
    notBefore: notBeforeOf(header("retry-after"), now),
  };
}

/** Sites come to answer by https, with 'www.' or a slash at the end: nothing has moved by that. */
function placeOf(address: string): string {
  const { host, pathname, search } = new URL(address);
  return `${host.replace(/^www\./, "")}${pathname.replace(/\/$/, "")}${search}`;
}

/** Retry-After: seconds, or a moment (RFC 9110, section 10.2.3). */
function notBeforeOf(told: string | null, now: string): string | null {
  if (told === null) return null;
  const moment = /^\d{1,9}$/.test(told.trim()) ? Date.parse(now) + Number(told) * 1000 : Date.parse(told);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
