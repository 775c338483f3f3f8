import { alignTokens, type Token, tokenize } from "./diff.ts";
import { findParties } from "./parties.ts";
import type { Span } from "./quote.ts";

/** Where a mark stands in the new text. `needs_review` carries the best candidate; `orphaned` has no place at all. */
export type Reanchored =
  | { state: "exact" | "moved" | "needs_review"; start: number; end: number }
  | { state: "orphaned"; start: null; end: null };

/**
 * Carries marks from one text to another.
 *
 * - `exact`: the quote is the same, where the alignment of the two texts puts it.
 * - `moved`: the quote is the same elsewhere, or was reworded without touching a digit, a number word, a currency, a
 *   qualifier, a party's name, another capitalised name or a negation, in it or in the words right beside it.
 * - `needs_review`: anything else that has a candidate. A person decides.
 * - `orphaned`: nothing of the quote is left.
 *
 * The answer has one entry for each mark, in order. No mark is ever dropped.
 */
export function reanchor(before: string, after: string, marks: readonly Span[]): Reanchored[] {
  if (before === after) return marks.map(({ start, end }) => ({ state: "exact", start, end }));
  const tokensBefore = tokenize(before);
  const tokensAfter = tokenize(after);
  const aligned = alignTokens(tokensBefore, tokensAfter);
  return marks.map((mark) => carry(before, after, tokensBefore, tokensAfter, aligned, mark));
}

function carry(
  before: string,
  after: string,
  tokensBefore: Token[],
  tokensAfter: Token[],
  aligned: Int32Array,
  mark: Span,
): Reanchored {
  const quote = before.slice(mark.start, mark.end);
  const first = tokenAt(tokensBefore, mark.start);
  const last = tokenAt(tokensBefore, mark.end - 1);
  const candidate = alignedSpan(tokensBefore, tokensAfter, aligned, first, last, mark);
  if (!candidate) return elsewhere(before, after, quote, mark);
  const same = after.slice(candidate.start, candidate.end) === quote;
  const guardBefore = withNeighbours(before, tokensBefore, first, last, mark);
  const guardAfter = withNeighbours(
    after,
    tokensAfter,
    tokenAt(tokensAfter, candidate.start),
    tokenAt(tokensAfter, candidate.end - 1),
    candidate,
  );
  if (same && edgesAgree(before, after, mark, candidate) && sameSensitive(guardBefore, guardAfter))
    return { state: "exact", ...candidate };
  if (kept(aligned, tokensBefore, first, last) >= 0.5 && sameSensitive(guardBefore, guardAfter))
    return { state: "moved", ...candidate };
  // A quote that was cut from here and pasted elsewhere leaves only fragments behind: prefer the whole one.
  const found = elsewhere(before, after, quote, mark);
  return found.state === "moved" ? found : { state: "needs_review", ...candidate };
}

/** The new place of the tokens that a mark covers: from the first that survived to the last, with replaced edges. */
function alignedSpan(
  tokensBefore: Token[],
  tokensAfter: Token[],
  aligned: Int32Array,
  first: number,
  last: number,
  mark: Span,
): Span | null {
  let from = first;
  while (from <= last && (aligned[from]! < 0 || isSpace(tokensBefore[from]!))) from++;
  let to = last;
  while (to >= from && (aligned[to]! < 0 || isSpace(tokensBefore[to]!))) to--;
  if (from > to) return null;
  let startToken = aligned[from]!;
  let endToken = aligned[to]!;
  // An edge that was replaced takes its replacement along: '[87] million' → '[37] million'.
  if (from > first) startToken = (previousAligned(aligned, first - 1) ?? -1) + 1;
  if (to < last) endToken = (nextAligned(aligned, last + 1) ?? tokensAfter.length) - 1;
  while (startToken < endToken && isSpace(tokensAfter[startToken]!)) startToken++;
  while (endToken > startToken && isSpace(tokensAfter[endToken]!)) endToken--;
  const inFirst = from === first ? mark.start - tokensBefore[first]!.start : 0;
  const inLast = to === last ? tokensBefore[last]!.end - mark.end : 0;
  const span = { start: tokensAfter[startToken]!.start + inFirst, end: tokensAfter[endToken]!.end - inLast };
  return span.start < span.end ? span : null;
}

/** The quote's only other place in the new text, when it had only one in the old; else a candidate for a person. */
function elsewhere(before: string, after: string, quote: string, mark: Span): Reanchored {
  const places = occurrences(after, quote);
  const only = places[0];
  if (only === undefined) {
    const fragment = longestSurvivor(after, quote);
    return fragment ? { state: "needs_review", ...fragment } : { state: "orphaned", start: null, end: null };
  }
  const span = { start: only, end: only + quote.length };
  const wasUnique = occurrences(before, quote).length === 1;
  const unique =
    places.length === 1 && wasUnique && quote.length >= 12 && edgesAgree(before, after, mark, span);
  const guards = [beside(before, mark), beside(after, span)] as const;
  return { state: unique && sameSensitive(...guards) ? "moved" : "needs_review", ...span };
}

/** At most two places of a quote: whether it is unique is all that is asked. */
function occurrences(text: string, quote: string): number[] {
  const first = text.indexOf(quote);
  if (first < 0) return [];
  const second = text.indexOf(quote, first + 1);
  return second < 0 ? [first] : [first, second];
}

/** The longest run of the quote's words, at least three, that stands in the new text. */
function longestSurvivor(after: string, quote: string): Span | null {
  const words = [...quote.matchAll(/\S+/g)];
  for (let size = Math.min(words.length - 1, 8); size >= 3; size--)
    for (let i = 0; i + size <= words.length; i++) {
      const from = words[i]!.index;
      const final = words[i + size - 1]!;
      const part = quote.slice(from, final.index + final[0].length);
      const at = after.indexOf(part);
      if (at >= 0) return { start: at, end: at + part.length };
    }
  return null;
}

/** Whether a mark's edge stands between two characters of the same kinds as before: '[2 million' is not '1[2 million'. */
function edgesAgree(before: string, after: string, mark: Span, span: Span): boolean {
  const joined = (text: string, at: number) =>
    at > 0 && at < text.length && /[\p{L}\p{N}\p{M}.,]{2}/u.test(text.slice(at - 1, at + 1));
  return (
    joined(before, mark.start) === joined(after, span.start) &&
    joined(before, mark.end) === joined(after, span.end)
  );
}

function kept(aligned: Int32Array, tokens: Token[], first: number, last: number): number {
  let words = 0;
  let survived = 0;
  for (let i = first; i <= last; i++) {
    if (isSpace(tokens[i]!)) continue;
    words++;
    if (aligned[i]! >= 0) survived++;
  }
  return words === 0 ? 0 : survived / words;
}

const NEIGHBOURS = 4; // tokens on either side: two words and the spaces between

function withNeighbours(text: string, tokens: Token[], first: number, last: number, span: Span): string {
  const from = tokens[Math.max(0, first - NEIGHBOURS)]?.start ?? span.start;
  const to = tokens[Math.min(tokens.length - 1, last + NEIGHBOURS)]?.end ?? span.end;
  const lead = text.slice(from, span.start);
  const tail = text.slice(span.end, to);
  // A neighbour across a line's end or a sentence's end says nothing of the quote.
  const leadCut = Math.max(lead.lastIndexOf("\n"), lead.search(/[.!?]\s(?!.*[.!?]\s)/su) + 1);
  const tailEnd = tail.search(/\n|[.!?](?:\s|$)/u);
  return (
    lead.slice(Math.max(leadCut, 0)) +
    text.slice(span.start, span.end) +
    (tailEnd < 0 ? tail : tail.slice(0, tailEnd))
  );
}

function beside(text: string, span: Span): string {
  const tokens = tokenize(text.slice(Math.max(0, span.start - 60), span.end + 60));
  const shift = Math.max(0, span.start - 60);
  const inner = { start: span.start - shift, end: span.end - shift };
  const local = text.slice(shift, span.end + 60);
  return withNeighbours(local, tokens, tokenAt(tokens, inner.start), tokenAt(tokens, inner.end - 1), inner);
}

const SENSITIVE_WORD =
  /^(?:\p{N}.*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|half|quarter|third|double|twice|hundreds?|thousands?|millions?|billions?|trillions?|mln|mn|bn|tn|million|k|m|b|euros?|dollars?|pounds?|kron[aeo]r?|krónur|crowns?|koruna|zloty|zł|yen|francs?|hryvnias?|won|eur|usd|gbp|dkk|sek|nok|isk|czk|pln|chf|jpy|cad|aud|nzd|uah|krw|over|above|under|below|up|more|less|fewer|least|most|about|around|approximately|roughly|nearly|almost|some|between|maximum|minimum|additional|further|another|extra|no|not|never|none|nor|without|denied|denies|refused|refuses|cannot|may|might|could|would|per|annually|yearly|loan|loans|grant|grants|тис|млн|млрд|мільйон\p{L}*|мільярд\p{L}*|тисяч\p{L}*|пів|половин\p{L}*|євро|долар\p{L}*|гривень|гривн\p{L}*|крон\p{L}*|злот\p{L}*|понад|більше|менше|щонайменше|близько|приблизно|майже|до|від|не|ні|без|кредит\p{L}*|позик\p{L}*|грант\p{L}*)$/iu;
const CURRENCY_SIGN = /^[\p{Sc}%~≈<>≥≤-]$/u;

/** What must not change under a mark: figures, currencies, qualifiers, names, negations, in their order. */
export function sensitiveTokens(text: string): string[] {
  const parties = findParties(text);
  const found: string[] = [];
  let startsSentence = true;
  let previous: Token | null = null;
  for (const token of tokenize(text)) {
    if (isSpace(token)) continue;
    const word = token.text;
    const inParty = parties.some((party) => token.start >= party.start && token.end <= party.end);
    const capital = /^\p{Lu}/u.test(word) && !startsSentence;
    const decimal =
      /^[.,]$/.test(word) &&
      previous?.end === token.start &&
      /^\p{N}/u.test(previous.text) &&
      /^\p{N}/u.test(text.slice(token.end, token.end + 1));
    if (inParty || capital || decimal || SENSITIVE_WORD.test(word) || CURRENCY_SIGN.test(word))
      found.push(word.toLowerCase());
    if (/^[.!?]$/.test(word)) startsSentence = true;
    else if (/[\p{L}\p{N}]/u.test(word)) startsSentence = false;
    previous = token;
  }
  return found;
}

function sameSensitive(before: string, after: string): boolean {
  if (before === after) return true;
  const a = sensitiveTokens(before);
  const b = sensitiveTokens(after);
  return a.length === b.length && a.every((token, index) => token === b[index]);
}

function previousAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i >= 0; i--) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}

function nextAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i < aligned.length; i++) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}

/** Index of the token that holds an offset; the tokens cover the text without gaps. */
function tokenAt(tokens: Token[], offset: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (tokens[middle]!.start <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isSpace(token: Token): boolean {
  return /^\s/.test(token.text);
}
