"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { readSelection } from "@pledgebook/core/detect";
import { type Span, snapToWords } from "@pledgebook/core/quote";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { type ChannelName, namesFrom, type PartyName } from "@/ledger/names.ts";
import { AnnotationForm } from "./annotation-form.island.tsx";
import { AnnotationList } from "./annotation-list.island.tsx";
import { useTRPC } from "./api.island.tsx";
import { MarkedText } from "./marked-text.island.tsx";
import { useWordCursor } from "./use-word-cursor.ts";

export type DeskArticle = inferRouterOutputs<AppRouter>["articles"]["byId"];
export type DeskAnnotation = DeskArticle["annotations"][number];

/** The article in the middle, what is marked in it, and beside it the form that a selection opens. */
export function AnnotateArticle(props: {
  initial: DeskArticle;
  names: { parties: PartyName[]; channels: ChannelName[] };
  mayAnnotate: boolean;
}) {
  const say = useTranslations("annotate");
  const locale = useLocale();
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const options = trpc.articles.byId.queryOptions({ id: props.initial.article.id });
  const { data } = useQuery({ ...options, initialData: props.initial, refetchInterval: 5_000 });
  const { article, revision, annotations } = data;
  const text = revision.plainText;
  const container = useRef<HTMLDivElement>(null);
  const [span, setSpan] = useState<Span | null>(null);
  const [placing, setPlacing] = useState<DeskAnnotation | null>(null);
  const [message, setMessage] = useState("");
  const names = useMemo(
    () => namesFrom(locale, props.names.parties, props.names.channels),
    [locale, props.names],
  );

  const open = useCallback(
    (selected: Span) => {
      const whole = snapToWords(text, selected);
      if (!whole || !props.mayAnnotate) return;
      setMessage("");
      setSpan(whole);
    },
    [text, props.mayAnnotate],
  );
  const cursor = useWordCursor(container, text, open);
  const suggestion = useMemo(() => (span ? readSelection(text, span) : null), [text, span]);

  function close(back = true) {
    setSpan(null);
    setPlacing(null);
    if (back) container.current?.focus({ preventScroll: true });
  }
  async function done(said: string) {
    setMessage(said);
    close();
    await queryClient.invalidateQueries({ queryKey: options.queryKey });
  }

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
          {props.mayAnnotate ? say("how_to") : say("read_only")}
        </p>
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
        >
          <MarkedText body={revision.body} annotations={annotations} selected={span} />
        </div>
      </div>
      <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:self-start lg:overflow-y-auto lg:px-1">
        <p role="status" className={message ? "note note-good mb-4" : "sr-only"}>
          {message}
        </p>
        {span && suggestion ? (
          <AnnotationForm
            key={`${span.start}-${span.end}-${placing?.id ?? ""}`}
            articleId={article.id}
            revisionId={revision.id}
            publishedOn={revision.publishedOn}
            span={span}
            suggestion={suggestion}
            placing={placing}
            names={names}
            partyCodes={props.names.parties.map((party) => party.code)}
            channels={props.names.channels.map((channel) => channel.slug)}
            onDone={done}
            onCancel={close}
          />
        ) : (
          <AnnotationList
            annotations={annotations}
            revisionId={revision.id}
            text={text}
            mayAnnotate={props.mayAnnotate}
            placing={placing}
            onPlace={(annotation) => {
              setPlacing(annotation);
              container.current?.focus();
            }}
            onDone={done}
          />
        )}
      </div>
    </div>
  );
}
