import { sankeyLinkHorizontal } from "d3-sankey";
import type { Element } from "xast";
import { x } from "xastscript";
import {
  type FlowNode,
  flowOf,
  type LaidOutFlow,
  type LaidOutNode,
  type Link,
  laidOut,
  NODE,
} from "./flow-layout.ts";
import { drawNothing, framed, type Width, type Words, widths } from "./frame.ts";
import { inLines, widthOf } from "./lettering.ts";
import { rect, round, SMALL, text } from "./shapes.ts";

/** Height of a label's line. */
const LABEL = 16;
/** Room for names beside the nodes on the right of a wide drawing; a narrow one has them on the streams. */
const BESIDE = 200;

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
  const drawn = links.filter(({ floor }) => floor > 0);
  if (drawn.length === 0) return drawNothing(words, width, aside);
  const isNarrow = width === "narrow";
  const labelOf = labels(words, width);
  const flow = flowOf(drawn, from);
  const ends = flow.nodes.filter(({ side }) => side > 0);
  const mostNodes = Math.max(...([1, 2] as const).map((at) => ends.filter(({ side }) => side === at).length));
  const mostLines = Math.max(...ends.map((node) => labelOf(node, 0).length), 2);
  const padding = mostLines * LABEL + 8;
  const height = 110 + mostNodes * 10 + (mostNodes - 1) * padding;
  const right = widths[width] - (isNarrow ? 0 : BESIDE);
  const placed = (node: LaidOutNode) => placeOf(node, labelOf(node, node.value ?? 0), isNarrow);
  const sum = drawn.reduce((all, { floor }) => all + floor, 0);
  const space = labelOf({ id: "from", name: from, side: 0 }, sum).length * LABEL + 8;
  const tried = laidOut(flow, { top: space, right, height, padding });
  const highest = Math.min(
    ...tried.nodes.filter(({ side }) => side > 0).map((node) => placed(node).first - LABEL),
  );
  const missing = space - 6 - highest;
  const graph = missing > 0 ? laidOut(flow, { top: space + missing, right, height, padding }) : tried;
  const parts = streams(graph, words);
  const said: Element[] = [];
  let end = 0;
  for (const node of graph.nodes) {
    const [left, top, bottom] = [node.x0 ?? 0, node.y0 ?? 0, node.y1 ?? 0];
    parts.push(...rect(left, top, NODE, Math.max(1, bottom - top), "sure"));
    const { lines, isAbove, first } = placed(node);
    lines.forEach((line, index) => {
      const at = first + index * LABEL;
      end = Math.max(end, at + 6, bottom);
      said.push(label(node, at, line, { isAbove, isNarrow }));
    });
  }
  return framed(width, end + 4, words, [...parts, ...said], aside);
}

/** What a node is called, with its sum, in the lines for which there is room. */
function labels(words: Words, width: Width): (node: FlowNode, value: number) => string[] {
  const total = widths[width];
  const isNarrow = width === "narrow";
  const room = [total, total / 2 - (isNarrow ? 20 : 130), isNarrow ? total / 2 - 20 : BESIDE - 16] as const;
  return (node, value) => {
    const money = words.money(value);
    const one = `${node.name} ${money}`;
    const most = room[node.side];
    return widthOf(one, SMALL) <= most && node.side < 2
      ? [one]
      : [...inLines(node.name, most, SMALL, { most: 2 }), money];
  };
}

/** A label stands on its node's streams where they are thick enough, else above them; `first`: the foot of its first line. */
function placeOf(node: LaidOutNode, lines: string[], isNarrow: boolean) {
  const tall = lines.length * LABEL;
  const [top, bottom] = [node.y0 ?? 0, node.y1 ?? 0];
  // The giver's stands above everything: the others' reach over its column.
  if (node.side === 0) return { lines, isAbove: true, first: 13 };
  const isBeside = node.side === 2 && !isNarrow;
  const isAbove = !isBeside && bottom - top < tall + 4;
  return { lines, isAbove, first: isAbove ? top - tall + 11 : (top + bottom - tall) / 2 + 12 };
}

function label(
  node: LaidOutNode,
  y: number,
  line: string,
  { isAbove, isNarrow }: { isAbove: boolean; isNarrow: boolean },
): Element {
  const left = node.x0 ?? 0;
  // Where thin streams cross it, a label stands clear of them.
  const kind = isAbove ? "ink small halo" : "ink small";
  if (node.side === 0) return text(left, y, line, kind);
  if (node.side === 2 && !isNarrow) return text(left + NODE + 8, y, line, kind);
  return text(left - 6, y, line, kind, "end");
}

/** The streams, each saying between what it flows and how much when it is pointed at. */
function streams(graph: LaidOutFlow, words: Words): Element[] {
  const along = sankeyLinkHorizontal<FlowNode, object>();
  const nameOf = (end: string | number | LaidOutNode) => (typeof end === "object" ? end.name : end);
  return graph.links.map((link) => {
    const name = `${nameOf(link.source)} → ${nameOf(link.target)}: ${words.money(link.value)}`;
    const width = round(Math.max(1, link.width ?? 1));
    return x("path", { d: along(link) ?? "", class: "stream", "stroke-width": width }, [x("title", name)]);
  });
}
