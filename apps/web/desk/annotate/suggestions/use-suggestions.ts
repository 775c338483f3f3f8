"use client";

import { isDecided, isWhole, type Proposal, proposalOf } from "@pledgebook/core/desk/proposal";
import { type Tie, tieOf } from "@pledgebook/core/desk/same-money";
import type { Suggestion } from "@pledgebook/core/reading/suggestion";
import type { Span } from "@pledgebook/core/text/span";
import { useMemo } from "react";
import { type DeskAnnotation, type DeskArticle, readingContext } from "@/desk/annotate/desk-article.ts";
import type { KnownNames } from "@/desk/kit/use-known-names.ts";
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
  /** What it has in common with another suggestion of the text. */
  tie: SuggestionTie | null;
  /** It needs nothing that the words did not give. */
  isWhole: boolean;
  /** The words of a span of its text. */
  words: (span: Span) => string;
}

/** Another suggestion, by its key, that this one says again or is a part of. */
export interface SuggestionTie {
  kind: Tie["kind"];
  of: string;
  /** The pledge that the other was marked as; null while nobody has decided on it. */
  code: string | null;
  /** Where it stands among the open ones, from 1; 0 when it is not among them. */
  number: number;
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
  known: KnownNames;
  isOff: boolean;
}): OpenSuggestion[] {
  const { revision } = options.article;
  const { plainText } = revision;
  const reading = useReading(
    options.isOff ? null : plainText,
    readingContext(options.article, options.known.toRead),
  );
  // Of a text that was edited since, nothing is suggested.
  const found = reading?.text === plainText ? reading.found : nothingFound;
  return useMemo(() => {
    const rejected = options.decided.map(({ exact, fields }) => ({ exact, stated: fields.stated }));
    const marks = found.map((one) => markOf(one, options.annotations));
    const isRejected = found.map((one) => isDecided(one.quote, one.amount, rejected));
    const isOpen = (index: number) => !isRejected[index] && !marks[index];
    const numbers = new Map(
      found
        .map((one, index) => ({ place: placeOf(one, found), index }))
        .filter(({ index }) => isOpen(index))
        .sort((a, b) => a.place - b.place)
        .map(({ index }, at) => [index, at + 1]),
    );
    const words = ({ start, end }: Span) => revision.plainText.slice(start, end);
    return found
      .flatMap((suggestion, index): OpenSuggestion[] => {
        if (!isOpen(index)) return [];
        const proposal = proposalOf(suggestion, {
          publishedOn: revision.publishedOn,
          channels: options.known.channels,
        });
        const tie = tieOf(index, found, (one) => isRejected[one] ?? false);
        const other = tie && found[tie.of];
        return [
          {
            key: keyOf(suggestion),
            suggestion,
            proposal,
            asked: askedOf(proposal, suggestion.category, revision.id),
            tie:
              tie && other
                ? {
                    kind: tie.kind,
                    of: keyOf(other),
                    code: marks[tie.of]?.pledgeCode ?? null,
                    number: numbers.get(tie.of) ?? 0,
                  }
                : null,
            isWhole: isWhole(proposal),
            words,
          },
        ];
      })
      .sort((a, b) => placeOf(a.suggestion, found) - placeOf(b.suggestion, found));
  }, [found, options.annotations, options.decided, options.known.channels, revision]);
}

/** Where one comes in turn: by where it stands, a headline's behind what it says in short, which is decided on first. */
function placeOf({ start, restates }: Suggestion, found: readonly Suggestion[]): number {
  const first = restates === null ? undefined : found[restates];
  return first && first.start > start ? first.start + 0.5 : start;
}

const keyOf = ({ start, end, amount }: Suggestion) => `${start}-${end}-${amount.min ?? amount.max}`;

/** The mark that a suggestion's words have already. */
function markOf(one: Suggestion, annotations: readonly DeskAnnotation[]): DeskAnnotation | undefined {
  return annotations.find((mark) => {
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
