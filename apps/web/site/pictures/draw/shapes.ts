import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Element } from "xast";
import { x } from "xastscript";

/** The few shapes that drawings are made of. All lengths are pixels of the drawing, rounded to tenths. */

/** Sizes of type. */
export const SMALL = 13;
export const COMMON = 15;
export const LARGE = 22;

/** Between a bar and its words: room for the arrow that says that there is no ceiling. */
export const GAP = 10;

/** The least that is drawn of a sum that is not zero. */
const LEAST_FILLED = 1.5;

/** A line of words at `left` (or where `anchor` says), standing on `foot`; `kind` names classes of the style sheet in `frame.ts`. */
export function text(
  left: number,
  foot: number,
  words: string,
  kind: string,
  anchor: "start" | "middle" | "end" = "start",
): Element {
  const at = anchor === "start" ? null : anchor;
  return x("text", { x: round(left), y: round(foot), class: kind, "text-anchor": at }, words);
}

/** A filled part of a bar, or the outline of what may come on top of it; nothing where it has no length. */
export function rect(
  left: number,
  top: number,
  width: number,
  height: number,
  kind: "sure" | "rest",
): Element[] {
  if (width <= 0 || height <= 0) return [];
  // The outline is drawn inside, so that it is as long as it says.
  const inset = kind === "rest" ? 0.5 : 0;
  return [
    x("rect", {
      x: round(left + inset),
      y: round(top + inset),
      width: round(Math.max(0.5, width - 2 * inset)),
      height: round(Math.max(0.5, height - 2 * inset)),
      class: kind,
    }),
  ];
}

/** A line along `d`, drawn as its kind is. */
export function path(d: string, kind: "axis" | "grid" | "open"): Element {
  return x("path", { d, class: kind });
}

/** Shapes that show one value, with what it is: said where somebody points at them. */
export function named(value: string, shapes: readonly Element[]): Element {
  return x("g", [x("title", value), ...shapes]);
}

/** How far a stage's bar goes: to its ceiling, or its floor where there is none. Minor units. */
export function reach({ bounds }: StageTotal): number {
  return Math.max(bounds.ceiling ?? bounds.floor, bounds.floor);
}

/** How long a stage's bar is on a scale from minor units to pixels: its sure part, and all of it. */
export function lengths(
  stage: StageTotal,
  scale: (minor: number) => number,
): { filled: number; whole: number } {
  const filled = Math.max(stage.bounds.floor > 0 ? LEAST_FILLED : 0, scale(stage.bounds.floor));
  return { filled, whole: Math.max(filled, scale(reach(stage))) };
}

/** A length as it is written: in tenths of a pixel. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
