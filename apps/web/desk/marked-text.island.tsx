"use client";

import type { ArticleDocument } from "@pledgebook/core/document";
import { highlight, type Run } from "@pledgebook/core/highlight";
import type { Span } from "@pledgebook/core/quote";
import { memo, type ReactNode } from "react";
import { drawBlock } from "@/reading/draw-block.tsx";
import type { DeskAnnotation } from "./annotate-article.island.tsx";

type DrawnMark = Span & { id: string; waits: boolean; number: number };

/** The text with its marks, in pieces that know where they begin. The selection in hand is drawn like a mark. */
export const MarkedText = memo(function MarkedText(props: {
  body: ArticleDocument;
  annotations: DeskAnnotation[];
  selected: Span | null;
}) {
  const marks = props.annotations.flatMap((annotation, index): DrawnMark[] =>
    annotation.start === null || annotation.end === null
      ? []
      : [
          {
            id: annotation.id,
            start: annotation.start,
            end: annotation.end,
            number: index + 1,
            waits: annotation.reviewState !== "approved" || annotation.anchorState === "needs_review",
          },
        ],
  );
  const all = props.selected
    ? [...marks, { ...props.selected, id: "selection", waits: true, number: 0 }]
    : marks;
  const blocks = highlight(props.body, all);
  let next = 0;
  const draw = () => drawRuns(blocks[next++] ?? []);
  return props.body.content.map((block, index) => (
    <div key={index} className="mb-[1.15rem]">
      {drawBlock(block, draw)}
    </div>
  ));
});

function drawRuns(runs: Run<DrawnMark>[]): ReactNode {
  return runs.map((run) => {
    let inside: ReactNode = <span data-start={run.start}>{run.text}</span>;
    if (run.formatting.some((mark) => mark.type === "bold")) inside = <strong>{inside}</strong>;
    if (run.formatting.some((mark) => mark.type === "italic")) inside = <em>{inside}</em>;
    for (const mark of [...run.marks].reverse())
      inside = (
        <mark
          id={run.starting.includes(mark) ? `m-${mark.id}` : undefined}
          className={mark.id === "selection" ? "is-target" : mark.waits ? "mark-waiting" : "mark-disbursed"}
        >
          {inside}
          {mark.number > 0 && run.ending.includes(mark) && (
            <span className="mark-number select-none" aria-hidden="true">
              {mark.number}
            </span>
          )}
        </mark>
      );
    return <span key={run.start}>{inside}</span>;
  });
}
