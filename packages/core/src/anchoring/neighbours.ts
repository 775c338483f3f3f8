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
  const [leadBefore, tailBefore] = withNeighbours(before, tokensBefore, mark);
  const [leadAfter, tailAfter] = withNeighbours(after, tokensAfter, span);
  return (
    sameFigures(leadBefore, leadAfter) &&
    sameFigures(tailBefore, tailAfter) &&
    sentenceSaysTheSame(texts, mark, span)
  );
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
