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

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== container.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const { focus } = at.current;
    const nextSentence = sentenceStarts.find((start) => start > focus);
    const thisSentence = sentenceStarts.findLast((start) => start < focus);
    const targets: Record<string, number> = {
      ArrowRight: focus + 1,
      ArrowLeft: focus - 1,
      // Extending by a sentence takes it to its last word; moving goes to the next one's first.
      ArrowDown: event.shiftKey
        ? nextSentence === undefined
          ? words.length - 1
          : nextSentence > focus + 1
            ? nextSentence - 1
            : nextAfter(nextSentence)
        : (nextSentence ?? focus),
      ArrowUp: thisSentence ?? 0,
      Home: 0,
      End: words.length - 1,
    };
    const target = targets[event.key];
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

  function nextAfter(start: number): number {
    const next = sentenceStarts.find((other) => other > start);
    return next === undefined ? words.length - 1 : next - 1;
  }

  // A finger pulls the browser's own handles, of which no pointer event tells: the words are taken by a button.
  const isTouch = useRef(false);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    const look = () => {
      if (isTouch.current) setTouched(container.current !== null && selectedSpan(container.current) !== null);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [container]);
  function take() {
    const span = container.current && selectedSpan(container.current);
    setTouched(false);
    if (span) onTake(span);
  }

  function onPointerUp(event: PointerEvent) {
    isTouch.current = event.pointerType === "touch";
    if (isTouch.current) return;
    // The browser settles the selection after this event.
    setTimeout(() => {
      const span = container.current && selectedSpan(container.current);
      if (!span) return;
      const first = words.findIndex((word) => word.end > span.start);
      const last = words.findLastIndex((word) => word.start < span.end);
      at.current = { anchor: first, focus: last };
      onTake(span);
    }, 0);
  }

  return { onKeyDown, onPointerUp, touched, take };
}
