"use client";

import type { QueryKey } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef } from "react";
import type { DeskAnnotation, DeskArticle } from "@/desk/annotate/desk-article.ts";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { useActs } from "@/desk/kit/use-acts.ts";
import { useMessage } from "@/desk/kit/use-message.ts";
import { annotationActs } from "./annotation-acts.ts";

/** Everything that can be done to the marks of an article and taken back, and what is said of it. */
export function useAnnotationActs(options: {
  shown: DeskArticle;
  annotations: readonly DeskAnnotation[];
  /** The key under which the marks are asked for. */
  marksKey: QueryKey;
}) {
  const { annotations, marksKey } = options;
  const { article, revision } = options.shown;
  const sayAct = useTranslations("act");
  const client = useTRPCClient();
  const place = useMessage();
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
  const { perform, isBusy, ...history } = useActs({ place, renews: [marksKey] });
  return { acts, act: perform, isBusy, markOf, place, ...history };
}
