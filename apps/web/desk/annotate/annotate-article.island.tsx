"use client";

import type { Span } from "@pledgebook/core/text/span";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useRef, useState } from "react";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { ArticleNotes } from "@/desk/notes/article-notes.island.tsx";
import { ArticleCurrency } from "./article-currency.island.tsx";
import { ArticleDay } from "./article-day.island.tsx";
import type { DeskAnnotation, DeskArticle } from "./desk-article.ts";
import { DeskNotes } from "./desk-notes.island.tsx";
import { useFormFilling } from "./form/use-form-filling.ts";
import { useStoryPledges } from "./form/use-story-pledges.ts";
import { HandPanel } from "./hand-panel.island.tsx";
import { AnnotationList } from "./marks/annotation-list.island.tsx";
import { useAnnotationActs } from "./marks/use-annotation-acts.ts";
import { useAnnotations } from "./marks/use-annotations.ts";
import { ShortcutSheet } from "./shortcuts/shortcut-sheet.island.tsx";
import { useSuggestionActs } from "./suggestions/use-suggestion-acts.ts";
import { useSuggestions } from "./suggestions/use-suggestions.ts";
import { ArticleColumn } from "./text/article-column.island.tsx";
import { MarkedText } from "./text/marked-text.island.tsx";
import { rangeOf, selectSpan } from "./text/text-selection.ts";
import { useHeld } from "./text/use-held.ts";
import { useMarkHandles } from "./text/use-mark-handles.island.tsx";
import { useWordCursor } from "./text/use-word-cursor.ts";
import { useCommands } from "./use-commands.ts";
import { useHand } from "./use-hand.ts";
import { useSheet } from "./use-sheet.ts";

/** The article in the middle with its marks and suggestions, and beside it what is in hand: a form, a mark, a suggestion. */
export function AnnotateArticle(props: { initial: DeskArticle; names: NameLists; mayAnnotate: boolean }) {
  const { mayAnnotate } = props;
  const say = useTranslations("annotate");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const articleOptions = trpc.articles.byId.queryOptions({ id: props.initial.article.id });
  const { data: shown } = useQuery({ ...articleOptions, initialData: props.initial, staleTime: Infinity });
  const { annotations, decided, isEdited, marksKey } = useAnnotations(shown);
  const { revision } = shown;
  const text = revision.plainText;
  const container = useRef<HTMLDivElement>(null);
  const [isHelp, setIsHelp] = useState(false);
  const known = useKnownNames(props.names);
  const suggestions = useSuggestions({ article: shown, annotations, decided, known, isOff: !mayAnnotate });

  const desk = useAnnotationActs({ shown, annotations, marksKey });
  const { acts, act, markOf } = desk;
  const hand = useHand({ text, annotations, mayAnnotate, container, desk });
  const { selection, active } = hand;
  const story = useStoryPledges(shown.article.id, annotations);
  const filling = useFormFilling({ selection, suggestions, article: shown, known });
  const cursor = useWordCursor(container, text, hand.take);
  // A thousand marks are drawn between two frames, not in the middle of a keystroke, and never under words that are being
  // selected: a suggestion or a colleague's mark that comes then would take the selection away.
  const isHeld = cursor.isSelecting && !selection;
  const drawnMarks = useHeld(useDeferredValue(annotations), isHeld);
  const drawnSuggestions = useHeld(useDeferredValue(suggestions), isHeld);
  /** Changing what readers see takes it out of the ledger until somebody has looked: that is asked first. */
  const mayChange = useCallback(
    (mark: DeskAnnotation) => mark.reviewState !== "approved" || window.confirm(say("approved_sure")),
    [say],
  );
  const remove = (mark: DeskAnnotation) => {
    if (!mayChange(mark)) return;
    hand.putDownMark();
    void act(acts.remove(mark.id));
  };
  const place = useCallback(
    (id: string, span: Span, before: Span) => {
      const mark = markOf(id);
      if (mark && mayChange(mark)) void act(acts.place(id, span, before));
    },
    [act, acts, markOf, mayChange],
  );
  const keepInPlace = useCallback(
    (mark: DeskAnnotation, span: Span) => void act(acts.place(mark.id, span, span)),
    [act, acts],
  );
  const standing =
    active && active.start !== null && active.end !== null
      ? { id: active.id, start: active.start, end: active.end }
      : null;
  const handles = useMarkHandles(container, text, mayAnnotate ? standing : null, place);
  const suggesting = useSuggestionActs({
    suggestions,
    container,
    desk,
    onEdit: hand.takeSuggestion,
    onStep: hand.putDownMark,
  });
  const isSheet = useSheet(container, hand, suggesting);
  const onHelp = useCallback(() => setIsHelp(true), []);
  const shortcuts = useCommands({
    annotations,
    mayAnnotate,
    desk,
    hand,
    handles,
    suggesting,
    pack: story.pack?.code ?? null,
    onRemove: remove,
    onHelp,
  });

  return (
    <>
      {mayAnnotate && !isEdited && (
        <>
          <ArticleDay shown={shown} annotations={annotations} keys={[articleOptions.queryKey, marksKey]} />
          <ArticleCurrency shown={shown} suggestions={suggestions} keys={[articleOptions.queryKey]} />
        </>
      )}
      <div
        className={`mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,42rem)_minmax(22rem,1fr)] ${isSheet ? "max-lg:pb-[60dvh]" : ""}`}
      >
        <ArticleColumn
          shown={shown}
          container={container}
          mayAnnotate={mayAnnotate}
          isEdited={isEdited}
          onShowEdited={() => {
            hand.close(false);
            void queryClient.invalidateQueries({ queryKey: articleOptions.queryKey });
          }}
          onHelp={onHelp}
          onPointerDown={cursor.onPointerDown}
          onKeyDown={cursor.onKeyDown}
          onPick={(picked) => {
            if (picked.suggestion && hand.mayLeave()) {
              hand.close(false);
              hand.putDownMark();
              suggesting.look(picked.suggestion);
            } else if (picked.mark && picked.mark !== "selection") hand.choose(picked.mark);
          }}
        >
          <MarkedText
            article={revision}
            annotations={drawnMarks}
            suggestions={drawnSuggestions}
            selected={selection?.span ?? null}
            active={handles.pulled ?? standing}
            current={active || selection ? null : (suggesting.current?.key ?? null)}
            handle={handles.handle}
          />
        </ArticleColumn>
        <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:px-1">
          <DeskNotes
            desk={desk}
            mayAnnotate={mayAnnotate}
            isForm={selection !== null}
            placing={hand.placing}
            joining={hand.joining}
            onStop={() => hand.close()}
          />
          <HandPanel
            isSheet={isSheet}
            text={text}
            desk={desk}
            hand={hand}
            filling={filling}
            suggestions={suggestions}
            suggesting={suggesting}
            known={known}
            story={story}
            keys={shortcuts.keys}
            mayAnnotate={mayAnnotate}
            mayChange={mayChange}
            onRemove={remove}
          />
          {!selection && (
            <div className="mt-8">
              <AnnotationList
                annotations={drawnMarks}
                text={text}
                mayAnnotate={mayAnnotate}
                activeId={hand.activeId}
                onChoose={hand.choose}
                onKeep={keepInPlace}
              />
            </div>
          )}
          <ArticleNotes
            articleId={shown.article.id}
            words={
              selection && {
                revisionId: revision.id,
                span: selection.span,
                text: text.slice(selection.span.start, selection.span.end),
              }
            }
            mayWrite={mayAnnotate}
            onShow={({ start, end }) => {
              if (!container.current) return;
              selectSpan(container.current, { start, end });
              rangeOf(container.current, { start, end })?.startContainer.parentElement?.scrollIntoView({
                block: "center",
              });
            }}
          />
        </div>
        {cursor.isTouched && !selection && mayAnnotate && (
          <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper p-3 lg:hidden">
            <button type="button" className="button w-full" onClick={() => cursor.take()}>
              {say("take")}
            </button>
          </div>
        )}
        {isHelp && (
          <ShortcutSheet
            keys={shortcuts.keys}
            isOn={shortcuts.isOn}
            onChange={shortcuts.keep}
            onClose={() => setIsHelp(false)}
          />
        )}
      </div>
    </>
  );
}
