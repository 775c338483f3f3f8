"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { readSelection } from "@pledgebook/core/detect";
import { type Span, snapToWords } from "@pledgebook/core/quote";
import { proposalOf } from "@pledgebook/core/suggestion";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { type ChannelName, namesFrom, type PartyName } from "@/ledger/names.ts";
import { annotationActs, told } from "./annotation-acts.ts";
import { AnnotationForm } from "./annotation-form.island.tsx";
import { AnnotationList } from "./annotation-list.island.tsx";
import { useProblemText, useTRPC, useTRPCClient } from "./api.island.tsx";
import { MarkPanel, statedOf } from "./mark-panel.island.tsx";
import { MarkedText } from "./marked-text.island.tsx";
import { ShortcutSheet } from "./shortcut-sheet.island.tsx";
import { askedOf, fieldsOf, likelyOne } from "./suggestion-fields.ts";
import { SuggestionPanel } from "./suggestion-panel.island.tsx";
import { type Act, useActs } from "./use-acts.ts";
import { useAnnotations } from "./use-annotations.ts";
import { useMarkHandles } from "./use-mark-handles.island.tsx";
import { type Shortcut, useShortcuts } from "./use-shortcuts.ts";
import { type OpenSuggestion, useSuggestions } from "./use-suggestions.ts";
import { useWordCursor } from "./use-word-cursor.ts";

export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
export type DeskAnnotation = DeskArticle["annotations"][number];

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
  const sayAct = useTranslations("act");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const articleOptions = trpc.articles.byId.queryOptions({ id: props.initial.article.id });
  const { data: shown } = useQuery({ ...articleOptions, initialData: props.initial, staleTime: Infinity });
  const { annotations, decided, isEdited, refresh } = useAnnotations(shown);
  const { article, revision } = shown;
  const text = revision.plainText;
  const container = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useState<Selection | null>(null);
  const [placing, setPlacing] = useState<DeskAnnotation | null>(null);
  const [joining, setJoining] = useState<DeskAnnotation | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const [message, setMessage] = useState<{ text: string; isBad: boolean } | null>(null);
  const [isHelp, setIsHelp] = useState(false);
  const [busy, setBusy] = useState(false);
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
  const current = suggestions.find(({ key }) => key === currentKey) ?? suggestions[0] ?? null;
  // A thousand marks are drawn between two frames, not in the middle of a keystroke.
  const [drawnMarks, drawnSuggestions] = [useDeferredValue(annotations), useDeferredValue(suggestions)];
  const active = annotations.find(({ id }) => id === activeId) ?? null;

  const versions = useRef(new Map<string, number>());
  const latest = useRef(annotations);
  latest.current = annotations;
  const acts = useMemo(
    () =>
      annotationActs({
        client,
        articleId: article.id,
        revisionId: revision.id,
        versionOf: (id) =>
          Math.max(
            versions.current.get(id) ?? 0,
            latest.current.find((mark) => mark.id === id)?.version ?? 0,
          ),
        heard: (id, version) => versions.current.set(id, version),
        say: (key, values) => sayAct(key, { code: "", count: 0, ...values }).trim(),
      }),
    [client, article.id, revision.id, sayAct],
  );
  const onDone = useCallback(
    async (said: string) => {
      setMessage({ text: said, isBad: false });
      await refresh();
    },
    [refresh],
  );
  const onFail = useCallback(
    (error: unknown) => {
      setMessage({ text: problemText(error), isBad: true });
      void refresh();
    },
    [problemText, refresh],
  );
  const { perform, undo, redo, mayUndo, mayRedo } = useActs({ onDone, onFail });
  const act = useCallback(
    async (one: Act) => {
      setBusy(true);
      const isDone = await perform(one);
      setBusy(false);
      return isDone;
    },
    [perform],
  );

  // What was typed into a form is not thrown away without asking.
  const isTouched = useRef(false);
  const mayLeaveForm = useCallback(() => !isTouched.current || window.confirm(say("leave_form")), [say]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => isTouched.current && event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  /** Below the text on a narrow window: what was opened is brought into view. */
  const panel = useRef<HTMLDivElement>(null);
  const showPanel = useCallback(() => {
    if (window.matchMedia("(min-width: 64rem)").matches) return;
    setTimeout(() => panel.current?.scrollIntoView({ block: "start", behavior: "instant" }), 0);
  }, []);

  const close = useCallback((back = true) => {
    isTouched.current = false;
    setSelection(null);
    setPlacing(null);
    setJoining(null);
    if (back) container.current?.focus({ preventScroll: true });
  }, []);

  const open = useCallback(
    (selected: Span) => {
      const whole = snapToWords(text, selected);
      if (!whole || !mayAnnotate || !mayLeaveForm()) return;
      isTouched.current = false;
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
    [text, mayAnnotate, joining, placing, act, acts, close, mayLeaveForm],
  );
  const cursor = useWordCursor(container, text, open);
  /** Changing what readers see takes it out of the ledger until somebody has looked: that is asked first. */
  const mayChange = useCallback(
    (mark: DeskAnnotation) => mark.reviewState !== "approved" || window.confirm(say("approved_sure")),
    [say],
  );
  const place = useCallback(
    (id: string, span: Span, before: Span) => {
      const mark = latest.current.find((one) => one.id === id);
      if (mark && mayChange(mark)) void act(acts.place(id, span, before));
    },
    [act, acts, mayChange],
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

  const savedAs = useCallback(
    async (one: OpenSuggestion): Promise<Act> => {
      const found = await queryClient.fetchQuery(
        trpc.pledges.candidates.queryOptions(askedOf(one.proposal), { staleTime: 2_000 }),
      );
      const same = likelyOne(found);
      const { start, end, stated } = one.proposal;
      return acts.mark({
        span: { start, end },
        stated: stated as ReturnType<typeof statedOf>,
        suggestion: told(one),
        pledge: same
          ? { kind: "existing", code: same.pledge.code, role: "restatement" }
          : { kind: "new", fields: fieldsOf(one.proposal), pack: null },
      });
    },
    [acts, queryClient, trpc],
  );
  const step = useCallback(
    (by: 1 | -1, from = current) => {
      setActiveId(null);
      const at = suggestions.findIndex(({ key }) => key === from?.key);
      const next = suggestions[(at + by + suggestions.length) % suggestions.length];
      setCurrentKey(next?.key ?? null);
      if (next) show(container.current, `[data-suggestion="${CSS.escape(next.key)}"]`);
    },
    [current, suggestions],
  );
  const edit = useCallback(
    async (one: OpenSuggestion) => {
      const found = await queryClient
        .fetchQuery(trpc.pledges.candidates.queryOptions(askedOf(one.proposal), { staleTime: 2_000 }))
        .catch(() => []);
      const { start, end } = one.suggestion;
      setActiveId(null);
      setSelection({ span: { start, end }, from: one, likely: likelyOne(found)?.pledge.code ?? null });
    },
    [queryClient, trpc],
  );
  const accept = useCallback(
    async (one: OpenSuggestion) => {
      if (busy) return;
      if (!one.isWhole) return edit(one);
      setBusy(true);
      try {
        const made = await savedAs(one);
        step(1, one);
        await act(made);
      } catch (error) {
        onFail(error);
      }
      setBusy(false);
    },
    [act, busy, edit, onFail, savedAs, step],
  );
  const acceptInView = useCallback(async () => {
    if (busy) return;
    const seen = suggestions.filter(
      (one) => one.isWhole && !one.suggestion.isBackground && isInView(container.current, one.key),
    );
    if (seen.length === 0) return setMessage({ text: say("none_in_view"), isBad: false });
    setBusy(true);
    try {
      const all: Act[] = [];
      for (const one of seen) all.push(await savedAs(one));
      await act(acts.many(all, sayAct("accepted_many", { count: all.length, code: "" })));
    } catch (error) {
      onFail(error);
    }
    setBusy(false);
  }, [act, acts, busy, onFail, savedAs, say, sayAct, suggestions]);
  const reject = useCallback(
    async (one: OpenSuggestion, reason: string | null) => {
      step(1, one);
      await act(acts.reject(one, reason));
    },
    [act, acts, step],
  );
  const choose = useCallback(
    (id: string | null) => {
      if (!mayLeaveForm()) return;
      isTouched.current = false;
      setActiveId(id);
      setSelection(null);
      if (id) show(container.current, `[data-mark="${CSS.escape(id)}"]`);
      if (id) showPanel();
    },
    [mayLeaveForm, showPanel],
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
      accept: () => shownOne && accept(shownOne),
      edit: () => shownOne && edit(shownOne),
      reject: () => shownOne && reject(shownOne, null),
      next: () => !selection && step(1),
      previous: () => !selection && step(-1),
      accept_in_view: () => !selection && acceptInView(),
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
      if (selection && mayLeaveForm()) close();
      else if (!selection) setActiveId(null);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [selection, mayLeaveForm, close]);

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
    const read = readSelection(text, span, { title: revision.title, publishedOn: revision.publishedOn });
    return { proposal: proposalOf(read, { publishedOn: revision.publishedOn, channels }), near };
    // What the form was filled with stays while others mark: it is read once, when the words are taken.
  }, [selection, text]);

  return (
    <div className="mt-4 grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,42rem)_minmax(22rem,1fr)]">
      <div>
        <h1 lang={article.language} className="text-3xl">
          {revision.title}
        </h1>
        {revision.standfirst && (
          <p lang={article.language} className="mt-3 font-serif text-lg text-muted">
            {revision.standfirst}
          </p>
        )}
        <p id="how-to" className="mt-3 text-sm text-muted">
          {mayAnnotate ? say("how_to") : say("read_only")}{" "}
          <button type="button" className="min-h-6 text-accent underline" onClick={() => setIsHelp(true)}>
            {say("help")}
          </button>
        </p>
        {article.isBlind && <p className="note note-warn mt-3">{say("blind")}</p>}
        {isEdited && (
          <p role="status" className="note note-warn mt-3">
            {say("edited")}{" "}
            <button
              type="button"
              className="min-h-6 text-accent underline"
              onClick={() => {
                close(false);
                void queryClient.invalidateQueries({ queryKey: articleOptions.queryKey });
              }}
            >
              {say("edited_show")}
            </button>
          </p>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: the article's text, in which the arrow keys move by words; no element of HTML is that */}
        <div
          ref={container}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: words are selected here by keyboard
          tabIndex={0}
          aria-label={say("text")}
          aria-describedby="how-to"
          lang={article.language}
          className="prose mt-4 rounded-sm"
          onPointerUp={cursor.onPointerUp}
          onKeyDown={cursor.onKeyDown}
          onClick={(event) => {
            if (!document.getSelection()?.isCollapsed) return;
            const mark = (event.target as HTMLElement).closest<HTMLElement>("[data-mark], [data-suggestion]");
            if (mark?.dataset.suggestion && mayLeaveForm()) {
              close(false);
              setActiveId(null);
              setCurrentKey(mark.dataset.suggestion);
              showPanel();
            } else if (mark?.dataset.mark && mark.dataset.mark !== "selection") choose(mark.dataset.mark);
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
        </div>
      </div>
      <div
        ref={panel}
        className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:px-1"
      >
        {mayAnnotate && (
          <p className="mb-3 flex gap-2">
            <button type="button" className="button button-quiet" disabled={!mayUndo} onClick={() => undo()}>
              {say("undo")}
            </button>
            <button type="button" className="button button-quiet" disabled={!mayRedo} onClick={() => redo()}>
              {say("redo")}
            </button>
          </p>
        )}
        <p
          role={message?.isBad ? "alert" : "status"}
          className={
            message ? `note mb-4 ${message.isBad && !selection ? "note-bad" : "note-good"}` : "sr-only"
          }
        >
          {message?.isBad && selection ? "" : message?.text}
        </p>
        {(placing || joining) && !selection && (
          <p role="status" className="note note-warn mb-4">
            {placing
              ? say("placing", { code: placing.pledgeCode })
              : say("joining", { code: joining?.pledgeCode ?? "" })}{" "}
            <button type="button" className="min-h-6 text-accent underline" onClick={() => close()}>
              {say("placing_stop")}
            </button>
          </p>
        )}
        {selection && filled ? (
          <AnnotationForm
            key={`${selection.span.start}-${selection.span.end}-${placing?.id ?? ""}`}
            span={selection.span}
            quote={text.slice(selection.span.start, selection.span.end)}
            proposal={filled.proposal}
            suggestion={filled.near ? told(filled.near) : null}
            placing={placing}
            likely={selection.likely}
            onTouch={() => {
              isTouched.current = true;
            }}
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
              busy={busy}
              onAccept={accept}
              onEdit={edit}
              onReject={reject}
              onStep={step}
              onAcceptInView={acceptInView}
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

function show(container: HTMLElement | null, selector: string): void {
  container?.querySelector(selector)?.scrollIntoView({ block: "nearest" });
}

function isInView(container: HTMLElement | null, key: string): boolean {
  const place = container?.querySelector(`[data-suggestion="${CSS.escape(key)}"]`)?.getBoundingClientRect();
  return place !== undefined && place.top >= 0 && place.bottom <= window.innerHeight;
}
