"use client";

import type { DeskAnnotation } from "./desk-article.ts";
import type { useAnnotationActs } from "./marks/use-annotation-acts.ts";
import { goToNeighbour } from "./neighbour-links.island.tsx";
import type { Shortcut } from "./shortcuts/shortcuts.ts";
import { useShortcuts } from "./shortcuts/use-shortcuts.ts";
import type { useSuggestionActs } from "./suggestions/use-suggestion-acts.ts";
import type { useMarkHandles } from "./text/use-mark-handles.island.tsx";
import type { useHand } from "./use-hand.ts";

/** What each shortcut of the page does. A key acts on what is shown: with a form or a mark in hand there is no suggestion to accept. */
export function useCommands(options: {
  annotations: readonly DeskAnnotation[];
  mayAnnotate: boolean;
  desk: ReturnType<typeof useAnnotationActs>;
  hand: ReturnType<typeof useHand>;
  handles: ReturnType<typeof useMarkHandles>;
  suggesting: ReturnType<typeof useSuggestionActs>;
  /** The package of this story. */
  pack: string | null;
  onRemove: (mark: DeskAnnotation) => void;
  onHelp: () => void;
}) {
  const { annotations, desk, hand, handles, suggesting } = options;
  const { selection, active, activeId } = hand;
  return useShortcuts((shortcut) => {
    if (shortcut === "help") return options.onHelp();
    if (shortcut === "next_article") return goToNeighbour("next");
    if (shortcut === "previous_article") return goToNeighbour("previous");
    if (!options.mayAnnotate) return;
    const at = annotations.findIndex(({ id }) => id === activeId);
    const byMark = (by: 1 | -1) =>
      hand.choose(annotations[(at + by + annotations.length) % annotations.length]?.id ?? null);
    const shownOne = selection || active ? null : suggesting.current;
    const commands: Record<Exclude<Shortcut, "help" | "next_article" | "previous_article">, () => unknown> = {
      accept: () => shownOne && suggesting.accept(shownOne),
      accept_as_part: () => {
        if (shownOne && options.pack && !shownOne.tie) void suggesting.acceptAsPart(shownOne, options.pack);
      },
      edit: () => shownOne && suggesting.edit(shownOne),
      reject: () => shownOne && suggesting.reject(shownOne, null),
      next: () => !selection && suggesting.step(1),
      previous: () => !selection && suggesting.step(-1),
      accept_in_view: () => !selection && suggesting.acceptInView(),
      next_mark: () => byMark(1),
      previous_mark: () => byMark(at < 0 ? 1 : -1),
      start_earlier: () => handles.nudge("start", -1),
      start_later: () => handles.nudge("start", 1),
      end_earlier: () => handles.nudge("end", -1),
      end_later: () => handles.nudge("end", 1),
      remove: () => active && options.onRemove(active),
      undo: desk.undo,
      redo: desk.redo,
    };
    commands[shortcut]();
  });
}
