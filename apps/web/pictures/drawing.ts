import type { StageTotal } from "@pledgebook/core/counting";
import { type Status, statuses } from "@pledgebook/core/vocabulary";
import { sankey, sankeyLinkHorizontal } from "d3-sankey";
import { scaleBand, scaleLinear } from "d3-scale";
import { colours } from "../ui/tokens.ts";

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
}

export interface Row {
  label: string;
  totals: StageTotal[];
}

/** Wide enough for a column of text, and for a phone. */
export const widths = { wide: 760, narrow: 350 } as const;
export type Width = keyof typeof widths;

const SMALL = 13;
/** Heights of strips of time. */
const TALLEST = 110;
const SHORTEST = 6;
const LINE = 20;

/** One row for each slice, and in it one bar for each stage: sure sums filled, what may come on top in outline. */
export function drawBars(rows: readonly Row[], words: Words, width: Width): string {
  const total = widths[width];
  const isNarrow = width === "narrow";
  const left = isNarrow ? 84 : 96;
  const right = isNarrow ? 104 : 170;
  const sums = rows.flatMap((row) => row.totals.map(reach));
  if (sums.length === 0) return drawNothing(words, width);
  const x = scaleLinear([0, Math.max(...sums, 1)], [0, total - left - right]);
  const parts: string[] = [];
  let y = 0;
  for (const row of rows) {
    parts.push(text(0, y + 15, row.label, "ink strong"));
    y += LINE + 2;
    for (const stage of row.totals) {
      parts.push(
        text(0, y + 11, words.status(stage.status), "muted small"),
        bar(left, y + 1, 12, x, stage),
        text(left + Math.max(2, x(reach(stage))) + 8, y + 12, words.total(stage), "ink small"),
      );
      y += LINE;
    }
    y += 10;
  }
  return svg(total, y, words, parts);
}

/** One strip for each stage over the same time: what was announced when and stands at that stage now. */
export function drawOverTime(
  periods: readonly { label: string; short: string; totals: StageTotal[] }[],
  words: Words,
  width: Width,
): string {
  const total = widths[width];
  const shown = statuses.filter((status) =>
    periods.some(({ totals }) => totals.some((one) => one.status === status && reach(one) > 0)),
  );
  if (shown.length === 0) return drawNothing(words, width);
  const band = scaleBand(
    periods.map(({ label }) => label),
    [0, total],
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
    const base = top + 30 + Math.max(SHORTEST, y(highest));
    for (const { label, stage } of stages) {
      if (!stage || reach(stage) === 0) continue;
      const at = band(label) ?? 0;
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
    }
    parts.push(`<line x1="0" x2="${total}" y1="${base + 0.5}" y2="${base + 0.5}" class="axis"/>`);
    top = base + 16;
  }
  // As many names of periods as there is room for.
  const every = Math.ceil(periods.length / (width === "narrow" ? 4 : 9));
  periods.forEach(({ label, short }, index) => {
    if (index % every !== 0) return;
    const anchor = index === 0 ? "start" : "middle";
    const at = (band(label) ?? 0) + (index === 0 ? 0 : band.bandwidth() / 2);
    parts.push(text(at, top + 2, short, "muted small", anchor));
  });
  return svg(total, top + 10, words, parts);
}

/** From who gives, through what it passes, to what it is for: at one stage, by what is sure. Minor units. */
export function drawFlow(
  links: readonly { channel: string; purpose: string; floor: number }[],
  from: string,
  words: Words,
  width: Width,
): string {
  const total = widths[width];
  const drawn = links.filter(({ floor }) => floor > 0);
  if (drawn.length === 0) return drawNothing(words, width);
  interface Node {
    id: string;
    name: string;
    side: 0 | 1 | 2;
  }
  const nodes = new Map<string, Node>([["from", { id: "from", name: from, side: 0 }]]);
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
  const most = Math.max(
    ...([1, 2] as const).map((side) => [...nodes.values()].filter((node) => node.side === side).length),
  );
  const height = Math.max(140, most * 46);
  const graph = sankey<Node, object>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.side)
    .nodeWidth(8)
    .nodePadding(26)
    .extent([
      [0, 18],
      [total - (width === "narrow" ? 96 : 190), height - 22],
    ])({
    nodes: [...nodes.values()].map((node) => ({ ...node })),
    links: [...values.values()],
  });
  const path = sankeyLinkHorizontal();
  const parts = graph.links.map((link) => {
    const source = link.source as Node;
    const target = link.target as Node;
    const name = `${source.name} → ${target.name}: ${words.money(link.value)}`;
    return `<path d="${path(link as never) ?? ""}" class="stream" stroke-width="${round(Math.max(1, link.width ?? 1))}"><title>${escaped(name)}</title></path>`;
  });
  for (const node of graph.nodes) {
    const [x, y, bottom] = [node.x0 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
    parts.push(rect(x, y, 8, Math.max(1, bottom - y), "sure"));
    const label = `${node.name} ${words.money(node.value ?? 0)}`;
    if (node.side === 2)
      parts.push(lines(x + 14, (y + bottom) / 2, [node.name, words.money(node.value ?? 0)]));
    else parts.push(text(x, y - 5, shortened(label, width === "narrow" ? 20 : 44), "ink small"));
  }
  return svg(total, height + 4, words, parts);
}

function drawNothing(words: Words, width: Width): string {
  return svg(widths[width], 34, words, [text(0, 20, words.nothing, "muted")]);
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

function lines(x: number, y: number, words: [string, string]): string {
  return `${text(x, y - 1, shortened(words[0], 28), "ink small")}${text(x, y + 14, words[1], "muted small")}`;
}

function shortened(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).trimEnd()}…`;
}

function svg(width: number, height: number, words: Words, parts: readonly string[]): string {
  const [light, dark] = [palette(0), palette(1)];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${Math.ceil(height)}" width="${width}" height="${Math.ceil(height)}" role="img" aria-labelledby="t d">`,
    `<title id="t">${escaped(words.title)}</title><desc id="d">${escaped(words.description)}</desc>`,
    `<style>text{font-family:"Source Sans 3","Source Sans Pro","Helvetica Neue",Arial,sans-serif;font-size:15px}`,
    `.small{font-size:${SMALL}px}.strong{font-weight:600}.stream{fill:none;stroke-opacity:.28}.open{fill:none;stroke-width:1.5}`,
    `.rest{fill-opacity:.12}${light}@media (prefers-color-scheme:dark){${dark}}</style>`,
    ...parts,
    "</svg>",
  ].join("");
}

function palette(scheme: 0 | 1): string {
  const [ink, muted, accent] = [colours.ink[scheme], colours.muted[scheme], colours.accent[scheme]];
  return `.ink{fill:${ink}}.muted{fill:${muted}}.sure{fill:${accent}}.rest{fill:${accent};stroke:${accent}}.stream,.open{stroke:${accent}}.axis{stroke:${muted}}`;
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
