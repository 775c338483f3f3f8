import type { StageTotal } from "@pledgebook/core/ledger/totals";

/** The few shapes that drawings are made of. All lengths are pixels of the drawing, rounded to tenths. */

/** Sizes of type. */
export const SMALL = 13;
export const COMMON = 15;
export const LARGE = 22;

/** Between a bar and its words: room for the arrow that says that there is no ceiling. */
export const GAP = 10;

/** The least that is drawn of a sum that is not zero. */
const LEAST_FILLED = 1.5;

/** A line of words with its foot at `y`; `kind` names classes of the style sheet in `frame.ts`. */
export function text(
  x: number,
  y: number,
  words: string,
  kind: string,
  anchor: "start" | "middle" | "end" = "start",
): string {
  const at = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" class="${kind}"${at}>${escaped(words)}</text>`;
}

/** A filled part of a bar, or the outline of what may come on top of it. */
export function rect(x: number, y: number, width: number, height: number, kind: "sure" | "rest"): string {
  // The outline is drawn inside, so that it is as long as it says.
  const inset = kind === "rest" ? 0.5 : 0;
  return `<rect x="${round(x + inset)}" y="${round(y + inset)}" width="${round(Math.max(0.5, width - 2 * inset))}" height="${round(Math.max(0.5, height - 2 * inset))}" class="${kind}"/>`;
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

/** A length as it is written: tenths of a pixel. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text within XML or HTML; signs that XML knows no way to write are left out. */
export function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
