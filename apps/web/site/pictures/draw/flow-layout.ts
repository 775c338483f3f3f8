import { type SankeyGraph, sankey } from "d3-sankey";

/** What one stage's money passes through and is for; minor units. */
export interface Link {
  channel: string;
  purpose: string;
  floor: number;
}

/** What stands at the ends of a flow's streams: one giver (side 0), channels (1), purposes (2). */
export interface FlowNode {
  id: string;
  name: string;
  side: 0 | 1 | 2;
}

/** Where one ends or begins: as `from` names its node, and how much, in minor units. */
interface FlowValue {
  source: string;
  target: string;
  value: number;
}

/** Who gives, through what it passes and what it is for, each once, with the sums between them. */
export interface Flow {
  nodes: FlowNode[];
  values: FlowValue[];
}

export type LaidOutFlow = SankeyGraph<FlowNode, object>;
export type LaidOutNode = LaidOutFlow["nodes"][number];

/** Width of a node, in pixels. */
export const NODE = 8;

/** Links of one giver, `from`, as nodes and the sums between them. */
export function flowOf(links: readonly Link[], from: string): Flow {
  const nodes = new Map<string, FlowNode>([["from", { id: "from", name: from, side: 0 }]]);
  const values = new Map<string, FlowValue>();
  const add = (source: string, target: string, value: number) => {
    const key = `${source} ${target}`;
    values.set(key, { source, target, value: (values.get(key)?.value ?? 0) + value });
  };
  for (const { channel, purpose, floor } of links) {
    nodes.set(`c ${channel}`, { id: `c ${channel}`, name: channel, side: 1 });
    nodes.set(`p ${purpose}`, { id: `p ${purpose}`, name: purpose, side: 2 });
    add("from", `c ${channel}`, floor);
    add(`c ${channel}`, `p ${purpose}`, floor);
  }
  return { nodes: [...nodes.values()], values: [...values.values()] };
}

/**
 * Where everything stands when the columns begin at `top`; the largest comes first. `right` is where the last column ends,
 * `padding` the room between nodes, `height` that of the columns; all in pixels.
 */
export function laidOut(
  { nodes, values }: Flow,
  room: { top: number; right: number; height: number; padding: number },
): LaidOutFlow {
  const layout = sankey<FlowNode, object>()
    .nodeId((node) => node.id)
    .nodeAlign((node) => node.side)
    .nodeSort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .nodeWidth(NODE)
    .nodePadding(room.padding)
    .extent([
      [0, room.top],
      [room.right, room.top + room.height],
    ]);
  // Nodes and links are the layout's to change: each try has its own.
  const graph = layout({
    nodes: nodes.map((node) => ({ ...node })),
    links: values.map((value) => ({ ...value })),
  });
  // Every column begins at the top, beside the others' largest.
  for (const side of [0, 1, 2]) {
    const column = graph.nodes.filter((node) => node.side === side);
    const shift = Math.min(...column.map((node) => node.y0 ?? 0)) - room.top;
    for (const node of column) {
      node.y0 = (node.y0 ?? 0) - shift;
      node.y1 = (node.y1 ?? 0) - shift;
    }
  }
  return layout.update(graph);
}
