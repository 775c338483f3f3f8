import type { Span } from "../text/span.ts";
import type { Token } from "../text/tokens.ts";

/** Both texts as words, and which word of the new one each word of the old one became. */
export interface Texts {
  before: string;
  after: string;
  tokensBefore: Token[];
  tokensAfter: Token[];
  aligned: Int32Array;
  /** Made only when a quote is gone from its place. */
  runs?: RunsOfThree;
  /** Made only when the first word of a sentence is another one. */
  lowerCase?: ReadonlySet<string>;
}

export function wordsIn(tokens: Token[], span: Span): number {
  const [first, last] = tokensOf(tokens, span);
  return tokens.slice(first, last + 1).filter(isWord).length;
}

/** Indexes of the first and the last token that a span touches; the tokens cover the text without gaps. */
export function tokensOf(tokens: Token[], span: Span): [number, number] {
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

export function isSpace(token: Token): boolean {
  return /^\s/.test(token.text);
}

export function isWord(token: Token): boolean {
  return /^[\p{L}\p{M}\p{N}]/u.test(token.text);
}

/** Whether a token is the white space between two sentences or two lines. */
export function endsSentence(tokens: Token[], index: number): boolean {
  const token = tokens[index]!;
  return isSpace(token) && (token.text.includes("\n") || /^[.!?…]$/.test(tokens[index - 1]?.text ?? ""));
}

/** Where each run of three words of a text begins, in indexes of its word tokens; the first few places of each. */
export interface RunsOfThree {
  words: Token[];
  places: Map<string, number[]>;
}

export function runsOfThree(tokens: Token[]): RunsOfThree {
  const words = tokens.filter(isWord);
  const places = new Map<string, number[]>();
  for (let i = 0; i + 3 <= words.length; i++) {
    const known = places.get(runAt(words, i));
    if (!known) places.set(runAt(words, i), [i]);
    else if (known.length < 8) known.push(i);
  }
  return { words, places };
}

export function runAt(words: Token[], i: number): string {
  return `${words[i]!.text} ${words[i + 1]!.text} ${words[i + 2]!.text}`;
}
