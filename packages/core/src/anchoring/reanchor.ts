import { alignTokens } from "../text/align.ts";
import { isSpanOf, type Span } from "../text/quote.ts";
import { type Token, tokenize } from "../text/tokens.ts";
import { sameSensitive } from "./figures-changed.ts";

/** Where a mark stands in the new text. `needs_review` carries the best candidate; `orphaned` has no place at all. */
export type Reanchored =
  | { state: "exact" | "moved" | "needs_review"; start: number; end: number }
  | { state: "orphaned"; start: null; end: null };

const ORPHANED: Reanchored = { state: "orphaned", start: null, end: null };

/** Both texts as words, and which word of the new one each word of the old one became. */
interface Texts {
  before: string;
  after: string;
  tokensBefore: Token[];
  tokensAfter: Token[];
  aligned: Int32Array;
  /** Made only when a quote is gone from its place. */
  runs?: RunsOfThree;
}

/**
 * Carries marks from one text to another.
 *
 * - `exact`: the quote is the same, where the alignment of the two texts puts it.
 * - `moved`: the quote is the same elsewhere, or was reworded without touching anything sensitive (a figure, a currency,
 *   a qualifier, a name, a negation: see `sensitive.ts`) in it or in the words right beside it.
 * - `needs_review`: anything else that has a candidate. A person decides.
 * - `orphaned`: nothing of the quote is left that the old text did not say elsewhere too.
 *
 * The answer has one entry for each mark, in order. No mark is ever dropped.
 */
export function reanchor(before: string, after: string, marks: readonly Span[]): Reanchored[] {
  const isMark = (mark: Span) => isSpanOf(before, mark); // what quoted nothing has no place
  if (before === after)
    return marks.map((mark) =>
      isMark(mark) ? { state: "exact", start: mark.start, end: mark.end } : ORPHANED,
    );
  const tokensBefore = tokenize(before);
  const tokensAfter = tokenize(after);
  const aligned = alignTokens(tokensBefore, tokensAfter);
  const texts: Texts = { before, after, tokensBefore, tokensAfter, aligned };
  return marks.map((mark) => (isMark(mark) ? carry(texts, mark) : ORPHANED));
}

function carry(texts: Texts, mark: Span): Reanchored {
  const { before, after } = texts;
  const candidate = alignedSpan(texts, mark);
  if (!candidate) return elsewhere(texts, mark);
  const words = wordsIn(texts.tokensBefore, mark);
  const survived = survivors(texts, mark, candidate);
  if (survived < words * 0.2) return elsewhere(texts, mark); // a stray 'the' is no trace of a quote
  const kept = survived / Math.max(words, wordsIn(texts.tokensAfter, candidate), 1);
  const same = before.slice(mark.start, mark.end) === after.slice(candidate.start, candidate.end);
  if (same ? isSettled(texts, mark, candidate) : kept >= 0.5)
    if (saysTheSame(texts, mark, candidate)) return { state: same ? "exact" : "moved", ...candidate };
  // A quote that was cut from here and pasted elsewhere leaves only fragments behind: prefer the whole one.
  const found = elsewhere(texts, mark);
  return found.state === "moved" ? found : { state: "needs_review", ...candidate };
}

/** The new place of the words that a mark covers: from the first that survived to the last, with replaced edges. */
function alignedSpan(texts: Texts, mark: Span): Span | null {
  const { tokensBefore, tokensAfter, aligned } = texts;
  const [first, last] = tokensOf(tokensBefore, mark);
  let from = first;
  while (from <= last && (aligned[from]! < 0 || isSpace(tokensBefore[from]!))) from++;
  let to = last;
  while (to >= from && (aligned[to]! < 0 || isSpace(tokensBefore[to]!))) to--;
  if (from > to) return null;
  // White space that a mark begins or ends with comes along with its word.
  while (from > first && aligned[from - 1]! >= 0 && aligned[from - 1] === aligned[from]! - 1) from--;
  while (to < last && aligned[to + 1] === aligned[to]! + 1) to++;
  let startToken = edgeAt(texts, from, to, 1);
  let endToken = edgeAt(texts, to, from, -1);
  // An edge that was replaced takes its replacement along, within its sentence: '[87] million' → '[37] million'.
  if (from > first) {
    const border = (previousAligned(aligned, first - 1) ?? -1) + 1;
    while (startToken > border && !endsSentence(tokensAfter, startToken - 1)) startToken--;
    while (isSpace(tokensAfter[startToken]!)) startToken++;
  }
  if (to < last) {
    const border = (nextAligned(aligned, last + 1) ?? tokensAfter.length) - 1;
    while (endToken < border && !endsSentence(tokensAfter, endToken + 1)) endToken++;
    while (isSpace(tokensAfter[endToken]!)) endToken--;
  }
  const inFirst = from === first ? mark.start - tokensBefore[first]!.start : 0;
  const inLast = to === last ? tokensBefore[last]!.end - mark.end : 0;
  const span = { start: tokensAfter[startToken]!.start + inFirst, end: tokensAfter[endToken]!.end - inLast };
  return span.start < span.end ? span : null;
}

/**
 * What the first or last token of a quote became. A mark of punctuation or a space at its edge stays beside its word: with
 * a sentence put in behind, the full stop is still the quote's own and not the new sentence's. `inwards`: the way from the
 * edge to the other one.
 */
function edgeAt(
  { tokensBefore, tokensAfter, aligned }: Texts,
  edge: number,
  other: number,
  inwards: 1 | -1,
): number {
  let word = edge;
  while (word !== other && (!isWord(tokensBefore[word]!) || aligned[word]! < 0)) word += inwards;
  const beside = aligned[word]! + (edge - word);
  const isBeside = aligned[word]! >= 0 && tokensAfter[beside]?.text === tokensBefore[edge]!.text;
  return isBeside ? beside : aligned[edge]!;
}

/** The quote's only other place in the new text, when it had only one in the old; else a candidate for a person. */
function elsewhere(texts: Texts, mark: Span): Reanchored {
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
  const span = { start, end: start + quote.length };
  const isSame =
    quote.length >= 12 &&
    edgesAgree(before, after, mark, span) &&
    saysTheSame(texts, mark, span) &&
    isUnique(before, quote) &&
    isUnique(after, quote);
  return { state: isSame ? "moved" : "needs_review", ...span };
}

/**
 * Whether nothing sensitive changed in the words of the quote, nor in those right beside it. Each side is compared with
 * the quote and apart from the other, lest a word that slipped from one to the other go unseen.
 */
function saysTheSame({ before, after, tokensBefore, tokensAfter }: Texts, mark: Span, span: Span): boolean {
  const [leadBefore, tailBefore] = withNeighbours(before, tokensBefore, mark);
  const [leadAfter, tailAfter] = withNeighbours(after, tokensAfter, span);
  return sameSensitive(leadBefore, leadAfter) && sameSensitive(tailBefore, tailAfter);
}

function isUnique(text: string, quote: string): boolean {
  return text.indexOf(quote) === text.lastIndexOf(quote);
}

/** Whether a quote that stands in a text more than once has a neighbour that tells which one it is. */
function isSettled(texts: Texts, mark: Span, candidate: Span): boolean {
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

/** Where each run of three words of a text begins, in indexes of its word tokens; the first few places of each. */
interface RunsOfThree {
  words: Token[];
  places: Map<string, number[]>;
}

function runsOfThree(tokens: Token[]): RunsOfThree {
  const words = tokens.filter(isWord);
  const places = new Map<string, number[]>();
  for (let i = 0; i + 3 <= words.length; i++) {
    const known = places.get(runAt(words, i));
    if (!known) places.set(runAt(words, i), [i]);
    else if (known.length < 8) known.push(i);
  }
  return { words, places };
}

function runAt(words: Token[], i: number): string {
  return `${words[i]!.text} ${words[i + 1]!.text} ${words[i + 2]!.text}`;
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
function survivors({ tokensBefore, aligned, tokensAfter }: Texts, mark: Span, candidate: Span): number {
  const [first, last] = tokensOf(tokensBefore, mark);
  const [newFirst, newLast] = tokensOf(tokensAfter, candidate);
  let count = 0;
  for (let i = first; i <= last; i++)
    if (isWord(tokensBefore[i]!) && aligned[i]! >= newFirst && aligned[i]! <= newLast) count++;
  return count;
}

function wordsIn(tokens: Token[], span: Span): number {
  const [first, last] = tokensOf(tokens, span);
  return tokens.slice(first, last + 1).filter(isWord).length;
}

/** Words read beside a mark: three before it ('no more than'), two behind it ('or more'). */
const LEAD = 3;
const TAIL = 2;
const SENTENCE_END = /(?<!(?<!\p{L})(?:approx|ca|est|бл|прибл))[.!?…]["'”’»)]*\s+(?=["'“‘«(]*\p{Lu})|\n/gu;

/** The quote with the words before it, and with those behind it, none across a line's end or a sentence's end. */
function withNeighbours(text: string, tokens: Token[], span: Span): [string, string] {
  const [first, last] = tokensOf(tokens, span);
  const from = tokens[reach(tokens, first, -1, LEAD)]!.start;
  let leadStart = from;
  for (const match of text.slice(from, span.start + 1).matchAll(SENTENCE_END))
    leadStart = Math.min(span.start, from + match.index + match[0].length);
  // From the quote's last character on, since the quote may end its sentence.
  const tail = text.slice(span.end - 1, tokens[reach(tokens, last, 1, TAIL)]!.end);
  const stop = tail.search(/\n|[.!?…](?:\s|$)/u);
  const tailEnd = stop < 0 ? span.end - 1 + tail.length : Math.max(span.end, span.end - 1 + stop);
  return [text.slice(leadStart, tokens[last]!.end), text.slice(tokens[first]!.start, tailEnd)];
}

/** From a token over so many spaces, to the end of what is written without one: '€1,000,000' is never read as '€1'. */
function reach(tokens: Token[], from: number, step: 1 | -1, words: number): number {
  let i = from;
  for (let spaces = 0; Math.abs(i - from) < 60; i += step) {
    const next = tokens[i + step];
    if (!next || (isSpace(next) && ++spaces > words)) break;
  }
  return i;
}

function previousAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i >= 0; i--) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}

function nextAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i < aligned.length; i++) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}

/** Indexes of the first and the last token that a span touches; the tokens cover the text without gaps. */
function tokensOf(tokens: Token[], span: Span): [number, number] {
  return [tokenAt(tokens, span.start), tokenAt(tokens, span.end - 1)];
}

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

function isWord(token: Token): boolean {
  return /^[\p{L}\p{M}\p{N}]/u.test(token.text);
}

/** Whether a token is the white space between two sentences or two lines. */
function endsSentence(tokens: Token[], index: number): boolean {
  const token = tokens[index]!;
  return isSpace(token) && (token.text.includes("\n") || /^[.!?…]$/.test(tokens[index - 1]?.text ?? ""));
}
