"use client";

import { type Span, snapToWords } from "@pledgebook/core/text/span";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useCallback, useRef, useState } from "react";
import { offsetAtPoint } from "./text-selection.ts";

/**
 * The two handles of the mark in hand. A pointer pulls an end to another word, and so do the arrow keys while the handle has
 * the focus; what the mark states stays as it is. `pulled`: where the ends are while they are being pulled.
 */
export function useMarkHandles(
  container: RefObject<HTMLElement | null>,
  text: string,
  active: (Span & { id: string }) | null,
  onPlace: (id: string, span: Span, before: Span) => void,
) {
  const say = useTranslations("mark");
  const [pulled, setPulled] = useState<(Span & { id: string }) | null>(null);
  const latest = useRef({ active, onPlace, pulled });
  latest.current = { active, onPlace, pulled };

  const pull = useCallback(
    (edge: "start" | "end", offset: number) => {
      const mark = latest.current.pulled ?? latest.current.active;
      if (!mark) return;
      const start = edge === "start" ? Math.min(offset, mark.end - 1) : mark.start;
      const end = edge === "end" ? Math.max(offset, mark.start + 1) : mark.end;
      const whole = snapToWords(text, { start, end });
      if (whole) setPulled({ id: mark.id, ...whole });
    },
    [text],
  );

  const settle = useCallback(() => {
    const { active: before, pulled: now } = latest.current;
    setPulled(null);
    if (!before || !now || (now.start === before.start && now.end === before.end)) return;
    latest.current.onPlace(
      now.id,
      { start: now.start, end: now.end },
      { start: before.start, end: before.end },
    );
  }, []);

  /** Moves an end by a word at once. */
  const nudge = useCallback(
    (edge: "start" | "end", step: 1 | -1) => {
      const { active: mark } = latest.current;
      if (!mark) return;
      const to = nextEdge(text, edge, edge === "start" ? mark.start : mark.end, step);
      const span = edge === "start" ? { start: to, end: mark.end } : { start: mark.start, end: to };
      if (span.start < span.end) latest.current.onPlace(mark.id, span, { start: mark.start, end: mark.end });
    },
    [text],
  );

  const handle = useCallback(
    (edge: "start" | "end"): ReactNode => (
      <button
        type="button"
        className={`mark-handle mark-handle-${edge}`}
        aria-label={say(`handle_${edge}`)}
        onPointerDown={(event) => {
          event.preventDefault();
          event.stopPropagation();
          // What was selected before is not what is let go of now.
          document.getSelection()?.removeAllRanges();
          const { current: root } = container;
          if (!root) return;
          const move = (moved: PointerEvent) => {
            const offset = offsetAtPoint(root, moved.clientX, moved.clientY);
            if (offset !== null) pull(edge, offset);
          };
          const stop = (stopped: PointerEvent) => {
            document.removeEventListener("pointermove", move);
            document.removeEventListener("pointerup", stop);
            document.removeEventListener("pointercancel", stop);
            if (stopped.type === "pointerup") settle();
            else setPulled(null);
          };
          document.addEventListener("pointermove", move);
          document.addEventListener("pointerup", stop);
          document.addEventListener("pointercancel", stop);
        }}
        onPointerUp={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : null;
          if (step === null) return;
          event.preventDefault();
          event.stopPropagation();
          nudge(edge, step);
        }}
      />
    ),
    [say, container, pull, settle, nudge],
  );
  return { handle, nudge, pulled };
}

/** Where an end stands after one word more or less. */
function nextEdge(text: string, edge: "start" | "end", at: number, step: 1 | -1): number {
  const isWordStart = (offset: number) =>
    /\S/.test(text[offset] ?? " ") && /\s/.test(text[offset - 1] ?? " ");
  const isWordEnd = (offset: number) => /\S/.test(text[offset - 1] ?? " ") && /\s/.test(text[offset] ?? " ");
  const isEdge = edge === "start" ? isWordStart : isWordEnd;
  for (let offset = at + step; offset >= 0 && offset <= text.length; offset += step) {
    // A mark never grows into another paragraph by a key.
    if (text[Math.min(offset, offset - step)] === "\n") return at;
    if (isEdge(offset)) return offset;
  }
  return at;
}
