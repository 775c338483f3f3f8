import { createHash } from "node:crypto";
import {
  hasNewQuote,
  judgeLook,
  type Look,
  lookOfStatus,
  nextLook,
  type SourceQuote,
} from "@pledgebook/core/desk/watched-sources";
import { Problem, type ProblemKey } from "@pledgebook/core/values/problem";
import {
  keepCopy,
  keepLook,
  listPagesOf,
  listQuotesFor,
  takeLook,
  type WatchedSource,
} from "@pledgebook/db/queries/source-looks";
import type { Step } from "@pledgebook/db/store/store";
import type { SourceAnswer } from "../outside/ask-source.ts";
import type { Context } from "../server/context.ts";

/** What a look needs of a context. */
export type Looker = Pick<Context, "store" | "now" | "askSource" | "copies" | "readForeign" | "published">;

/** A host is asked so seldom, whichever of its addresses are due. */
const RESTS_MS = 30_000;
/** A look that was begun and has not ended after so long was cut off with its process; asking takes 30 s at most, reading 10. */
const LEASE_MS = 10 * 60_000;

const ago = (now: string, ms: number) => new Date(Date.parse(now) - ms).toISOString();

/** Since when a host must not have been asked, to be asked now. */
export function restedSince(now: string): string {
  return ago(now, RESTS_MS);
}

/** A source that is being looked at, by this process alone. */
export type TakenSource = WatchedSource & { askedAt: string };

/** Begins a look. @throws Problem "stale" or `source_asked_lately` where somebody has begun one, at it or at its host. */
export async function take({ store, now: clock }: Pick<Looker, "store" | "now">, source: WatchedSource) {
  const now = clock();
  const leaseEnds = ago(now, -LEASE_MS);
  await store.derive(takeLook(store.db, source, { now, rested: restedSince(now), leaseEnds }));
  return { ...source, askedAt: now };
}

/** What came of a look, as it is to be written. */
export interface Looked {
  steps: Step[];
  state: WatchedSource["state"];
  /** Called once it is written: readers may see something else now. */
  tellReaders: () => Promise<void>;
}

/**
 * Looks at a source that was taken: asks, reads, judges, and keeps a copy of what was read. Writes nothing to the database: that is
 * for one plan behind it, which is stale where the source was taken or settled meanwhile.
 */
export async function lookAt(ctx: Looker, source: TakenSource): Promise<Looked> {
  const { db } = ctx.store;
  const quotes = await listQuotesFor(db, source.id);
  const asked = await ask(ctx, source, quotes);
  const now = ctx.now();
  const { isNews, ...next } = judgeLook(source, await lookOf(ctx, asked), quotes, now);
  const { answer } = asked;
  const copy = answer?.bytes ? await copyOf(ctx, source, answer, answer.bytes, now) : null;
  const newestAt = source.newestAt;
  const found = {
    ...next,
    quotes: [...next.quotes],
    lastLookedAt: now,
    nextLookAt: nextLook({ failures: next.failures, newestAt, notBefore: answer?.notBefore ?? null }, now),
    lastStatus: answer?.status ?? null,
    lastProblem: asked.problem,
    ...(copy ? { copyHash: copy.sha256 } : {}),
    // Of an answer without a page the marks of the copy that is here stay.
    ...(copy && answer ? { etag: answer.etag, lastModified: answer.lastModified } : {}),
  };
  const isKept = source.copyHash === null || hasOtherQuotes(source.quotes, found.quotes);
  return {
    steps: [keepLook(db, source, found, isNews), ...(copy ? keepCopy(db, { ...copy, isKept }) : [])],
    state: next.state,
    async tellReaders() {
      if (seenByReaders(source) !== seenByReaders(found)) ctx.published(await listPagesOf(db, source.id));
    },
  };
}

interface Asked {
  answer: SourceAnswer | null;
  /** Why there is none: its site keeps programs out, or what went wrong. */
  isKeptOut: boolean;
  problem: ProblemKey | null;
}

async function ask(ctx: Looker, source: TakenSource, quotes: readonly SourceQuote[]): Promise<Asked> {
  const isReadAnew = source.copyHash === null || hasNewQuote(quotes, source.quotes);
  const { etag, lastModified } = isReadAnew ? { etag: null, lastModified: null } : source;
  try {
    const answer = await ctx.askSource(source.address, { etag, lastModified }, source.askedAt);
    if (typeof answer === "string") return { answer: null, isKeptOut: answer === "kept_out", problem: null };
    return { answer, isKeptOut: false, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { answer: null, isKeptOut: false, problem: error.key };
  }
}

async function lookOf(ctx: Looker, { answer, isKeptOut }: Asked): Promise<Look> {
  if (!answer) return { found: isKeptOut ? "refused" : "nothing" };
  const { status, movedTo, bytes, mediaType, charset } = answer;
  if (status === 304) return { found: "same", movedTo };
  if (status < 200 || status > 299) return lookOfStatus(status);
  return { found: "page", movedTo, text: bytes && (await wordsOf(ctx, bytes, mediaType, charset)) };
}

/** What cannot be read, such as a page that is nested too deep, is there all the same. */
async function wordsOf(
  { readForeign }: Looker,
  bytes: Uint8Array,
  mediaType: string,
  charset: string | null,
): Promise<string | null> {
  try {
    return await readForeign("words", bytes, mediaType, charset);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

/** Keeps the file of a copy, and what is to be noted of it. A file that nobody notes is taken away a day later. */
async function copyOf(
  { copies }: Looker,
  { id }: TakenSource,
  { mediaType }: SourceAnswer,
  bytes: Uint8Array,
  readAt: string,
) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  await copies.write(sha256, bytes);
  return { sourceId: id, sha256, mediaType: mediaType.slice(0, 200), bytes: bytes.length, readAt };
}

/** Whether a quote was found, lost or came back: the copy proves it. */
function hasOtherQuotes(before: WatchedSource["quotes"], after: WatchedSource["quotes"]): boolean {
  const told = (quotes: WatchedSource["quotes"]) =>
    new Map(quotes.map(({ id, passage, isMissing }) => [id, `${passage !== null} ${isMissing}`]));
  const known = told(before);
  return [...told(after)].some(([id, stands]) => (known.get(id) ?? "false false") !== stands);
}

/** What pages say of it beside the day on which it was seen, which is told with the next page that is made. */
function seenByReaders({
  state,
  stateSince,
  movedTo,
}: Pick<WatchedSource, "state" | "stateSince" | "movedTo">) {
  if (state === "gone") return `gone ${stateSince}`;
  return state === "moved" ? `moved ${movedTo}` : "";
}
