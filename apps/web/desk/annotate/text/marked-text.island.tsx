"use client";

import type { Block } from "@pledgebook/core/text/document";
import { highlight, type Run } from "@pledgebook/core/text/highlight";
import type { Span } from "@pledgebook/core/text/span";
import { type ArticleWords, headOf, wholeArticle } from "@pledgebook/core/text/whole-article";
import { useTranslations } from "next-intl";
import { memo, type ReactNode, useMemo } from "react";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import type { OpenSuggestion } from "@/desk/annotate/suggestions/use-suggestions.ts";
import { drawBlock } from "@/site/article/draw-block.tsx";

interface DrawnMark extends Span {
  id: string;
  kind: "mark" | "suggestion" | "selection";
  look: string;
  number: number;
  isActive: boolean;
  /** What it is, to those who do not see how it is drawn. */
  described: string;
}

/** The text with its marks, in pieces that know where they begin. A block is drawn anew only when marks in it change. */
export const MarkedText = memo(function MarkedText(props: {
  article: ArticleWords;
  annotations: readonly DeskAnnotation[];
  suggestions: readonly OpenSuggestion[];
  selected: Span | null;
  /** The mark in hand, where it is or where it is being pulled to; it has handles at its ends. */
  active: (Span & { id: string }) | null;
  /** The suggestion in hand. */
  current: string | null;
  handle: (edge: "start" | "end") => ReactNode;
}) {
  const say = useTranslations("annotate");
  const kinds = { mark: say("kind_mark"), waiting: say("kind_waiting"), suggestion: say("kind_suggestion") };
  const marks = [
    ...props.annotations.flatMap((annotation, index) => markOf(annotation, index, props.active, kinds)),
    ...props.suggestions.map(({ key, suggestion }) => ({
      ...suggestionMark(key, suggestion, props.current),
      described: kinds.suggestion,
    })),
    ...(props.selected ? [{ ...props.selected, ...SELECTION }] : []),
  ];
  const { article } = props;
  const whole = useMemo(() => wholeArticle(article), [article]);
  const above = useMemo(() => headOf(article).length, [article]);
  const blocks = highlight(whole, marks);
  let next = 0;
  return whole.content.map((block, index) => {
    const size = textBlocksIn(block);
    const runs = blocks.slice(next, next + size);
    next += size;
    const place = index === 0 ? "headline" : index < above ? "standfirst" : "body";
    return <MarkedBlock key={index} place={place} block={block} runs={runs} handle={props.handle} />;
  });
});

const SELECTION = {
  id: "selection",
  kind: "selection" as const,
  look: "is-target",
  number: 0,
  isActive: false,
  described: "",
};

function markOf(
  annotation: DeskAnnotation,
  index: number,
  active: (Span & { id: string }) | null,
  kinds: { mark: string; waiting: string },
): DrawnMark[] {
  if (annotation.start === null || annotation.end === null) return [];
  const isActive = active?.id === annotation.id;
  const { start, end } = isActive && active ? active : { start: annotation.start, end: annotation.end };
  const waits = annotation.reviewState !== "approved" || annotation.anchorState === "needs_review";
  const look = waits ? "mark-waiting" : "mark-disbursed";
  const described = waits ? kinds.waiting : kinds.mark;
  return [{ id: annotation.id, kind: "mark", start, end, number: index + 1, isActive, look, described }];
}

function suggestionMark(
  key: string,
  { start, end }: Span,
  current: string | null,
): Omit<DrawnMark, "described"> {
  const isActive = key === current;
  return { id: key, kind: "suggestion", start, end, number: 0, isActive, look: "mark-suggested" };
}

/** How many blocks of the plain text a block of the document holds. */
function textBlocksIn(block: Block): number {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return 1;
    case "blockquote":
      return block.content.length;
    case "bulletList":
    case "orderedList":
      return block.content.reduce((sum, item) => sum + item.content.length, 0);
    default:
      return 0;
  }
}

const MarkedBlock = memo(
  function MarkedBlock(props: {
    place: "headline" | "standfirst" | "body";
    block: Block;
    runs: Run<DrawnMark>[][];
    handle: (edge: "start" | "end") => ReactNode;
  }) {
    let next = 0;
    const draw = () => drawRuns(props.runs[next++] ?? [], props.handle);
    if (props.place === "headline") return <h1 className="mb-3 text-3xl">{draw()}</h1>;
    const look = props.place === "standfirst" ? "mb-[1.15rem] text-muted" : "mb-[1.15rem]";
    return <div className={look}>{drawBlock(props.block, draw)}</div>;
  },
  (before, after) =>
    before.block === after.block &&
    before.handle === after.handle &&
    lookOf(before.runs) === lookOf(after.runs),
);

/** What a block looks like, as a text that can be compared. */
function lookOf(runs: Run<DrawnMark>[][]): string {
  return runs
    .flat()
    .map(
      (run) =>
        `${run.start}:${run.marks.map((mark) => `${mark.id}${mark.look}${mark.number}${mark.isActive}`).join(",")}`,
    )
    .join("|");
}

function drawRuns(runs: Run<DrawnMark>[], handle: (edge: "start" | "end") => ReactNode): ReactNode {
  return runs.map((run) => {
    let inside: ReactNode = <span data-start={run.start}>{run.text}</span>;
    if (run.formatting.some((mark) => mark.type === "bold")) inside = <strong>{inside}</strong>;
    if (run.formatting.some((mark) => mark.type === "italic")) inside = <em>{inside}</em>;
    for (const mark of [...run.marks].reverse()) inside = drawMark(mark, run, inside, handle);
    return <span key={run.start}>{inside}</span>;
  });
}

function drawMark(
  mark: DrawnMark,
  run: Run<DrawnMark>,
  inside: ReactNode,
  handle: (edge: "start" | "end") => ReactNode,
): ReactNode {
  const hasHandles = mark.kind === "mark" && mark.isActive;
  const data = mark.kind === "suggestion" ? { "data-suggestion": mark.id } : { "data-mark": mark.id };
  return (
    <mark
      id={mark.kind === "mark" && run.starting.includes(mark) ? `m-${mark.id}` : undefined}
      className={`${mark.look} ${mark.isActive ? "is-active" : ""}`}
      aria-description={mark.described || undefined}
      data-number={mark.number > 0 && run.ending.includes(mark) ? mark.number : undefined}
      {...data}
    >
      {hasHandles && run.starting.includes(mark) && handle("start")}
      {inside}
      {hasHandles && run.ending.includes(mark) && handle("end")}
    </mark>
  );
}
