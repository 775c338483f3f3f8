import type { Span } from "../text/span.ts";
import { endsSentence, isSpace, isWord, type Texts, tokensOf } from "./texts.ts";

/** The new place of the words that a mark covers: from the first that survived to the last, with replaced edges. */
export function alignedSpan(texts: Texts, mark: Span): Span | null {
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

function previousAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i >= 0; i--) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}

function nextAligned(aligned: Int32Array, from: number): number | null {
  for (let i = from; i < aligned.length; i++) if (aligned[i]! >= 0) return aligned[i]!;
  return null;
}
