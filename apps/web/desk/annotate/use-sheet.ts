import { type RefObject, useEffect } from "react";
import type { useSuggestionActs } from "./suggestions/use-suggestion-acts.ts";
import { bringIntoView } from "./text/text-selection.ts";
import type { useHand } from "./use-hand.ts";

/**
 * Whether a mark or a suggestion is looked at and nothing is being written: on a narrow window what it says lies over the text,
 * and the words it is about are brought above it.
 */
export function useSheet(
  container: RefObject<HTMLElement | null>,
  { selection, active }: Pick<ReturnType<typeof useHand>, "selection" | "active">,
  { isLooked, current }: Pick<ReturnType<typeof useSuggestionActs>, "isLooked" | "current">,
): boolean {
  const isSheet = !selection && (active !== null || isLooked);
  const mark = active ? `[data-mark="${active.id}"]` : `[data-suggestion="${current?.key}"]`;
  const words = isSheet ? mark : null;
  // Once there is room below for it.
  useEffect(() => {
    if (words) bringIntoView(container.current?.querySelector(words));
  }, [container, words]);
  return isSheet;
}
