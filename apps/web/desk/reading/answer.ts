import { detect, readSelection } from "@pledgebook/core/reading/detect";
import type { Suggestion, TextContext } from "@pledgebook/core/reading/suggestion";
import type { Span } from "@pledgebook/core/text/span";

/** What is asked of a text: all that it seems to promise, or what some of its words state. Plain JSON. */
export interface Question {
  text: string;
  context: TextContext;
  /** The words; without them the whole text is read. */
  span?: Span;
}

/** Reads, here and now. Of words there is one answer, of a whole text any number. */
export function answer({ text, context, span }: Question): Suggestion[] {
  return span ? [readSelection(text, span, context)] : detect(text, context);
}
