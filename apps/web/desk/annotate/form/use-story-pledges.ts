"use client";

import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { DeskAnnotation } from "@/desk/annotate/desk-article.ts";
import { useTRPC } from "@/desk/kit/api.island.tsx";

/** A pledge that the story tells, or a package that one of them lies in. */
export type StoryPledge = PledgeSummary & { isPackage: boolean };

/**
 * The pledges of a story: its packages first, which its next part is most often a part of. Asked for again when its marks change.
 */
export function useStoryPledges(
  articleId: string,
  annotations: readonly DeskAnnotation[],
): { pledges: readonly StoryPledge[]; pack: StoryPledge | null } {
  const trpc = useTRPC();
  const marks = annotations.map(({ id, version }) => `${id}:${version}`).join(" ");
  const { data: pledges = [], refetch } = useQuery(
    trpc.pledges.ofArticle.queryOptions({ id: articleId }, { enabled: marks !== "" }),
  );
  useEffect(() => {
    if (marks !== "") void refetch();
  }, [marks, refetch]);
  const packs = pledges.filter(({ isPackage }) => isPackage);
  return { pledges, pack: packs.length === 1 ? (packs[0] ?? null) : null };
}
