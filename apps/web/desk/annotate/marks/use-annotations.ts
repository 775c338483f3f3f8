"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import type { DeskAnnotation, DeskArticle } from "@/desk/annotate/desk-article.ts";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";

/** How often the others' marks are asked for. Nothing but a token comes back while nothing has changed. */
const EVERY_MS = 3_000;

interface Marks {
  token: string;
  revisionId: string;
  annotations: DeskAnnotation[];
  decided: DeskArticle["decided"];
}

/** The marks of an article as they are now, somebody else's among them within seconds. */
export function useAnnotations(article: DeskArticle) {
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const articleId = article.article.id;
  const key = useMemo(
    () => ["annotations", articleId, article.revision.id],
    [articleId, article.revision.id],
  );
  const { data } = useQuery({
    queryKey: key,
    queryFn: async (): Promise<Marks> => {
      const before = queryClient.getQueryData<Marks>(key);
      const { token, changed } = await client.annotations.list.query({
        articleId,
        known: before?.token ?? null,
      });
      if (!changed && before) return before;
      if (!changed) throw new Error("nothing to begin with");
      return { token, ...changed, annotations: changed.annotations };
    },
    initialData: (): Marks => ({
      token: article.token,
      revisionId: article.revision.id,
      annotations: article.annotations,
      decided: article.decided,
    }),
    initialDataUpdatedAt: 0,
    refetchInterval: EVERY_MS,
  });
  return { ...data, isEdited: data.revisionId !== article.revision.id, marksKey: key };
}
