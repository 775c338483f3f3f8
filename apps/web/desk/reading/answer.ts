import { suggestionsIn } from "@pledgebook/core/reading/detect";
import { readSelection } from "@pledgebook/core/reading/read-selection";
import { readText } from "@pledgebook/core/reading/read-text";
import type { Reading } from "@pledgebook/core/reading/sentence";
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
let last: { key: string; reading: Reading } | null = null;

/** Reads, here and now. Of words there is one answer, of a whole text any number. */
export function answer({ text, context, span }: Question): Suggestion[] {
  const key = JSON.stringify([text, context]);
  if (last?.key !== key) last = { key, reading: readText(text, context) };
  return span ? [readSelection(last.reading, span)] : suggestionsIn(last.reading);
}
