"use client";

import { isDecided, isWhole, type Proposal, proposalOf } from "@pledgebook/core/desk/proposal";
import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import type { Span } from "@pledgebook/core/text/span";
import { useMemo } from "react";
import type { DeskAnnotation, DeskArticle } from "@/desk/annotate/desk-article.ts";
import { useReading } from "@/desk/reading/use-reading.ts";
import { type AskedOfLedger, askedOf } from "./suggestion-fields.ts";

/** A suggestion that nobody has decided on yet, with what it would be saved as. */
export interface OpenSuggestion {
  /** Of its words and sum: the same for as long as the text is. */
  key: string;
  suggestion: Suggestion;
  proposal: Proposal;
  /** What the ledger is asked, to find out whether it knows this pledge. */
  asked: AskedOfLedger;
  /** It needs nothing that the words did not give. */
  isWhole: boolean;
  /** The words of a span of its text. */
  words: (span: Span) => string;
}

/** Words that a mark covers at least so much of are taken: what they state has been decided. */
const COVERED = 0.6;

const nothingFound: Suggestion[] = [];

/**
 * What the text seems to promise and nobody has marked or rejected. Read in the browser, once a text, beside the page: the
 * same engine that fills the form.
 */
export function useSuggestions(options: {
  article: DeskArticle;
  annotations: readonly DeskAnnotation[];
  decided: DeskArticle["decided"];
  channels: readonly string[];
  isOff: boolean;
}): OpenSuggestion[] {
  const { revision } = options.article;
  const { plainText, title, publishedOn } = revision;
  const reading = useReading(options.isOff ? null : plainText, { title, publishedOn });
  // Of a text that was edited since, nothing is suggested.
  const found = reading?.text === plainText ? reading.found : nothingFound;
  return useMemo(() => {
    const rejected = options.decided.map(({ exact, fields }) => ({ exact, stated: fields.stated }));
    return found
      .filter((one) => !isDecided(one.quote, one.amount, rejected) && !isMarked(one, options.annotations))
      .map((suggestion) => {
        const proposal = proposalOf(suggestion, {
          publishedOn: revision.publishedOn,
          channels: options.channels,
        });
        const key = `${suggestion.start}-${suggestion.end}-${suggestion.amount.min ?? suggestion.amount.max}`;
        const words = ({ start, end }: Span) => revision.plainText.slice(start, end);
        const asked = askedOf(proposal, suggestion.category, revision.id);
        return { key, suggestion, proposal, asked, isWhole: isWhole(proposal), words };
      })
      .sort((a, b) => a.suggestion.start - b.suggestion.start);
  }, [found, options.annotations, options.decided, options.channels, revision]);
}

function isMarked(one: Suggestion, annotations: readonly DeskAnnotation[]): boolean {
  return annotations.some((mark) => {
    if (mark.start === null || mark.end === null) return false;
    const shared = Math.min(mark.end, one.end) - Math.max(mark.start, one.start);
    if (shared <= 0) return false;
    const isSameSum = mark.stated.currency === one.amount.currency && mark.stated.min === one.amount.min;
    const hasSum = one.amount.currency !== null && mark.stated.currency !== null;
    // The same words told in two currencies: the mark states one of them, and the other is the same money.
    const figure = one.because.amount;
    const isConverted =
      hasSum &&
      mark.stated.currency !== one.amount.currency &&
      figure !== undefined &&
      mark.start <= figure.start &&
      mark.end >= figure.end;
    return isSameSum || isConverted || (!hasSum && shared / (one.end - one.start) >= COVERED);
  });
}
