"use client";

import { type Proposal, proposalOf } from "@pledgebook/core/desk/proposal";
import { readSelection } from "@pledgebook/core/reading/detect";
import type { Span } from "@pledgebook/core/text/quote";
import { useMemo } from "react";
import type { DeskArticle } from "../desk-article.ts";
import type { OpenSuggestion } from "../suggestions/use-suggestions.ts";
import type { Selection } from "../use-hand.ts";

/** What a form opens with: what its words say, and the suggestion that they are about, for the record of its fate. */
export interface FormFilling {
  proposal: Proposal;
  near: OpenSuggestion | null;
}

/** Reads the words in hand, once, when they are taken: what the form was filled with stays while others mark. */
export function useFormFilling(options: {
  selection: Selection | null;
  suggestions: readonly OpenSuggestion[];
  revision: DeskArticle["revision"];
  channels: readonly string[];
}): FormFilling | null {
  const { selection, suggestions, revision, channels } = options;
  return useMemo(() => {
    if (!selection) return null;
    const { span, from } = selection;
    const near = from ?? suggestionOf(suggestions, span);
    if (from) return { proposal: from.proposal, near };
    const { title, publishedOn, plainText } = revision;
    const read = readSelection(plainText, span, { title, publishedOn });
    return { proposal: proposalOf(read, { publishedOn, channels }), near };
  }, [selection, revision.plainText]);
}

/** The suggestion that selected words are most likely about. */
function suggestionOf(suggestions: readonly OpenSuggestion[], span: Span): OpenSuggestion | null {
  const shared = ({ suggestion: { start, end } }: OpenSuggestion) =>
    Math.min(end, span.end) - Math.max(start, span.start);
  const [best] = suggestions.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a));
  return best ?? null;
}
