import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Element } from "xast";
import { drawNothing, framed, type Row, type Width, type Words, widths } from "./frame.ts";
import { inLines, widthOf } from "./lettering.ts";
import { COMMON, GAP, lengths, path, reach, rect, round, SMALL, text } from "./shapes.ts";

const LINE = 20;
const BAR = 12;
/** A bar that has less room than this beside its words has them below it. */
const LEAST_BAR = 60;

/**
 * One row for each slice, and in it one bar for each stage: sure sums filled, what may come on top in outline. All bars
 * have one scale, the largest on which each still has room for its words. `aside`: what the bars leave out, in words.
 */
export function drawBars(
  rows: readonly Row[],
  words: Words,
  width: Width,
  aside: readonly string[] = [],
): string {
  const total = widths[width];
  const bars = rows.flatMap((row) => row.totals);
  if (bars.length === 0) return drawNothing(words, width, aside);
  const left = Math.ceil(Math.max(...bars.map(({ status }) => widthOf(words.status(status), SMALL)))) + GAP;
  const roomOf = (stage: StageTotal) => total - left - GAP - widthOf(words.total(stage), SMALL);
  const perUnit = Math.min(
    ...bars
      .filter((stage) => reach(stage) > 0)
      .map((stage) => (roomOf(stage) < LEAST_BAR ? total - left - GAP : roomOf(stage)) / reach(stage)),
  );
  const x = (minor: number) => (minor === 0 ? 0 : minor * perUnit);
  const parts: Element[] = [];
  let y = 0;
  for (const row of rows) {
    for (const line of inLines(row.label, total, COMMON, { isBold: true })) {
      parts.push(text(0, y + 15, line, "ink strong"));
      y += LINE;
    }
    y += 2;
    for (const stage of row.totals) {
      parts.push(text(0, y + 11, words.status(stage.status), "muted small"), ...bar(left, y + 1, x, stage));
      const isBelow = reach(stage) > 0 && x(reach(stage)) > roomOf(stage) + 0.1;
      if (isBelow) y += 17;
      const at = isBelow || reach(stage) === 0 ? left : left + Math.max(2, x(reach(stage))) + GAP;
      inLines(words.total(stage), total - at + 0.5, SMALL, { most: 2 }).forEach((line, index) => {
        if (index > 0) y += 16;
        parts.push(text(at, y + 12, line, "ink small"));
      });
      y += LINE;
    }
    y += 10;
  }
  return framed(width, y, words, parts, aside);
}

function bar(x: number, y: number, scale: (minor: number) => number, stage: StageTotal): Element[] {
  const { filled, whole } = lengths(stage, scale);
  return [
    ...rect(x + filled, y, whole - filled, BAR, "rest"),
    ...rect(x, y, filled, BAR, "sure"),
    ...(stage.bounds.ceiling === null ? [path(`M${round(x + whole + 1)} ${y + 2}l4 4l-4 4`, "open")] : []),
  ];
}
