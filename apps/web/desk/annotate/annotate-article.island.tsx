"use client";

import { proposalOf } from "@pledgebook/core/desk/proposal";
import { readSelection } from "@pledgebook/core/reading/read-selection";
import { type Span, snapToWords } from "@pledgebook/core/text/quote";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { useFormGuard } from "@/desk/kit/use-form-guard.ts";
import { type ChannelName, namesFrom, type PartyName } from "@/wording/names.ts";
import { told } from "./annotation-acts.ts";
import { AnnotationForm } from "./annotation-form.island.tsx";
import { AnnotationList } from "./annotation-list.island.tsx";
import { ArticleColumn } from "./article-column.island.tsx";
import type { DeskAnnotation, DeskArticle } from "./desk-article.ts";
import { DeskNotes } from "./desk-notes.island.tsx";
import { MarkPanel, statedOf } from "./mark-panel.island.tsx";
import { MarkedText } from "./marked-text.island.tsx";
import { readingOf } from "./reading-of.ts";
import { ShortcutSheet } from "./shortcut-sheet.island.tsx";
import { SuggestionPanel } from "./suggestion-panel.island.tsx";
import { useAnnotationActs } from "./use-annotation-acts.ts";
import { useAnnotations } from "./use-annotations.ts";
import { useMarkHandles } from "./use-mark-handles.island.tsx";
import { type Shortcut, useShortcuts } from "./use-shortcuts.ts";
import { useSuggestionActs } from "./use-suggestion-acts.ts";
import { type OpenSuggestion, useSuggestions } from "./use-suggestions.ts";
import { useWordCursor } from "./use-word-cursor.ts";

/** Words in hand: selected by hand, or those of a suggestion that is being changed. */
interface Selection {
  span: Span;
  from: OpenSuggestion | null;
  /** A known pledge that the suggestion most likely repeats. */
  likely: string | null;
}

/** The article in the middle with its marks and suggestions, and beside it what is in hand: a form, a mark, a suggestion. */
export function AnnotateArticle(props: {
  initial: DeskArticle;
  names: { parties: PartyName[]; channels: ChannelName[] };
  mayAnnotate: boolean;
}) {
  const { mayAnnotate } = props;
  const say = useTranslations("annotate");
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const articleOptions = trpc.articles.byId.queryOptions({ id: props.initial.article.id });
  const { data: shown } = useQuery({ ...articleOptions, initialData: props.initial, staleTime: Infinity });
  const { annotations, decided, isEdited, refresh } = useAnnotations(shown);
  const { revision } = shown;
  const text = revision.plainText;
  const container = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [placing, setPlacing] = useState<DeskAnnotation | null>(null);
  const [joining, setJoining] = useState<DeskAnnotation | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [isHelp, setIsHelp] = useState(false);
  const names = useMemo(
    () => namesFrom(locale, props.names.parties, props.names.channels),
    [locale, props.names],
  );
  const channels = useMemo(() => props.names.channels.map((channel) => channel.slug), [props.names]);
  const suggestions = useSuggestions({
    article: shown,
    annotations,
    decided,
    channels,
    isOff: !mayAnnotate,
  });
  // A thousand marks are drawn between two frames, not in the middle of a keystroke.
  const [drawnMarks, drawnSuggestions] = [useDeferredValue(annotations), useDeferredValue(suggestions)];
  const active = annotations.find(({ id }) => id === activeId) ?? null;

  const desk = useAnnotationActs({ shown, annotations, refresh });
  const { acts, act, markOf, message, setMessage, undo, redo } = desk;
  // Each stays the same from one drawing to the next; what is kept with them does too.
  const { touch, release, mayLeave } = useFormGuard();
  /** Below the text on a narrow window: what was opened is brought into view. */
  const panel = useRef<HTMLDivElement>(null);
  const showPanel = useCallback(() => {
    if (window.matchMedia("(min-width: 64rem)").matches) return;
    setTimeout(() => panel.current?.scrollIntoView({ block: "start", behavior: "instant" }), 0);
  }, []);

  const close = useCallback(
    (back = true) => {
      release();
      setSelection(null);
      setPlacing(null);
      setJoining(null);
      if (back) container.current?.focus({ preventScroll: true });
    },
    [release],
  );

  const open = useCallback(
    (selected: Span) => {
      const whole = snapToWords(text, selected);
      if (!whole || !mayAnnotate || !mayLeave()) return;
      release();
      setMessage(null);
      if (joining) {
        close();
        void act(
          acts.mark({
            span: whole,
            stated: statedOf(joining),
            pledge: { kind: "existing", code: joining.pledgeCode, role: "detail" },
          }),
        );
        return;
      }
      setActiveId(placing?.id ?? null);
      setSelection({ span: whole, from: null, likely: null });
    },
    [text, mayAnnotate, joining, placing, act, acts, close, mayLeave, release],
  );
  const cursor = useWordCursor(container, text, open);
  /** Changing what readers see takes it out of the ledger until somebody has looked: that is asked first. */
  const mayChange = useCallback(
    (mark: DeskAnnotation) => mark.reviewState !== "approved" || window.confirm(say("approved_sure")),
    [say],
  );
  const place = useCallback(
    (id: string, span: Span, before: Span) => {
      const mark = markOf(id);
      if (mark && mayChange(mark)) void act(acts.place(id, span, before));
    },
    [act, acts, markOf, mayChange],
  );
  const standing =
    active && active.start !== null && active.end !== null
      ? { id: active.id, start: active.start, end: active.end }
      : null;
  const keepInPlace = useCallback(
    (mark: DeskAnnotation, span: Span) => void act(acts.place(mark.id, span, span)),
    [act, acts],
  );
  const handles = useMarkHandles(container, text, mayAnnotate ? standing : null, place);

  const onEdit = useCallback((one: OpenSuggestion, likely: string | null) => {
    const { start, end } = one.suggestion;
    setActiveId(null);
    setSelection({ span: { start, end }, from: one, likely });
  }, []);
  const onStep = useCallback(() => setActiveId(null), []);
  const { current, ...suggesting } = useSuggestionActs({ suggestions, container, desk, onEdit, onStep });
  const choose = useCallback(
    (id: string | null) => {
      if (!mayLeave()) return;
      release();
      setActiveId(id);
      setSelection(null);
      if (id)
        container.current
          ?.querySelector(`[data-mark="${CSS.escape(id)}"]`)
          ?.scrollIntoView({ block: "nearest" });
      if (id) showPanel();
    },
    [mayLeave, release, showPanel],
  );

  const { keys, isOn, keep } = useShortcuts((shortcut: Shortcut) => {
    if (shortcut === "help") return setIsHelp(true);
    if (!mayAnnotate) return;
    const at = annotations.findIndex(({ id }) => id === activeId);
    const byMark = (by: 1 | -1) =>
      choose(annotations[(at + by + annotations.length) % annotations.length]?.id ?? null);
    // A key acts on what is shown: with a form or a mark in hand there is no suggestion to accept.
    const shownOne = selection || active ? null : current;
    const commands: Record<Exclude<Shortcut, "help">, () => unknown> = {
      accept: () => shownOne && suggesting.accept(shownOne),
      edit: () => shownOne && suggesting.edit(shownOne),
      reject: () => shownOne && suggesting.reject(shownOne, null),
      next: () => !selection && suggesting.step(1),
      previous: () => !selection && suggesting.step(-1),
      accept_in_view: () => !selection && suggesting.acceptInView(),
      next_mark: () => byMark(1),
      previous_mark: () => byMark(at < 0 ? 1 : -1),
      start_earlier: () => handles.nudge("start", -1),
      start_later: () => handles.nudge("start", 1),
      end_earlier: () => handles.nudge("end", -1),
      end_later: () => handles.nudge("end", 1),
      remove: () => active && mayChange(active) && act(acts.remove(active.id)),
      undo,
      redo,
    };
    commands[shortcut]();
  });

  // Escape puts down what is in hand; in a form it is the form's own.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (selection && mayLeave()) close();
      else if (!selection) setActiveId(null);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [selection, mayLeave, close]);

  // Somebody else has removed the mark in hand: that is said, it does not just vanish.
  useEffect(() => {
    if (!activeId || annotations.some(({ id }) => id === activeId)) return;
    setActiveId(null);
    setMessage((before) => before ?? { text: say("mark_gone"), isBad: false });
  }, [activeId, annotations, say]);

  // A link to a mark leads to it with its panel open.
  useEffect(() => {
    const id = /^#m-(.+)$/.exec(window.location.hash)?.[1];
    if (id) setActiveId(id);
  }, []);

  const filled = useMemo(() => {
    if (!selection) return null;
    const { span, from } = selection;
    const near = from ?? suggestionOf(suggestions, span);
    if (from) return { proposal: from.proposal, near };
    const read = readSelection(readingOf(revision), span);
    return { proposal: proposalOf(read, { publishedOn: revision.publishedOn, channels }), near };
    // What the form was filled with stays while others mark: it is read once, when the words are taken.
  }, [selection, text]);

  return (
    <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,42rem)_minmax(22rem,1fr)]">
      <ArticleColumn
        shown={shown}
        container={container}
        mayAnnotate={mayAnnotate}
        isEdited={isEdited}
        onShowEdited={() => {
          close(false);
          void queryClient.invalidateQueries({ queryKey: articleOptions.queryKey });
        }}
        onHelp={() => setIsHelp(true)}
        onPointerUp={cursor.onPointerUp}
        onKeyDown={cursor.onKeyDown}
        onPick={(picked) => {
          if (picked.suggestion && mayLeave()) {
            close(false);
            setActiveId(null);
            suggesting.look(picked.suggestion);
            showPanel();
          } else if (picked.mark && picked.mark !== "selection") choose(picked.mark);
        }}
      >
        <MarkedText
          body={revision.body}
          annotations={drawnMarks}
          suggestions={drawnSuggestions}
          selected={selection?.span ?? null}
          active={handles.pulled ?? standing}
          current={active || selection ? null : (current?.key ?? null)}
          handle={handles.handle}
        />
      </ArticleColumn>
      <div
        ref={panel}
        className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:px-1"
      >
        <DeskNotes
          desk={desk}
          mayAnnotate={mayAnnotate}
          isForm={selection !== null}
          placing={placing}
          joining={joining}
          onStop={() => close()}
        />
        {selection && filled ? (
          <AnnotationForm
            key={`${selection.span.start}-${selection.span.end}-${placing?.id ?? ""}`}
            span={selection.span}
            quote={text.slice(selection.span.start, selection.span.end)}
            proposal={filled.proposal}
            suggestion={filled.near ? told(filled.near) : null}
            placing={placing}
            likely={selection.likely}
            onTouch={touch}
            names={names}
            partyCodes={props.names.parties.map((party) => party.code)}
            channels={channels}
            refusal={message?.isBad ? message.text : null}
            onSave={async (saved) => {
              const isSaved = await act(acts.mark(saved));
              if (isSaved) close();
              return isSaved;
            }}
            onPlace={async (span) => {
              if (!placing) return false;
              const before = { start: placing.start ?? span.start, end: placing.end ?? span.end };
              const isPlaced = await act(acts.place(placing.id, span, before));
              if (isPlaced) close();
              return isPlaced;
            }}
            onCancel={close}
          />
        ) : active ? (
          <MarkPanel
            key={active.id}
            mark={active}
            names={names}
            mayAnnotate={mayAnnotate}
            onSave={async (stated, role) =>
              mayChange(active) &&
              act(acts.save(active.id, { stated, role }, { stated: statedOf(active), role: active.role }))
            }
            onMove={async (code, role) =>
              mayChange(active) &&
              act(acts.move(active.id, { code, role }, { code: active.pledgeCode, role: active.role }))
            }
            onRemove={() => {
              if (!mayChange(active)) return;
              setActiveId(null);
              void act(acts.remove(active.id));
            }}
            onPlace={() => {
              setPlacing(active);
              container.current?.focus();
            }}
            onAddSpan={() => {
              setJoining(active);
              setActiveId(null);
              container.current?.focus();
            }}
            onClose={() => setActiveId(null)}
          />
        ) : (
          current && (
            <SuggestionPanel
              key={current.key}
              suggestions={suggestions}
              current={current}
              names={names}
              keys={keys}
              busy={desk.busy}
              onAccept={suggesting.accept}
              onEdit={suggesting.edit}
              onReject={suggesting.reject}
              onStep={suggesting.step}
              onAcceptInView={suggesting.acceptInView}
            />
          )
        )}
        {!selection && (
          <div className="mt-8">
            <AnnotationList
              annotations={drawnMarks}
              text={text}
              mayAnnotate={mayAnnotate}
              activeId={activeId}
              onChoose={choose}
              onKeep={keepInPlace}
            />
          </div>
        )}
      </div>
      {cursor.touched && !selection && mayAnnotate && (
        <div className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper p-3 lg:hidden">
          <button type="button" className="button w-full" onClick={() => cursor.take()}>
            {say("take")}
          </button>
        </div>
      )}
      {isHelp && <ShortcutSheet keys={keys} isOn={isOn} onChange={keep} onClose={() => setIsHelp(false)} />}
    </div>
  );
}

/** The suggestion that selected words are most likely about. */
function suggestionOf(suggestions: readonly OpenSuggestion[], span: Span): OpenSuggestion | null {
  const shared = ({ suggestion: { start, end } }: OpenSuggestion) =>
    Math.min(end, span.end) - Math.max(start, span.start);
  const [best] = suggestions.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a));
  return best ?? null;
}
