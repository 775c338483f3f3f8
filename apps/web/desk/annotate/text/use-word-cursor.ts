"use client";

import { sentences } from "@pledgebook/core/text/sentences";
import type { Span } from "@pledgebook/core/text/span";
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { selectedSpan, selectSpan } from "./text-selection.ts";

/**
 * Selecting words of an article without a caret: by mouse or touch as anywhere, and by keyboard: arrows move by words and
 * sentences, Shift makes the selection longer, Enter takes it.
 */
export function useWordCursor(
  container: RefObject<HTMLDivElement | null>,
  text: string,
  onTake: (span: Span) => void,
) {
  const words = useMemo(
    () =>
      [...text.matchAll(/\S+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length })),
    [text],
  );
  const sentenceStarts = useMemo(
    () => sentences(text).map((sentence) => words.findIndex((word) => word.end > sentence.start)),
    [text, words],
  );
  const at = useRef({ anchor: -1, focus: -1 });

  function show() {
    const { anchor, focus } = at.current;
    const first = words[Math.min(anchor, focus)];
    const last = words[Math.max(anchor, focus)];
    if (container.current && first && last)
      selectSpan(container.current, { start: first.start, end: last.end });
  }

  function move(to: number, extend: boolean) {
    const focus = Math.max(0, Math.min(words.length - 1, to));
    at.current = { anchor: extend && at.current.anchor >= 0 ? at.current.anchor : focus, focus };
    show();
  }

  /** The word to which a key goes; undefined for a key that does not move. */
  function targetOf(key: string, extend: boolean): number | undefined {
    const { focus } = at.current;
    const nextSentence = sentenceStarts.find((start) => start > focus);
    const targets: Record<string, number> = {
      ArrowRight: focus + 1,
      ArrowLeft: focus - 1,
      ArrowDown: extend ? lastOfSentence(nextSentence) : (nextSentence ?? focus),
      ArrowUp: sentenceStarts.findLast((start) => start < focus) ?? 0,
      Home: 0,
      End: words.length - 1,
    };
    return targets[key];
  }

  /** Extending by a sentence takes it to its last word; from there to the last word of the next one. */
  function lastOfSentence(nextSentence: number | undefined): number {
    if (nextSentence === undefined) return words.length - 1;
    if (nextSentence > at.current.focus + 1) return nextSentence - 1;
    const afterNext = sentenceStarts.find((start) => start > nextSentence);
    return (afterNext ?? words.length) - 1;
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== container.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = targetOf(event.key, event.shiftKey);
    if (target !== undefined) {
      event.preventDefault();
      move(target, event.shiftKey);
    } else if (event.key === "Enter") {
      const span = container.current && selectedSpan(container.current);
      if (span) {
        event.preventDefault();
        onTake(span);
      }
    }
  }

  const [isPressed, setIsPressed] = useState(false);
  const [isSelected, setIsSelected] = useState(false);
  // A finger pulls the browser's own handles, of which no pointer event tells: the words are taken by a button.
  const [isTouch, setIsTouch] = useState(false);
  useEffect(() => {
    const look = () => setIsSelected(container.current !== null && selectedSpan(container.current) !== null);
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [container]);

  function take() {
    const span = container.current && selectedSpan(container.current);
    if (!span) return;
    const first = words.findIndex((word) => word.end > span.start);
    const last = words.findLastIndex((word) => word.start < span.end);
    at.current = { anchor: first, focus: last };
    onTake(span);
  }
  const latestTake = useRef(take);
  latestTake.current = take;

  function onPointerDown(event: PointerEvent) {
    setIsTouch(event.pointerType === "touch");
    if (event.pointerType === "touch" || event.button !== 0) return;
    setIsPressed(true);
    // The mouse may be let go of outside of the text.
    const stop = (stopped: globalThis.PointerEvent) => {
      document.removeEventListener("pointerup", stop);
      document.removeEventListener("pointercancel", stop);
      // The browser settles the selection after this event.
      setTimeout(() => {
        if (stopped.type === "pointerup") latestTake.current();
        setIsPressed(false);
      }, 0);
    };
    document.addEventListener("pointerup", stop);
    document.addEventListener("pointercancel", stop);
  }

  return {
    onKeyDown,
    onPointerDown,
    take,
    /** Words are selected by a finger, and wait to be taken. */
    isTouched: isTouch && isSelected,
    /** Words are being selected: whoever draws the text anew now takes the selection away. */
    isSelecting: isPressed || isSelected,
  };
}
