import type { Span } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";
import { sameFigures } from "./figures-changed.ts";
import { sentenceSaysTheSame } from "./own-sentence.ts";
import { isSpace, type Texts, tokensOf } from "./texts.ts";

/**
 * Whether nothing sensitive changed in the words of the quote, in those right beside it, and in what its sentence says of it.
 * Each side is compared with the quote and apart from the other, lest a word that slipped from one to the other go unseen.
 */
export function saysTheSame(texts: Texts, mark: Span, span: Span): boolean {
  const { before, after, tokensBefore, tokensAfter } = texts;
  const lead = (isNew: boolean, words: number) =>
    isNew ? leadAndQuote(after, tokensAfter, span, words) : leadAndQuote(before, tokensBefore, mark, words);
  return (
    // One word that came in or went ('it now gives …') moves what stands at the window's other end, and says nothing.
    [
      [LEAD, LEAD],
      [LEAD, LEAD + 1],
      [LEAD + 1, LEAD],
    ].some(([old = LEAD, now = LEAD]) => sameFigures(lead(false, old), lead(true, now))) &&
    sameFigures(quoteAndTail(before, tokensBefore, mark), quoteAndTail(after, tokensAfter, span)) &&
    sentenceSaysTheSame(texts, mark, span)
  );
}

/** Words read beside a mark: three before it ('no more than'), two behind it ('or more'). */
const LEAD = 3;

const TAIL = 2;

const SENTENCE_END = /(?<!(?<!\p{L})(?:approx|ca|est|бл|прибл))[.!?…]["'”’»)]*\s+(?=["'“‘«(]*\p{Lu})|\n/gu;

/** The quote with so many words before it, none across a line's end or a sentence's end. */
function leadAndQuote(text: string, tokens: Token[], span: Span, words: number): string {
  const [first, last] = tokensOf(tokens, span);
  const from = tokens[reach(tokens, first, -1, words)]!.start;
  let start = from;
  for (const match of text.slice(from, span.start + 1).matchAll(SENTENCE_END))
    start = Math.min(span.start, from + match.index + match[0].length);
  return text.slice(start, tokens[last]!.end);
}

/** The quote with the words behind it, none across a line's end or a sentence's end. */
function quoteAndTail(text: string, tokens: Token[], span: Span): string {
  const [first, last] = tokensOf(tokens, span);
  // From the quote's last character on, since the quote may end its sentence.
  const tail = text.slice(span.end - 1, tokens[reach(tokens, last, 1, TAIL)]!.end);
  const stop = tail.search(/\n|[.!?…](?:\s|$)/u);
  const end = stop < 0 ? span.end - 1 + tail.length : Math.max(span.end, span.end - 1 + stop);
  return text.slice(tokens[first]!.start, end);
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
