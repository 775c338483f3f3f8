import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { statuses } from "@pledgebook/core/values/vocabulary";
import { type ScaleLinear, scaleBand, scaleLinear } from "d3-scale";
import type { Element } from "xast";
import { drawNothing, framed, type Row, type Width, type Words, widths } from "./frame.ts";
import { widthOf } from "./lettering.ts";
import { GAP, lengths, named, path, reach, rect, round, SMALL, text } from "./shapes.ts";

/** Heights of strips of time. */
const TALLEST = 110;
const SHORTEST = 6;
/** Periods do not spread further apart than this: one bar alone stays a bar. */
const WIDEST_PERIOD = 84;

/** A stretch of time with the totals of what was announced in it. `short`: its name where there is little room. */
export interface Period extends Row {
  short: string;
}

/**
 * One strip for each stage over the same time: what was announced when and stands at that stage now. `aside`: what has
 * no place in time, or no sum, in words.
 */
export function drawOverTime(
  periods: readonly Period[],
  words: Words,
  width: Width,
  aside: readonly string[] = [],
): string {
  const total = widths[width];
  const shown = statuses.filter((status) =>
    periods.some(({ totals }) => totals.some((one) => one.status === status && reach(one) > 0)),
  );
  if (shown.length === 0) return drawNothing(words, width, aside);
  const most = Math.max(...periods.flatMap(({ totals }) => totals.map(reach)), 1);
  const y = scaleLinear([0, most], [0, TALLEST]);
  const strips = shown.map((status) => {
    const stages = periods.map(({ totals }) => totals.find((one) => one.status === status));
    const highest = Math.max(...stages.map((stage) => (stage ? reach(stage) : 0)));
    return { status, stages, highest, values: valuesOf(y, highest) };
  });
  const labels = strips.flatMap(({ values }) => values.map((value) => widthOf(words.money(value), SMALL)));
  const left = labels.length > 0 ? Math.ceil(Math.max(...labels)) + GAP : 0;
  const band = scaleBand(
    periods.map((_, index) => index),
    [left, Math.min(total, left + periods.length * WIDEST_PERIOD)],
  ).padding(0.2);
  const places = periods.map((_, index) => ({ left: band(index) ?? left, width: band.bandwidth() }));
  const parts: Element[] = [];
  let top = 0;
  for (const { status, stages, highest, values } of strips) {
    parts.push(
      text(0, top + 14, words.status(status), "ink strong"),
      text(total, top + 14, words.highest(words.money(highest)), "muted small", "end"),
    );
    // One scale for all strips; each is as tall as its own highest bar needs.
    const base = Math.round(top + 32 + Math.max(SHORTEST, y(highest)));
    parts.push(...valueLines(values, { scale: y, base, left, total }, words));
    stages.forEach((stage, index) => {
      if (!stage || reach(stage) === 0) return;
      const name = `${periods[index]?.label}, ${words.status(status)}: ${words.total(stage)}`;
      parts.push(column(places[index]!, base, y, stage, name));
    });
    parts.push(path(`M0 ${base + 0.5}H${total}`, "axis"));
    top = base + 18;
  }
  const highest = periods.findIndex(({ totals }) => totals.some((one) => reach(one) === most));
  parts.push(...axis(periods, places, { top, total, step: band.step(), highest }));
  return framed(width, top + 10, words, parts, aside);
}

/** Room that a value needs above its line. */
const LEAST_STEP = 24;

/** Round values up to a strip's highest bar, as many as there is room for. */
function valuesOf(scale: ScaleLinear<number, number>, highest: number): number[] {
  const steps = Math.floor(scale(highest) / LEAST_STEP);
  return steps < 1
    ? []
    : scaleLinear([0, highest], [0, scale(highest)])
        .ticks(Math.min(3, steps))
        .filter((value) => value > 0);
}

/** A line at each value, with the value before it. */
function valueLines(
  values: readonly number[],
  {
    scale,
    base,
    left,
    total,
  }: { scale: ScaleLinear<number, number>; base: number; left: number; total: number },
  words: Words,
): Element[] {
  return values.flatMap((value) => {
    const height = round(base - scale(value)) - 0.5;
    return [
      path(`M${left} ${height}H${total}`, "grid"),
      text(left - GAP / 2, height + 4, words.money(value), "muted small", "end"),
    ];
  });
}

interface Place {
  left: number;
  width: number;
}

/** A period's bar on the line at `base`, which says its sum when it is pointed at. */
function column(
  place: Place,
  base: number,
  scale: (minor: number) => number,
  stage: StageTotal,
  name: string,
): Element {
  const { filled, whole } = lengths(stage, scale);
  const [middle, tip] = [place.left + place.width / 2, base - whole - 3];
  return named(name, [
    ...rect(place.left, base - whole, place.width, whole - filled, "rest"),
    ...rect(place.left, base - filled, place.width, filled, "sure"),
    ...(stage.bounds.ceiling === null ? [path(`M${round(middle - 3)} ${round(tip)}l3 -3l3 3`, "open")] : []),
  ]);
}

/** As many names of periods as there is room for, among them that of the highest bar. */
function axis(
  periods: readonly Period[],
  places: readonly Place[],
  { top, total, step, highest }: { top: number; total: number; step: number; highest: number },
): Element[] {
  const parts: Element[] = [];
  const longest = Math.max(...periods.map(({ short }) => widthOf(short, SMALL)));
  const middleOf = ({ left, width }: Place) => left + width / 2;
  // A name at the edge is moved into the frame, towards the next.
  const moved = Math.max(0, longest / 2 - middleOf(places[0]!));
  const every = Math.max(1, Math.ceil((longest + moved + 8) / step));
  let end = Number.NEGATIVE_INFINITY;
  periods.forEach(({ short }, index) => {
    if (index % every !== highest % every) return;
    const middle = middleOf(places[index]!);
    const half = widthOf(short, SMALL) / 2;
    const anchor = middle < half ? "start" : middle + half > total ? "end" : "middle";
    const at = { start: 0, middle, end: total }[anchor];
    const left = { start: 0, middle: middle - half, end: total - 2 * half }[anchor];
    if (left < end + 4) return;
    end = left + 2 * half;
    parts.push(
      path(`M${round(middle)} ${top - 17}v4`, "axis"),
      text(at, top + 1, short, "muted small", anchor),
    );
  });
  return parts;
}
