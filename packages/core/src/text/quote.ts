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
