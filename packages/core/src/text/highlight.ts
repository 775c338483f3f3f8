import { type ArticleDocument, type TextMark, textBlocks } from "./document.ts";
import type { Span } from "./span.ts";

/** A piece of text that looks the same throughout: one set of formatting, one set of marks over it. */
export interface Run<M> {
  text: string;
  start: number;
  formatting: TextMark[];
  /** The marks over this piece, the earliest-starting (outermost) first. */
  marks: M[];
  /** Marks that begin, or end, exactly with this piece. */
  starting: M[];
  ending: M[];
}

/**
 * Cuts each block of a body into runs, so that overlapping, nested and adjacent marks can be drawn without touching the
 * text. One list of runs for each block of `textBlocks`, in the same order; the runs' texts together are the block.
 */
export function highlight<M extends Span>(document: ArticleDocument, marks: readonly M[]): Run<M>[][] {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  return textBlocks(document).map((block) => {
    const here = ordered.filter((mark) => mark.start < block.end && mark.end > block.start);
    const runs: Run<M>[] = [];
    let nodeStart = block.start;
    for (const node of block.nodes) {
      const nodeEnd = nodeStart + node.text.length;
      const cuts = new Set([nodeStart, nodeEnd]);
      for (const mark of here)
        for (const at of [mark.start, mark.end]) if (at > nodeStart && at < nodeEnd) cuts.add(at);
      const points = [...cuts].sort((a, b) => a - b);
      for (let i = 0; i + 1 < points.length; i++) {
        const start = points[i]!;
        const end = points[i + 1]!;
        const over = here.filter((mark) => mark.start <= start && mark.end >= end);
        runs.push({
          text: node.text.slice(start - nodeStart, end - nodeStart),
          start,
          formatting: node.marks ?? [],
          marks: over,
          starting: over.filter((mark) => Math.max(mark.start, block.start) === start),
          ending: over.filter((mark) => Math.min(mark.end, block.end) === end),
        });
      }
      nodeStart = nodeEnd;
    }
    return runs;
  });
}
