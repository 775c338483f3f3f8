import { isSpanOf, type Span } from "./span.ts";

export interface Quote extends Span {
  exact: string;
  prefix: string;
  suffix: string;
}

/** Characters of context kept on either side, as Hypothesis keeps them. */
const CONTEXT = 32;

/** Describes a span of a text. @throws RangeError when the span is empty or not within the text. */
export function describeQuote(text: string, span: Span): Quote {
  if (!isSpanOf(text, span)) throw new RangeError(`no span of the text: ${span.start}–${span.end}`);
  return {
    ...span,
    exact: text.slice(span.start, span.end),
    // A character cut in two at the far end would be no text: it goes.
    prefix: text.slice(Math.max(0, span.start - CONTEXT), span.start).replace(/^[\udc00-\udfff]/, ""),
    suffix: text.slice(span.end, span.end + CONTEXT).replace(/[\ud800-\udbff]$/, ""),
  };
}

/** Where a described quote stands in the same text: the inverse of `describe`. Null when the text is another one. */
export function anchor(text: string, quote: Quote): Span | null {
  const { start, end, exact } = quote;
  return isSpanOf(text, quote) && text.slice(start, end) === exact ? { start, end } : null;
}

/**
 * Where quoted words stand in a text, of several places the one with the most of what stood around them; null where they do not
 * stand in it any more. Offsets of the quote are not looked at: the text may be a later one.
 */
export function findQuote(
  text: string,
  { exact, prefix, suffix }: Omit<Quote, "start" | "end">,
): Span | null {
  let best: { start: number; alike: number } | null = null;
  for (let start = text.indexOf(exact); exact !== "" && start >= 0; start = text.indexOf(exact, start + 1)) {
    const alike =
      alikeFrom((at) => [text[start - 1 - at], prefix[prefix.length - 1 - at]]) +
      alikeFrom((at) => [text[start + exact.length + at], suffix[at]]);
    if (!best || alike > best.alike) best = { start, alike };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

/** How many characters are alike, one after another. */
function alikeFrom(pair: (at: number) => [string | undefined, string | undefined]): number {
  for (let at = 0; ; at++) {
    const [one, other] = pair(at);
    if (one === undefined || one !== other) return at;
  }
}
