import type { Span } from "../text/span.ts";
import { behindHeadline } from "../text/whole-article.ts";
import { suggestionsIn } from "./detect.ts";
import { readSelection } from "./read-selection.ts";
import { readText } from "./read-text.ts";
import { isSameFigure } from "./same-promise/told-again.ts";
import type { Reading } from "./sentence.ts";
import type { Suggestion, TextContext } from "./suggestion.ts";

/** An article read: its headline, and what stands below it, apart. A headline says in short what the text says. */
export interface ArticleReading {
  /** Null where the text does not begin with the headline: then all of it is body. */
  headline: Reading | null;
  text: Reading;
  /** Where what is read as `text` begins in the article's plain text. */
  textStart: number;
}

/** Reads the plain text of an article, that begins with its headline or not. See `readText`. */
export function readArticle(text: string, context: TextContext = {}): ArticleReading {
  const { title } = context;
  if (!title || !text.startsWith(`${title}\n\n`))
    return { headline: null, text: readText(text, context), textStart: 0 };
  const textStart = behindHeadline({ title });
  const read = readText(text.slice(textStart), context);
  return { headline: readText(title, { ...context, title: "" }, read.signs), text: read, textStart };
}

/**
 * The pledges that an article seems to state, in order. A figure of the headline is that of the text told in short: it says
 * again what the text tells first, and is a promise of its own only where the text has none of that donor.
 */
export function suggestionsInArticle({ headline, text, textStart }: ArticleReading): Suggestion[] {
  const told = suggestionsIn(text);
  if (!headline) return told;
  const short = suggestionsIn(headline).flatMap((one): Suggestion[] => {
    const first = told.findIndex(
      (other) => isSameFigure(one.amount, other.amount) && sharesDonor(one, other),
    );
    if (first >= 0) return [{ ...one, partOf: null, restates: told[first]?.restates ?? first }];
    return told.some((other) => sharesDonor(one, other)) ? [] : [{ ...one, partOf: null, restates: null }];
  });
  const behind = (index: number | null) => (index === null ? null : index + short.length);
  return [
    ...short.map((one) => ({ ...one, restates: behind(one.restates) })),
    ...told.map((one) => ({
      ...shifted(one, textStart),
      partOf: behind(one.partOf),
      restates: behind(one.restates),
    })),
  ];
}

/** What the words that a person has selected in an article say. See `readSelection`. */
export function readWordsOfArticle({ headline, text, textStart }: ArticleReading, span: Span): Suggestion {
  if (headline && span.start < textStart) return readSelection(headline, span);
  const own = { start: span.start - textStart, end: span.end - textStart };
  return shifted(readSelection(text, own), textStart);
}

/** Headlines leave out who gives where the text says it. */
function sharesDonor(one: Suggestion, other: Suggestion): boolean {
  return (
    one.donorCodes.length === 0 ||
    other.donorCodes.length === 0 ||
    one.donorCodes.some((code) => other.donorCodes.includes(code))
  );
}

function shifted(one: Suggestion, by: number): Suggestion {
  const moved = (span: Span) => ({ start: span.start + by, end: span.end + by });
  return {
    ...one,
    start: one.start + by,
    end: one.end + by,
    because: Object.fromEntries(Object.entries(one.because).map(([field, span]) => [field, moved(span)])),
  };
}
