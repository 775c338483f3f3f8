"use client";

import type { Span } from "@pledgebook/core/text/span";
import { useLocale, useTranslations } from "next-intl";
import { memo } from "react";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import { amountText } from "@/wording/amount.ts";

/** The marks of the article: what each states, where it stands, what it waits for. Those that an edit touched ask. */
export function AnnotationList(props: {
  annotations: DeskAnnotation[];
  text: string;
  mayAnnotate: boolean;
  activeId: string | null;
  onChoose: (id: string) => void;
  onKeep: (mark: DeskAnnotation, span: Span) => void;
}) {
  const say = useTranslations("marks");
  return (
    <section aria-labelledby="marks">
      <h2 id="marks" className="text-xl">
        {say("title", { count: props.annotations.length })}
      </h2>
      {props.annotations.length === 0 && <p className="mt-2 text-muted">{say("none")}</p>}
      <ol className="mt-2">
        {props.annotations.map((mark, index) => (
          <MarkItem
            key={mark.id}
            mark={mark}
            number={index + 1}
            text={props.text}
            isActive={mark.id === props.activeId}
            mayAnnotate={props.mayAnnotate}
            onChoose={props.onChoose}
            onKeep={props.onKeep}
          />
        ))}
      </ol>
    </section>
  );
}

/** Drawn anew only when its mark changes: an article may have a thousand. */
const MarkItem = memo(function MarkItem(props: {
  mark: DeskAnnotation;
  number: number;
  text: string;
  isActive: boolean;
  mayAnnotate: boolean;
  onChoose: (id: string) => void;
  onKeep: (mark: DeskAnnotation, span: Span) => void;
}) {
  const { mark } = props;
  const say = useTranslations("marks");
  const amount = useTranslations("amount");
  const locale = useLocale();
  const loose = mark.anchorState === "needs_review" || mark.anchorState === "orphaned";
  const span = mark.start !== null && mark.end !== null ? { start: mark.start, end: mark.end } : null;
  return (
    <li className="border-t border-line py-2.5 text-sm [content-visibility:auto]">
      <button
        type="button"
        aria-current={props.isActive}
        className="block w-full text-left"
        onClick={() => props.onChoose(mark.id)}
      >
        <span className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-muted figure">{props.number}</span>
          <span className="font-semibold text-accent underline figure">{mark.pledgeCode}</span>
          <span className="font-semibold figure">{amountText(mark.stated, locale, amount)}</span>
          <span className="text-muted">{say(`review.${mark.reviewState}`)}</span>
          {mark.comments > 0 && (
            <span className="text-muted">{say("comments", { count: mark.comments })}</span>
          )}
        </span>
        <span className="mt-1 line-clamp-2 font-serif text-base">{mark.exact}</span>
      </button>
      {mark.reviewNote && <p className="note note-warn mt-1">{mark.reviewNote}</p>}
      {loose && (
        <div className="note note-warn mt-1">
          <p>{say(`anchor.${mark.anchorState}`)}</p>
          {span && <p className="mt-1 font-serif text-base">{props.text.slice(span.start, span.end)}</p>}
          {span && props.mayAnnotate && (
            <button
              type="button"
              className="mt-1 min-h-6 text-accent underline"
              onClick={() => props.onKeep(mark, span)}
            >
              {say("keep")}
            </button>
          )}
        </div>
      )}
    </li>
  );
});
