"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent, ReactNode, RefObject } from "react";
import type { DeskArticle } from "@/desk/annotate/desk-article.ts";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";

/** The article as it is marked: how to go about it, and its headline and text, in which words are selected. */
export function ArticleColumn(props: {
  shown: DeskArticle;
  container: RefObject<HTMLDivElement | null>;
  mayAnnotate: boolean;
  /** Somebody has saved another revision since. */
  isEdited: boolean;
  onShowEdited: () => void;
  onHelp: () => void;
  onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** A press on a mark or a suggestion, by its name. */
  onPick: (picked: { mark?: string; suggestion?: string }) => void;
  children: ReactNode;
}) {
  const { article } = props.shown;
  const say = useTranslations("annotate");
  useSpoken(props.isEdited ? say("edited") : null);
  return (
    <div>
      <p id="how-to" className="text-sm text-muted">
        {props.mayAnnotate ? say("how_to") : say("read_only")}{" "}
        <button type="button" className="min-h-6 text-accent underline" onClick={props.onHelp}>
          {say("help")}
        </button>
      </p>
      {article.isBlind && <p className="note note-warn mt-3">{say("blind")}</p>}
      {props.isEdited && (
        <p className="note note-warn mt-3">
          {say("edited")}{" "}
          <button type="button" className="min-h-6 text-accent underline" onClick={props.onShowEdited}>
            {say("edited_show")}
          </button>
        </p>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: the article's text, in which the arrow keys move by words; no element of HTML is that */}
      <div
        ref={props.container}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: words are selected here by keyboard
        tabIndex={0}
        aria-label={say("text")}
        aria-describedby="how-to"
        lang={article.language}
        className="prose mt-4 rounded-sm"
        onPointerDown={props.onPointerDown}
        onKeyDown={props.onKeyDown}
        onClick={(event) => {
          if (!document.getSelection()?.isCollapsed) return;
          const picked = (event.target as HTMLElement).closest<HTMLElement>("[data-mark], [data-suggestion]");
          if (picked) props.onPick(picked.dataset);
        }}
      >
        {props.children}
      </div>
    </div>
  );
}
