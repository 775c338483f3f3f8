/**
 * A quote and how to find it again: the TextQuoteSelector and TextPositionSelector of the W3C Web Annotation Data Model
 * (https://www.w3.org/TR/annotation-model/#selectors). Offsets are UTF-16 code units in a revision's plain text.
 */
export interface Span {
  start: number;
  end: number;
}

/** Whether a span is whole: not empty, within the text, not through the middle of a character. */
export function isSpanOf(text: string, { start, end }: Span): boolean {
  return (
    Number.isSafeInteger(start) &&
    Number.isSafeInteger(end) &&
    0 <= start &&
    start < end &&
    end <= text.length &&
    !splitsCharacter(text, start) &&
    !splitsCharacter(text, end)
  );
}

/** A selection made by hand, tidied: no white space at its edges, and whole words where it began or ended inside one. */
export function snapToWords(text: string, span: Span): Span | null {
  let start = Math.max(0, Math.min(span.start, text.length));
  let end = Math.max(start, Math.min(span.end, text.length));
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  if (start === end) return null;
  const inWord = (at: number) =>
    at > 0 && at < text.length && isPartOfWord(text, at - 1) && isPartOfWord(text, at);
  while (inWord(start)) start--;
  while (inWord(end)) end++;
  return { start, end };
}

const WORD = /[\p{L}\p{N}\p{M}\ud800-\udfff]/u;

/** An apostrophe within a word, a decimal or grouping sign within a figure. */
const JOINT = /^(?:[\p{L}\p{M}]['’]\p{L}|\p{N}[.,]\p{N})$/u;

function isPartOfWord(text: string, at: number): boolean {
  return WORD.test(text[at]!) || JOINT.test(text.slice(Math.max(0, at - 1), at + 2));
}

function splitsCharacter(text: string, at: number): boolean {
  return (
    at > 0 && at < text.length && /[\ud800-\udbff]/.test(text[at - 1]!) && /[\udc00-\udfff]/.test(text[at]!)
  );
}
