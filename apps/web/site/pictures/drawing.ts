import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { type Status, statuses } from "@pledgebook/core/values/vocabulary";
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { scaleBand, scaleLinear } from "d3-scale";
import { colours } from "@/site/chrome/tokens.ts";
import { inLines, widthOf } from "./lettering.ts";
import type { Link } from "./parts.ts";

/** The drawn part of a picture: SVG as text, by nothing but its arguments. Stages stand apart, never in one bar. */
export interface Words {
  title: string;
  description: string;
  /** What a stage is called. */
  status: (status: Status) => string;
  /** A sum of minor units, short: '€1.2bn'. */
  money: (minor: number) => string;
  /** What a strip's highest bar is: 'highest €1.2bn'. */
  highest: (sum: string) => string;
  /** A stage's sum in words, with its bounds: 'at least €12m'. */
  total: (total: StageTotal) => string;
  /** What is said where there is nothing to draw. */
  nothing: string;
  /** Where the figures come from: said below a picture that stands alone. */
  source?: string;
}

export interface Row {
  label: string;
  totals: StageTotal[];
}

/**
 * Room for a drawing, in pixels: that of a column of text, of a phone, or of a file to take away. The file adds margins,
 * its title, its description and its source, on paper of its own that is always light; the others follow the reader's scheme.
 */
export const widths = { wide: 760, narrow: 350, alone: 712 } as const;
export type Width = keyof typeof widths;

const SMALL = 13;
const COMMON = 15;
const LARGE = 22;
/** Heights of strips of time. */
const TALLEST = 110;
const SHORTEST = 6;
const LINE = 20;
const BAR = 12;
/** Between a bar and its words: room for the arrow that says that there is no ceiling. */
const GAP = 10;
/** A bar that has less room than this beside its words has them below it. */
const LEAST_BAR = 60;
/** Periods do not spread further apart than this: one bar alone stays a bar. */
const WIDEST_PERIOD = 84;

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
  const isBelow = (stage: StageTotal) => reach(stage) > 0 && x(reach(stage)) > roomOf(stage) + 0.1;
  const parts: string[] = [];
  let y = 0;
  for (const row of rows) {
    for (const line of inLines(row.label, total, COMMON, { isBold: true })) {
      parts.push(text(0, y + 15, line, "ink strong"));
      y += LINE;
    }
    y += 2;
    for (const stage of row.totals) {
      parts.push(text(0, y + 11, words.status(stage.status), "muted small"), bar(left, y + 1, BAR, x, stage));
      if (isBelow(stage)) y += 17;
      const at = isBelow(stage) || reach(stage) === 0 ? left : left + Math.max(2, x(reach(stage))) + GAP;
      inLines(words.total(stage), total - at + 0.5, SMALL, { most: 2 }).forEach((line, index) => {
        if (index > 0) y += 16;
        parts.push(text(at, y + 12, line, "ink small"));
      });
      y += LINE;
    }
    y += 10;
  }
  return svg(width, asideBelow(y, aside, total, parts), words, parts);
}

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
  const band = scaleBand(
    periods.map((_, index) => index),
    [0, Math.min(total, periods.length * WIDEST_PERIOD)],
  ).padding(0.2);
  const most = Math.max(...periods.flatMap(({ totals }) => totals.map(reach)), 1);
  const y = scaleLinear([0, most], [0, TALLEST]);
  const parts: string[] = [];
  let top = 0;
  for (const status of shown) {
    const stages = periods.map(({ label, totals }) => ({
      label,
      stage: totals.find((one) => one.status === status),
    }));
    const highest = Math.max(...stages.map(({ stage }) => (stage ? reach(stage) : 0)));
    parts.push(
      text(0, top + 14, words.status(status), "ink strong"),
      text(total, top + 14, words.highest(words.money(highest)), "muted small", "end"),
    );
    // One scale for all strips; each is as tall as its own highest bar needs.
    const base = Math.round(top + 32 + Math.max(SHORTEST, y(highest)));
    stages.forEach(({ label, stage }, index) => {
      if (!stage || reach(stage) === 0) return;
      const at = band(index) ?? 0;
      const filled = Math.max(stage.bounds.floor > 0 ? 1.5 : 0, y(stage.bounds.floor));
      const whole = Math.max(filled, y(reach(stage)));
      const name = `${label}: ${words.total(stage)}`;
      parts.push(
        `<g><title>${escaped(name)}</title>`,
        whole > filled ? rect(at, base - whole, band.bandwidth(), whole - filled, "rest") : "",
        filled > 0 ? rect(at, base - filled, band.bandwidth(), filled, "sure") : "",
        stage.bounds.ceiling === null ? openUp(at + band.bandwidth() / 2, base - whole - 3) : "",
        "</g>",
      );
    });
    parts.push(`<path d="M0 ${base + 0.5}H${total}" class="axis"/>`);
    top = base + 18;
  }
  // As many names of periods as there is room for, among them that of the highest bar.
  const longest = Math.max(...periods.map(({ short }) => widthOf(short, SMALL)));
  const firstMiddle = (band(0) ?? 0) + band.bandwidth() / 2;
  // A name at the edge is moved into the frame, towards the next.
  const moved = Math.max(0, longest / 2 - firstMiddle);
  const every = Math.max(1, Math.ceil((longest + moved + 8) / band.step()));
  const highest = periods.findIndex(({ totals }) => totals.some((one) => reach(one) === most));
  let end = Number.NEGATIVE_INFINITY;
  periods.forEach(({ short }, index) => {
    if (index % every !== highest % every) return;
    const middle = (band(index) ?? 0) + band.bandwidth() / 2;
    const half = widthOf(short, SMALL) / 2;
    const anchor = middle < half ? "start" : middle + half > total ? "end" : "middle";
    const at = { start: 0, middle, end: total }[anchor];
    const left = { start: 0, middle: middle - half, end: total - 2 * half }[anchor];
    if (left < end + 4) return;
    end = left + 2 * half;
    parts.push(
      `<path d="M${round(middle)} ${top - 17}v4" class="axis"/>`,
      text(at, top + 1, short, "muted small", anchor),
    );
  });
  return svg(width, asideBelow(top + 10, aside, total, parts), words, parts);
}

/** What stands at the ends of a flow's streams: one giver, channels, purposes. */
interface FlowNode {
  id: string;
  name: string;
  side: 0 | 1 | 2;
}

const NODE = 8;
/** Of a label's lines. */
const LABEL = 16;

/**
 * From who gives, through what it passes, to what it is for: at one stage, by what is sure. Minor units. The largest
 * comes first. `aside`: what is not drawn, in words.
 */
export function drawFlow(
  links: readonly Link[],
  from: string,
  words: Words,
  width: Width,
  aside: readonly string[] = [],
): string {
  const total = widths[width];
  const drawn = links.filter(({ floor }) => floor > 0);
  if (drawn.length === 0) return drawNothing(words, width, aside);
  const nodes = new Map<string, FlowNode>([["from", { id: "from", name: from, side: 0 }]]);
  const values = new Map<string, { source: string; target: string; value: number }>();
  const add = (source: string, target: string, value: number) => {
    const key = `${source} ${target}`;
    values.set(key, { source, target, value: (values.get(key)?.value ?? 0) + value });
  };
  for (const { channel, purpose, floor } of drawn) {
    nodes.set(`c ${channel}`, { id: `c ${channel}`, name: channel, side: 1 });
    nodes.set(`p ${purpose}`, { id: `p ${purpose}`, name: purpose, side: 2 });
    add("from", `c ${channel}`, floor);
    add(`c ${channel}`, `p ${purpose}`, floor);
  }
  const isNarrow = width === "narrow";
  // Beside its nodes on the right a wide drawing has room for names; a narrow one has them on the streams.
  const right = isNarrow ? 0 : 200;
  const room = isNarrow ? total / 2 - 20 : right - 16;
  const labelOf = (node: FlowNode, value: number) => {
    const money = words.money(value);
    const one = `${node.name} ${money}`;
    const most = node.side === 0 ? total : node.side === 1 ? total / 2 - (isNarrow ? 20 : 130) : room;
    return widthOf(one, SMALL) <= most && node.side < 2
      ? [one]
      : [...inLines(node.name, most, SMALL, { most: 2 }), money];
  };
  const sides = ([1, 2] as const).map((side) => [...nodes.values()].filter((node) => node.side === side));
  const mostNodes = Math.max(...sides.map((side) => side.length));
  const mostLines = Math.max(...sides.flat().map((node) => labelOf(node, 0).length), 2);
  const padding = mostLines * LABEL + 8;
  const height = 110 + mostNodes * 10 + (mostNodes - 1) * padding;
  const layout = sankey<FlowNode, object>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.side)
    .nodeSort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .nodeWidth(NODE)
    .nodePadding(padding);
  // Nodes and links are the layout's to change: each try has its own.
  const drawnFrom = (top: number) => {
    const graph = layout.extent([
      [0, top],
      [total - right, top + height],
    ])({
      nodes: [...nodes.values()].map((node) => ({ ...node })),
      links: [...values.values()].map((value) => ({ ...value })),
    });
    // Every column begins at the top, beside the others' largest.
    for (const side of [0, 1, 2]) {
      const column = graph.nodes.filter((node) => node.side === side);
      const shift = Math.min(...column.map((node) => node.y0 ?? 0)) - top;
      for (const node of column) {
        node.y0 = (node.y0 ?? 0) - shift;
        node.y1 = (node.y1 ?? 0) - shift;
      }
    }
    return layout.update(graph);
  };
  // A label stands on its node's streams where they are thick enough, else above them.
  const labelled = (
    node: FlowNode & { y0?: number | undefined; y1?: number | undefined; value?: number | undefined },
  ) => {
    const lines = labelOf(node, node.value ?? 0);
    const tall = lines.length * LABEL;
    const [top, bottom] = [node.y0 ?? 0, node.y1 ?? 0];
    const isBeside = node.side === 2 && !isNarrow;
    const isAbove = node.side === 0 || (!isBeside && bottom - top < tall + 4);
    // The giver's stands above everything: the others' reach over its column.
    const first = node.side === 0 ? 13 : isAbove ? top - tall + 11 : (top + bottom - tall) / 2 + 12;
    return { lines, isAbove, first };
  };
  const giver = labelOf(
    { id: "from", name: from, side: 0 },
    drawn.reduce((sum, { floor }) => sum + floor, 0),
  );
  const space = giver.length * LABEL + 8;
  const tried = drawnFrom(space);
  const highest = Math.min(
    ...tried.nodes.filter(({ side }) => side > 0).map((node) => labelled(node).first - LABEL),
  );
  const graph = highest < space - 6 ? drawnFrom(space + (space - 6 - highest)) : tried;
  const path = sankeyLinkHorizontal();
  const parts = graph.links.map((link) => {
    const source = link.source as FlowNode;
    const target = link.target as FlowNode;
    const name = `${source.name} → ${target.name}: ${words.money(link.value)}`;
    return `<path d="${path(link as never) ?? ""}" class="stream" stroke-width="${round(Math.max(1, link.width ?? 1))}"><title>${escaped(name)}</title></path>`;
  });
  const labels: string[] = [];
  let end = 0;
  for (const node of graph.nodes) {
    const [x, y, bottom] = [node.x0 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
    parts.push(rect(x, y, NODE, Math.max(1, bottom - y), "sure"));
    const { lines, isAbove, first } = labelled(node);
    lines.forEach((line, index) => {
      // Where thin streams cross it, a label stands clear of them.
      const kind = isAbove ? "ink small halo" : "ink small";
      const at = first + index * LABEL;
      end = Math.max(end, at + 6, bottom);
      if (node.side === 0) labels.push(text(x, at, line, kind));
      else if (node.side === 2 && !isNarrow) labels.push(text(x + NODE + 8, at, line, kind));
      else labels.push(text(x - 6, at, line, kind, "end"));
    });
  }
  parts.push(...labels);
  return svg(width, asideBelow(end + 4, aside, total, parts), words, parts);
}

/** Height of a drawing, in the units of its width. */
export function heightOf(drawing: string): number {
  return Number(/viewBox="0 0 \d+ (\d+)"/.exec(drawing)?.[1] ?? 0);
}

/** Sets lines of words below a drawing; returns where they end. */
function asideBelow(y: number, aside: readonly string[], total: number, parts: string[]): number {
  let at = y;
  for (const words of aside)
    for (const line of inLines(words, total, SMALL)) {
      at += 18;
      parts.push(text(0, at, line, "muted small"));
    }
  return aside.length > 0 ? at + 8 : at;
}

function drawNothing(words: Words, width: Width, aside: readonly string[]): string {
  const parts = [text(0, 20, words.nothing, "muted")];
  return svg(width, asideBelow(30, aside, widths[width], parts), words, parts);
}

/** How far a stage's bar goes: to its ceiling, or its floor where there is none. */
function reach({ bounds }: StageTotal): number {
  return Math.max(bounds.ceiling ?? bounds.floor, bounds.floor);
}

function bar(
  x: number,
  y: number,
  height: number,
  scale: (value: number) => number,
  stage: StageTotal,
): string {
  const filled = Math.max(stage.bounds.floor > 0 ? 1.5 : 0, scale(stage.bounds.floor));
  const whole = Math.max(filled, scale(reach(stage)));
  return [
    whole > filled ? rect(x + filled, y, whole - filled, height, "rest") : "",
    filled > 0 ? rect(x, y, filled, height, "sure") : "",
    stage.bounds.ceiling === null
      ? `<path d="M${round(x + whole + 1)} ${y + 2}l4 4l-4 4" class="open"/>`
      : "",
  ].join("");
}

function openUp(x: number, y: number): string {
  return `<path d="M${round(x - 3)} ${round(y)}l3 -3l3 3" class="open"/>`;
}

function rect(x: number, y: number, width: number, height: number, kind: "sure" | "rest"): string {
  // The outline is drawn inside, so that it is as long as it says.
  const inset = kind === "rest" ? 0.5 : 0;
  return `<rect x="${round(x + inset)}" y="${round(y + inset)}" width="${round(Math.max(0.5, width - 2 * inset))}" height="${round(Math.max(0.5, height - 2 * inset))}" class="${kind}"/>`;
}

function text(x: number, y: number, words: string, kind: string, anchor = "start"): string {
  const at = anchor === "start" ? "" : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" class="${kind}"${at}>${escaped(words)}</text>`;
}

/** Around a drawing that leaves the page: room on all sides. */
const MARGIN = 24;

function svg(kind: Width, height: number, words: Words, parts: readonly string[]): string {
  if (kind !== "alone") return whole(widths[kind], height, words, parts, false);
  const above: string[] = [];
  let y = MARGIN;
  const say = (what: string, size: number, look: string) => {
    for (const line of inLines(what, widths.alone, size, { isBold: look.includes("strong") })) {
      y += size + 5;
      above.push(text(MARGIN, y, line, look));
    }
  };
  say(words.title, LARGE, "ink strong large");
  y += 4;
  say(words.description, SMALL, "muted small");
  y += 18;
  above.push(`<g transform="translate(${MARGIN} ${round(y)})">`, ...parts, "</g>");
  y += height + 12;
  if (words.source) say(words.source, SMALL, "muted small");
  return whole(widths.alone + 2 * MARGIN, y + MARGIN, words, above, true);
}

function whole(
  width: number,
  height: number,
  words: Words,
  parts: readonly string[],
  isAlone: boolean,
): string {
  const [light, dark] = [palette(0), palette(1)];
  const [w, h] = [width, Math.ceil(height)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${w} ${h}" width="${w}" height="${h}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(words.title)}</title><desc id="d">${escaped(words.description)}</desc>`,
    `<style>text{font-family:"Source Sans 3","Source Sans Pro","Helvetica Neue",Arial,sans-serif;font-size:${COMMON}px}`,
    `.small{font-size:${SMALL}px}.large{font-size:${LARGE}px}.strong{font-weight:600}.axis{fill:none}`,
    `.stream{fill:none;stroke-opacity:.28}.open{fill:none;stroke-width:1.5}`,
    `.halo{paint-order:stroke;stroke-width:3;stroke-linejoin:round}`,
    `.rest{fill-opacity:.12}${light}${isAlone ? "" : `@media (prefers-color-scheme:dark){${dark}}`}</style>`,
    isAlone ? `<rect width="${w}" height="${h}" class="paper"/>` : "",
    ...parts,
    "</svg>",
  ].join("");
}

function palette(scheme: 0 | 1): string {
  const [ink, muted, accent] = [colours.ink[scheme], colours.muted[scheme], colours.accent[scheme]];
  const paper = colours.paper[scheme];
  return `.ink{fill:${ink}}.muted{fill:${muted}}.paper{fill:${paper}}.halo{stroke:${paper}}.sure{fill:${accent}}.rest{fill:${accent};stroke:${accent}}.stream,.open{stroke:${accent}}.axis{stroke:${muted}}`;
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** Text within XML or HTML; signs that XML knows no way to write are left out. */
export function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
