import {
  type ArticleReading,
  readArticle,
  readWordsOfArticle,
  suggestionsInArticle,
} from "@pledgebook/core/reading/article";
import type { Suggestion, TextContext } from "@pledgebook/core/reading/suggestion";
import type { Span } from "@pledgebook/core/text/span";

/** What is asked of a text: all that it seems to promise, or what some of its words state. Plain JSON. */
export interface Question {
  text: string;
  context: TextContext;
  /** The words; without them the whole text is read. */
  span?: Span;
}

/** The text that was read last: whoever marks an article asks about its words over and over. */
let last: { key: string; reading: ArticleReading } | null = null;

/** Reads, here and now. Of words there is one answer, of a whole text any number. */
export function answer({ text, context, span }: Question): Suggestion[] {
  const key = JSON.stringify([text, context]);
  if (last?.key !== key) last = { key, reading: readArticle(text, context) };
  return span ? [readWordsOfArticle(last.reading, span)] : suggestionsInArticle(last.reading);
}
