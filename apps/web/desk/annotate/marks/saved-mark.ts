import type { AppRouter } from "@pledgebook/api/router";
import type { Proposal } from "@pledgebook/core/desk/proposal";
import type { inferRouterInputs } from "@trpc/server";
import type { OpenSuggestion } from "@/desk/annotate/suggestions/use-suggestions.ts";

/** A suggestion as the record of its fate keeps it. */
export interface ToldSuggestion {
  proposal: Proposal;
  confidence: number;
}

/** What is saved of a mark: the input of `pledges.annotate` without the article. */
export type SavedMark = Omit<
  inferRouterInputs<AppRouter>["pledges"]["annotate"],
  "articleId" | "revisionId" | "suggestion"
> & { suggestion?: ToldSuggestion | null };

export function told({ proposal, suggestion }: OpenSuggestion): ToldSuggestion {
  return { proposal, confidence: suggestion.confidence };
}
