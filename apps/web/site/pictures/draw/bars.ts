import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { scaleLinear } from "d3-scale";
import type { Element } from "xast";
import { drawNothing, framed, type Row, type Width, type Words, widths } from "./frame.ts";
import { inLines, widthOf } from "./lettering.ts";
import { COMMON, GAP, lengths, named, path, reach, rect, round, SMALL, text } from "./shapes.ts";

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
  const values = valuesOf(Math.max(...bars.map(reach)), x, { left, total, words });
  let y = values.length > 0 ? AXIS : 0;
  for (const row of rows) {
    for (const line of inLines(row.label, total, COMMON, { isBold: true })) {
      parts.push(text(0, y + 15, line, "ink strong"));
      y += LINE;
    }
    y += 2;
    for (const stage of row.totals) {
      const value = `${row.label}, ${words.status(stage.status)}: ${words.total(stage)}`;
      parts.push(
        text(0, y + 11, words.status(stage.status), "muted small"),
        named(value, bar(left, y + 1, x, stage)),
      );
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
  const axis = values.flatMap(({ value, at, anchor }) => [
    path(`M${round(left + x(value)) + 0.5} ${AXIS - 8}V${y - 10}`, "grid"),
    text(at, AXIS - 14, words.money(value), "muted small", anchor),
  ]);
  return framed(width, y, words, [...axis, ...parts], aside);
}

/** Height of the values above the bars. */
const AXIS = 30;

/** Round values along the bars, from zero on, as many as have room for their words; none where not even two have. */
function valuesOf(
  most: number,
  scale: (minor: number) => number,
  { left, total, words }: { left: number; total: number; words: Words },
): { value: number; at: number; anchor: "start" | "middle" }[] {
  let end = Number.NEGATIVE_INFINITY;
  const shown = scaleLinear([0, most])
    .ticks(4)
    .flatMap((value) => {
      const width = widthOf(words.money(value), SMALL);
      const at = left + scale(value);
      const from = value === 0 ? at : at - width / 2;
      if (from < end + GAP || from + width > total) return [];
      end = from + width;
      return [{ value, at, anchor: value === 0 ? ("start" as const) : ("middle" as const) }];
    });
  return shown.length > 1 ? shown : [];
}

function bar(x: number, y: number, scale: (minor: number) => number, stage: StageTotal): Element[] {
  const { filled, whole } = lengths(stage, scale);
  return [
    ...rect(x + filled, y, whole - filled, BAR, "rest"),
    ...rect(x, y, filled, BAR, "sure"),
    ...(stage.bounds.ceiling === null ? [path(`M${round(x + whole + 1)} ${y + 2}l4 4l-4 4`, "open")] : []),
  ];
}
