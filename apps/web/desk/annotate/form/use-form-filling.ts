"use client";

import { type Proposal, proposalOf } from "@pledgebook/core/desk/proposal";
import type { Span } from "@pledgebook/core/text/span";
import { useEffect, useState } from "react";
import { type DeskArticle, readingContext } from "@/desk/annotate/desk-article.ts";
import type { OpenSuggestion } from "@/desk/annotate/suggestions/use-suggestions.ts";
import type { Selection } from "@/desk/annotate/use-hand.ts";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
import { readWords } from "@/desk/reading/reader.ts";
import { unless } from "@/desk/reading/use-reading.ts";

/** What a form opens with: what its words say, and the suggestion that they are about, for the record of its fate. */
export interface FormFilling {
  /** The words that were read. */
  selection: Selection;
  /** The revision that they stand in. */
  revisionId: string;
  proposal: Proposal;
  near: OpenSuggestion | null;
}

/**
 * Reads the words in hand, once, when they are taken: what the form was filled with stays while others mark. While they are
 * being read, beside the page, the filling is that of the words before them; an answer that comes too late is dropped.
 */
export function useFormFilling(options: {
  selection: Selection | null;
  suggestions: readonly OpenSuggestion[];
  article: DeskArticle;
  known: KnownNames;
}): FormFilling | null {
  const { selection, suggestions, article, known } = options;
  const { revision } = article;
  const [filling, setFilling] = useState<FormFilling | null>(null);
  useEffect(() => {
    if (!selection) return setFilling(null);
    const { span, from } = selection;
    const near = from ?? suggestionOf(suggestions, span);
    const { id: revisionId, publishedOn, plainText } = revision;
    if (from) return setFilling({ selection, revisionId, proposal: from.proposal, near });
    const late = new AbortController();
    readWords(plainText, span, readingContext(article, known.toRead), late.signal)
      .then((read) =>
        setFilling({
          selection,
          revisionId,
          proposal: proposalOf(read, { publishedOn, channels: known.channels }),
          near,
        }),
      )
      .catch(unless(late.signal));
    return () => late.abort();
  }, [selection, revision.plainText]);
  return filling;
}

/** The suggestion that selected words are most likely about. */
function suggestionOf(suggestions: readonly OpenSuggestion[], span: Span): OpenSuggestion | null {
  const shared = ({ suggestion: { start, end } }: OpenSuggestion) =>
    Math.min(end, span.end) - Math.max(start, span.start);
  const [best] = suggestions.filter((one) => shared(one) > 0).sort((a, b) => shared(b) - shared(a));
  return best ?? null;
}
