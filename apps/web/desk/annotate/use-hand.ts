"use client";

import { type Span, snapToWords } from "@pledgebook/core/text/span";
import { useTranslations } from "next-intl";
import { type RefObject, useCallback, useEffect, useState } from "react";
import { useFormGuard } from "@/desk/kit/use-form-guard.ts";
import type { DeskAnnotation } from "./desk-article.ts";
import type { useAnnotationActs } from "./marks/use-annotation-acts.ts";
import type { OpenSuggestion } from "./suggestions/use-suggestions.ts";
import { bringIntoView } from "./text/text-selection.ts";

/** What a form begins with: the known pledge that its words repeat, the one that they are a part of. */
export interface Target {
  known: string | null;
  pack: string | null;
}

/** Words in hand: selected by hand, or those of a suggestion that is being changed. */
export interface Selection {
  span: Span;
  from: OpenSuggestion | null;
  target: Target;
}

/**
 * What is in hand: selected words, for which a form is open, or a mark; and whether the next words that are selected are the
 * new place of a mark (`placing`) or state its pledge once more (`joining`). What was typed is not put down without asking.
 */
export function useHand(options: {
  text: string;
  annotations: readonly DeskAnnotation[];
  mayAnnotate: boolean;
  container: RefObject<HTMLElement | null>;
  desk: ReturnType<typeof useAnnotationActs>;
}) {
  const { text, annotations, mayAnnotate, container } = options;
  const { acts, act } = options.desk;
  const { message, tell, forget } = options.desk.place;
  const say = useTranslations("annotate");
  const [selection, setSelection] = useState<Selection | null>(null);
  const [placing, setPlacing] = useState<DeskAnnotation | null>(null);
  const [joining, setJoining] = useState<DeskAnnotation | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const { touch, release, mayLeave } = useFormGuard();

  /** Puts down the words and what they were for; `back`: the focus goes to the text. */
  const close = useCallback(
    (back = true) => {
      release();
      setSelection(null);
      setPlacing(null);
      setJoining(null);
      if (back) container.current?.focus({ preventScroll: true });
    },
    [container, release],
  );

  /** Takes selected words, made whole: for the form, or for the mark that waits for them. */
  const take = useCallback(
    (selected: Span) => {
      const whole = snapToWords(text, selected);
      if (!whole || !mayAnnotate || !mayLeave()) return;
      release();
      forget();
      // From here on the words are drawn as taken.
      container.current?.ownerDocument.getSelection()?.removeAllRanges();
      if (joining) {
        close();
        void act(
          acts.mark({
            span: whole,
            stated: joining.stated,
            pledge: { kind: "existing", code: joining.pledgeCode, role: "detail" },
          }),
        );
        return;
      }
      setActiveId(placing?.id ?? null);
      setSelection({ span: whole, from: null, target: { known: null, pack: null } });
    },
    [text, mayAnnotate, joining, placing, container, act, acts, close, mayLeave, release, forget],
  );

  /** Takes the words of a suggestion, to change what it would be saved as. */
  const takeSuggestion = useCallback((from: OpenSuggestion, target: Target) => {
    const { start, end } = from.suggestion;
    setActiveId(null);
    setSelection({ span: { start, end }, from, target });
  }, []);

  const putDownMark = useCallback(() => setActiveId(null), []);

  /** Takes a mark, or none; it is brought into view in the text. */
  const choose = useCallback(
    (id: string | null) => {
      if (!mayLeave()) return;
      release();
      setActiveId(id);
      setSelection(null);
      if (!id) return;
      bringIntoView(container.current?.querySelector(`[data-mark="${CSS.escape(id)}"]`));
    },
    [container, mayLeave, release],
  );

  /** The next words that are selected are the mark's new place. */
  const beginPlacing = useCallback(
    (mark: DeskAnnotation) => {
      setPlacing(mark);
      container.current?.focus();
    },
    [container],
  );

  /** The next words that are selected state the mark's pledge once more. */
  const beginJoining = useCallback(
    (mark: DeskAnnotation) => {
      setJoining(mark);
      setActiveId(null);
      container.current?.focus();
    },
    [container],
  );

  // Escape puts down what is in hand; in a form it is the form's own.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (selection && mayLeave()) close();
      else if (!selection) setActiveId(null);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [selection, mayLeave, close]);

  // Somebody else has removed the mark in hand: that is said, it does not just vanish.
  useEffect(() => {
    if (!activeId || annotations.some(({ id }) => id === activeId)) return;
    setActiveId(null);
    if (!message) tell({ text: say("mark_gone"), isBad: false });
  }, [activeId, annotations, message, say, tell]);

  // A link to a mark leads to it with its panel open.
  useEffect(() => {
    const id = /^#m-(.+)$/.exec(window.location.hash)?.[1];
    if (id) setActiveId(id);
  }, []);

  return {
    selection,
    placing,
    joining,
    active: annotations.find(({ id }) => id === activeId) ?? null,
    activeId,
    touch,
    mayLeave,
    close,
    take,
    takeSuggestion,
    choose,
    putDownMark,
    beginPlacing,
    beginJoining,
  };
}
