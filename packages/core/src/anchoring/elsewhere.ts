import type { Span } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";
import { saysTheSame } from "./neighbours.ts";
import { ownSentence } from "./own-sentence.ts";
import { isWord, runAt, runsOfThree, type Texts, tokensOf } from "./texts.ts";

/** Where a mark stands in the new text. `needs_review` carries the best candidate; `orphaned` has no place at all. */
export type Reanchored =
  | { state: "exact" | "moved" | "needs_review"; start: number; end: number }
  | { state: "orphaned"; start: null; end: null };

export const ORPHANED: Reanchored = { state: "orphaned", start: null, end: null };

/** The quote's only other place in the new text, when it had only one in the old; else a candidate for a person. */
export function elsewhere(texts: Texts, mark: Span): Reanchored {
  const { before, after } = texts;
  const quote = before.slice(mark.start, mark.end);
  const start = after.indexOf(quote);
  if (start < 0) {
    const fragment = longestSurvivor(texts, mark);
    // What the old text said elsewhere as well is boilerplate, and no trace of this quote.
    return fragment && !standsOutside(before, mark, after.slice(fragment.start, fragment.end))
      ? { state: "needs_review", ...fragment }
      : ORPHANED;
  }
  const carried = withItsSentence(texts, mark);
  if (carried && saysTheSame(texts, mark, carried)) return { state: "moved", ...carried };
  const span = { start, end: start + quote.length };
  const isSame =
    quote.length >= 12 &&
    edgesAgree(before, after, mark, span) &&
    saysTheSame(texts, mark, span) &&
    isUnique(before, quote) &&
    isUnique(after, quote);
  return { state: isSame ? "moved" : "needs_review", ...span };
}

/** A sentence of fewer letters may stand anywhere. */
const LEAST_SENTENCE = 25;

/** A quote that stands in several places goes where its sentence goes, if there is only one such sentence in either text. */
function withItsSentence({ before, after, tokensBefore }: Texts, mark: Span): Span | null {
  const own = ownSentence(tokensBefore, mark);
  const sentence = before.slice(own.start, own.end);
  const isWithin = own.start <= mark.start && mark.end <= own.end;
  if (!isWithin || sentence.length < LEAST_SENTENCE) return null;
  const start = after.indexOf(sentence);
  if (start < 0 || !isUnique(before, sentence) || !isUnique(after, sentence)) return null;
  return { start: start + mark.start - own.start, end: start + mark.end - own.start };
}

function isUnique(text: string, quote: string): boolean {
  return text.indexOf(quote) === text.lastIndexOf(quote);
}

/** Whether a quote that stands in a text more than once has a neighbour that tells which one it is. */
export function isSettled(texts: Texts, mark: Span, candidate: Span): boolean {
  const { before, after, tokensBefore, tokensAfter, aligned } = texts;
  const [first, last] = tokensOf(tokensBefore, mark);
  const [newFirst, newLast] = tokensOf(tokensAfter, candidate);
  const neighbour = (tokens: Token[], at: number, step: 1 | -1) => {
    let i = at + step;
    while (Math.abs(i - at) < 12 && tokens[i] && !isWord(tokens[i]!)) i += step;
    return i;
  };
  const left = neighbour(tokensBefore, first, -1);
  const right = neighbour(tokensBefore, last, 1);
  return (
    (aligned[left] ?? -1) === neighbour(tokensAfter, newFirst, -1) ||
    (aligned[right] ?? tokensAfter.length) === neighbour(tokensAfter, newLast, 1) ||
    [before, after].every((text) => isUnique(text, before.slice(mark.start, mark.end)))
  );
}

function standsOutside(text: string, mark: Span, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (at + words.length <= mark.start || at >= mark.end) return true;
  return false;
}

/** The part of a quote's words that must stand together somewhere for a person to be shown that place. */
const LEAST_SURVIVING = 0.4;

/** The longest run of the quote's words, at least three, that stands in the new text. */
function longestSurvivor(texts: Texts, mark: Span): Span | null {
  texts.runs ??= runsOfThree(texts.tokensAfter);
  const { words, places } = texts.runs;
  const [first, last] = tokensOf(texts.tokensBefore, mark);
  const quoted = texts.tokensBefore.slice(first, last + 1).filter(isWord);
  let longest: { at: number; size: number } | null = null;
  for (let i = 0; i + 3 <= quoted.length; i++)
    for (const at of places.get(runAt(quoted, i)) ?? []) {
      let size = 3;
      while (i + size < quoted.length && words[at + size]?.text === quoted[i + size]!.text) size++;
      if (size > (longest?.size ?? 0)) longest = { at, size };
    }
  // A few common words of a long quote are no trace of it.
  if (!longest || longest.size < quoted.length * LEAST_SURVIVING) return null;
  return { start: words[longest.at]!.start, end: words[longest.at + longest.size - 1]!.end };
}

/** Whether a mark's edges cut a word in two exactly where they did: 'art of the deal' does not stand in 'start of …'. */
function edgesAgree(before: string, after: string, mark: Span, span: Span): boolean {
  const inWord = (text: string, at: number) =>
    at > 0 && /[\p{L}\p{M}\p{N}]{2}/u.test(text.slice(at - 1, at + 1));
  return (
    inWord(before, mark.start) === inWord(after, span.start) &&
    inWord(before, mark.end) === inWord(after, span.end)
  );
}

/** How many words of the quote stand in its new place. */
export function survivors(
  { tokensBefore, aligned, tokensAfter }: Texts,
  mark: Span,
  candidate: Span,
): number {
  const [first, last] = tokensOf(tokensBefore, mark);
  const [newFirst, newLast] = tokensOf(tokensAfter, candidate);
  let count = 0;
  for (let i = first; i <= last; i++)
    if (isWord(tokensBefore[i]!) && aligned[i]! >= newFirst && aligned[i]! <= newLast) count++;
  return count;
}
