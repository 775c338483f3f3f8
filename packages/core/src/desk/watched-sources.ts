import { normalizeText } from "../text/document.ts";
import { findQuote, type Quote } from "../text/quote.ts";
import { sentenceAround } from "../text/sentences.ts";
import type { SourceState } from "../values/vocabulary.ts";

/** Words of ours that may stand at a source: those of a mark, by its id, with what stands around them in our article. */
export type SourceQuote = Omit<Quote, "start" | "end"> & { id: string };

/** Words of ours, as they are watched at a source. */
export interface WatchedQuote {
  id: string;
  exact: string;
  /** The source's own sentence around them when they were first found there. Null: they never stood there, and are not watched. */
  passage: string | null;
  isMissing: boolean;
}

/** What is known of a source. Moments are ISO 8601 in UTC. */
export interface SourceStanding {
  state: SourceState;
  stateSince: string;
  lastSeenAt: string | null;
  /** The first of the looks in a row that found nothing at its address (404, 410). */
  notFoundSince: string | null;
  /** Looks in a row that did not see it. */
  failures: number;
  /** Where it leads for good, when it was there last. */
  movedTo: string | null;
  quotes: readonly WatchedQuote[];
}

/** What one look at a source found. `movedTo`: where redirects led that are for good. */
export type Look =
  /** Null: there is no text that can be read, as in a picture. */
  | { found: "page"; movedTo: string | null; text: string | null }
  /** It says that it is as it was (304). */
  | { found: "same"; movedTo: string | null }
  | { found: "missing" | "refused" | "nothing" };

const DAY_MS = 86_400_000;
/** From the first 404 to the one that is believed: the look a day later may come a little early. */
const BELIEVED_MS = 0.9 * DAY_MS;
/** Looks in a row without an answer, or kept out, before that is told as news: one of them is a hiccup of a server. */
export const TROUBLE = 3;
/** Between looks at a source that is there, in days: of what was published lately, and of what is old. */
const WEEK = 7;
const MONTH = 30;
/** An article that is so many times a pause old waits for that pause: seven days for twelve weeks, thirty from a year on. */
const PAUSES_OF_AGE = 12;
/** UTF-16 code units on either side of a quote within which its sentence is looked for. */
const NEAR = 600;

/** What an answer without a page means, by its status (RFC 9110, section 15). A server's trouble is never taken for 'gone'. */
export function lookOfStatus(status: number): Look {
  if (status === 404 || status === 410) return { found: "missing" };
  if ([401, 402, 403, 407, 451].includes(status)) return { found: "refused" };
  return { found: "nothing" };
}

/**
 * What is known of a source after one more look. Gone is what was not found by two looks a day apart; changed, where the sentence
 * around a quote of ours does not stand there any more; moved, where it leads elsewhere for good. `isNews`: it is something
 * that a person has not seen yet.
 */
export function judgeLook(
  known: SourceStanding,
  look: Look,
  quotes: readonly SourceQuote[],
  now: string,
): SourceStanding & { isNews: boolean } {
  const next = afterLook(known, look, quotes, now);
  const isNews =
    (next.failures === TROUBLE && next.state !== "gone") ||
    (next.state === "gone") !== (known.state === "gone") ||
    next.movedTo !== known.movedTo ||
    missingOf(next.quotes) !== missingOf(known.quotes);
  return { ...next, stateSince: next.state === known.state ? known.stateSince : next.stateSince, isNews };
}

function afterLook(
  known: SourceStanding,
  look: Look,
  quotes: readonly SourceQuote[],
  now: string,
): SourceStanding {
  const failures = known.failures + 1;
  switch (look.found) {
    case "refused":
      return { ...known, state: inTrouble(known, "refused"), stateSince: now, failures };
    case "nothing":
      return { ...known, state: inTrouble(known, "unreachable"), stateSince: now, failures };
    case "missing": {
      const since = known.notFoundSince;
      // The second look comes a day later, whatever was wrong before.
      if (since === null)
        return { ...known, state: "unreachable", stateSince: now, notFoundSince: now, failures: 1 };
      const isGone = known.state === "gone" || Date.parse(now) - Date.parse(since) >= BELIEVED_MS;
      return { ...known, state: isGone ? "gone" : "unreachable", stateSince: isGone ? since : now, failures };
    }
    default: {
      const { movedTo } = look;
      const isRead = look.found === "page" && look.text !== null;
      const watched = isRead
        ? quotesIn(look.text ?? "", quotes, known.quotes)
        : stillOurs(known.quotes, quotes);
      const state = watched.some(({ isMissing }) => isMissing) ? "changed" : movedTo ? "moved" : "seen";
      return {
        ...{ state, stateSince: now, notFoundSince: null, failures: 0, movedTo, quotes: watched },
        lastSeenAt: isTheSource(watched) ? now : known.lastSeenAt,
      };
    }
  }
}

/** What was gone is so until it is seen: a server's trouble says nothing else. */
const inTrouble = (known: SourceStanding, state: SourceState) => (known.state === "gone" ? "gone" : state);

/** Without a reading: what is known of the marks that are there still, and not of others. */
function stillOurs(known: readonly WatchedQuote[], quotes: readonly SourceQuote[]): WatchedQuote[] {
  return known.filter((one) => quotes.some(({ id, exact }) => id === one.id && exact === one.exact));
}

/** Whether what is there is what it was: a page that has lost every sentence of ours may be any page. */
function isTheSource(quotes: readonly WatchedQuote[]): boolean {
  const watched = quotes.filter(({ passage }) => passage !== null);
  return watched.length === 0 || watched.some(({ isMissing }) => !isMissing);
}

function missingOf(quotes: readonly WatchedQuote[]): string {
  return quotes
    .filter(({ isMissing }) => isMissing)
    .map(({ id }) => id)
    .sort()
    .join();
}

function quotesIn(
  text: string,
  quotes: readonly SourceQuote[],
  known: readonly WatchedQuote[],
): WatchedQuote[] {
  const lines = comparableLines(text);
  const flat = lines.replaceAll("\n", " ");
  return quotes.map((quote) => {
    const { id, exact } = quote;
    const before = known.find((one) => one.id === id && one.exact === exact);
    const passage = before?.passage ?? null;
    if (passage !== null) return { id, exact, passage, isMissing: !flat.includes(passage) };
    const place = findQuote(flat, {
      exact: comparable(exact),
      prefix: comparable(quote.prefix),
      suffix: comparable(quote.suffix),
    });
    return { id, exact, passage: place && passageAt(lines, place), isMissing: false };
  });
}

/** Whether a quote is ours to look for and was not looked for yet: then the page is read again, also where it has not changed. */
export function hasNewQuote(quotes: readonly SourceQuote[], known: readonly WatchedQuote[]): boolean {
  return quotes.some(({ id, exact }) => !known.some((one) => one.id === id && one.exact === exact));
}

function passageAt(lines: string, { start, end }: { start: number; end: number }): string {
  const from = Math.max(0, start - NEAR);
  const near = lines.slice(from, end + NEAR);
  const sentence = sentenceAround(near, { start: start - from, end: end - from });
  return near.slice(sentence.start, sentence.end).replaceAll("\n", " ");
}

/** Text as it is compared: how quotation marks, dashes and spaces are drawn is a site's matter, and changes with its look. */
function comparable(text: string): string {
  return normalizeText(text)
    .replace(/[‘’‚‛ʼ′´`]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-")
    .trim();
}

function comparableLines(text: string): string {
  return text
    .split("\n")
    .map(comparable)
    .filter((line) => line !== "")
    .join("\n");
}

/**
 * When a source is looked at next, ISO 8601. One that is there: a week later, growing to a month as what names it grows old
 * (`newestAt`: when the newest of that came). After trouble a day later, then after ever longer pauses. Never before its server wants
 * (`notBefore`), but after a month at the latest.
 */
export function nextLook(
  { failures, newestAt, notBefore }: { failures: number; newestAt: string; notBefore: string | null },
  now: string,
): string {
  const at = Date.parse(now);
  const age = (at - Date.parse(newestAt)) / DAY_MS;
  const days =
    failures === 0
      ? Math.min(MONTH, Math.max(WEEK, age / PAUSES_OF_AGE))
      : Math.min(MONTH, 2 ** Math.min(10, failures - 1));
  const wanted = notBefore === null ? 0 : Math.min(Date.parse(notBefore), at + MONTH * DAY_MS);
  return new Date(Math.max(at + days * DAY_MS, wanted)).toISOString();
}
