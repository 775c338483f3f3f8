"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { type Act, useActs } from "@/desk/kit/use-acts.ts";
import type { DeskAnnotation, DeskArticle } from "../desk-article.ts";
import { annotationActs } from "./annotation-acts.ts";

/** What a person is told: of the last act, or why it was refused. */
export interface Message {
  text: string;
  isBad: boolean;
}

/** Everything that can be done to the marks of an article and taken back, and what is said of it. */
export function useAnnotationActs(options: {
  shown: DeskArticle;
  annotations: readonly DeskAnnotation[];
  refresh: () => Promise<unknown>;
}) {
  const { annotations, refresh } = options;
  const { article, revision } = options.shown;
  const sayAct = useTranslations("act");
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [message, setMessage] = useState<Message | null>(null);
  const [busy, setBusy] = useState(false);
  // Versions that were heard of after the marks were last read: an act right after another names the newest.
  const versions = useRef(new Map<string, number>());
  const latest = useRef(annotations);
  latest.current = annotations;
  const markOf = useCallback((id: string) => latest.current.find((mark) => mark.id === id), []);
  const acts = useMemo(
    () =>
      annotationActs({
        client,
        articleId: article.id,
        revisionId: revision.id,
        versionOf: (id) => Math.max(versions.current.get(id) ?? 0, markOf(id)?.version ?? 0),
        heard: (id, version) => versions.current.set(id, version),
        say: (key, values) => sayAct(key, { code: "", count: 0, ...values }).trim(),
      }),
    [client, article.id, revision.id, sayAct, markOf],
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
  const { perform, ...history } = useActs({ onDone, onFail });
  const act = useCallback(
    async (one: Act) => {
      setBusy(true);
      const isDone = await perform(one);
      setBusy(false);
      return isDone;
    },
    [perform],
  );
  /** Does what has to be asked first; while it is, nothing else can be begun. */
  const prepare = useCallback(
    async (work: () => Promise<Act>) => {
      setBusy(true);
      try {
        await perform(await work());
      } catch (error) {
        onFail(error);
      }
      setBusy(false);
    },
    [perform, onFail],
  );
  return { acts, act, prepare, busy, markOf, message, setMessage, ...history };
}
