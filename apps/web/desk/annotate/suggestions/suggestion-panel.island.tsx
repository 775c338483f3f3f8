"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import type { StoryPledge } from "@/desk/annotate/form/use-story-pledges.ts";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import type { Names } from "@/wording/names.ts";
import { SuggestionTarget } from "./suggestion-target.island.tsx";
import type { OpenSuggestion } from "./use-suggestions.ts";

/** The suggestion in hand: what it would be saved as, which words gave what, and what can be done with it. */
export function SuggestionPanel(props: {
  suggestions: OpenSuggestion[];
  current: OpenSuggestion;
  names: Names;
  keys: { accept: string; accept_as_part: string; edit: string; reject: string };
  /** The package of this story, which its next pledge is most often a part of. */
  pack: StoryPledge | null;
  isBusy: boolean;
  /** `chosen`: the known pledge that a person says it is. */
  onAccept: (suggestion: OpenSuggestion, chosen?: string) => void;
  onAcceptAsPart: (suggestion: OpenSuggestion, pack: string) => void;
  onEdit: (suggestion: OpenSuggestion) => void;
  onReject: (suggestion: OpenSuggestion, reason: string | null) => void;
  onStep: (step: 1 | -1) => void;
  onAcceptInView: () => void;
  /** Puts it down, where it lies over the text; null where it lies beside. */
  onClose: (() => void) | null;
}) {
  const { current, names, keys, suggestions } = props;
  const say = useTranslations("suggestions");
  const amount = useTranslations("amount");
  const [category, purpose] = [useTranslations("category"), useTranslations("purpose")];
  const locale = useLocale();
  const [reason, setReason] = useState<string | null>(null);
  const { proposal, suggestion } = current;
  // What repeats another, or is a part of it by its own words, is so without being told.
  const pack = current.tie ? null : props.pack;
  const facts: [string, string][] = [
    [say("donor"), proposal.donorCodes.length > 0 ? names.parties(proposal.donorCodes) : say("missing")],
    [
      say("amount"),
      proposal.stated.currency === null
        ? (proposal.inKind ?? say("missing"))
        : amountText(proposal.stated, locale, amount, "whole"),
    ],
    [say("category"), `${category(proposal.category)}, ${purpose(proposal.purpose)}`],
    ...(proposal.channelSlug
      ? ([[say("channel"), names.channel(proposal.channelSlug)]] as [string, string][])
      : []),
    [
      say("announced"),
      [proposal.announcedOn && dayText(proposal.announcedOn, locale), proposal.announcedBy]
        .filter(Boolean)
        .join(", ") || say("missing"),
    ],
    ...(proposal.dueBy ? ([[say("due"), dayText(proposal.dueBy, locale)]] as [string, string][]) : []),
  ];
  const index = suggestions.findIndex(({ key }) => key === current.key);
  return (
    <section aria-labelledby="suggestion" className="border-t-2 border-accent pt-3">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="suggestion" className="text-xl">
          {say("title", { number: index + 1, count: suggestions.length })}
        </h2>
        <span className="flex gap-2">
          <button type="button" className="button button-quiet" onClick={() => props.onStep(-1)}>
            <span aria-hidden="true">↑</span>
            <span className="sr-only">{say("previous")}</span>
          </button>
          <button type="button" className="button button-quiet" onClick={() => props.onStep(1)}>
            <span aria-hidden="true">↓</span>
            <span className="sr-only">{say("next")}</span>
          </button>
          {props.onClose && (
            <button type="button" className="button button-quiet lg:hidden" onClick={props.onClose}>
              {say("close")}
            </button>
          )}
        </span>
      </div>
      <blockquote className="mt-2 border-l-[3px] border-mark-line pl-3 font-serif">
        {suggestion.quote}
      </blockquote>
      <dl className="mt-2 grid grid-cols-[7.5rem_1fr] gap-x-3 text-sm">
        {facts.map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-muted">{term}</dt>
            <dd className="figure">{value}</dd>
          </div>
        ))}
      </dl>
      <SuggestionTarget
        current={current}
        isBusy={props.isBusy}
        onJoin={(code) => props.onAccept(current, code)}
      />
      {Object.keys(suggestion.because).length > 0 && (
        <details className="mt-1 text-sm text-muted">
          <summary>{say("because", { confidence: Math.round(suggestion.confidence * 100) })}</summary>
          <ul className="mt-1">
            {(["donorCodes", "amount", "announcedOn", "dueBy"] as const).map((field) => {
              const span = suggestion.because[field];
              return (
                span && <li key={field}>{say(`gave.${field}`, { words: props.current.words(span) })}</li>
              );
            })}
          </ul>
        </details>
      )}
      {reason === null ? (
        <p className="mt-3 flex flex-wrap gap-2">
          <button
            type="button"
            className="button"
            disabled={props.isBusy || !current.isWhole}
            onClick={() => props.onAccept(current)}
          >
            {say("accept")} <Key of={keys.accept} />
          </button>
          {pack && (
            <button
              type="button"
              className="button button-quiet"
              disabled={props.isBusy || !current.isWhole}
              onClick={() => props.onAcceptAsPart(current, pack.code)}
            >
              {say("accept_as_part", { code: pack.code })} <Key of={keys.accept_as_part} />
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => props.onEdit(current)}>
            {say("edit")} <Key of={keys.edit} />
          </button>
          <button
            type="button"
            className="button button-quiet"
            disabled={props.isBusy}
            onClick={() => setReason("")}
          >
            {say("reject")} <Key of={keys.reject} />
          </button>
        </p>
      ) : (
        <form
          className="mt-3 grid gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            props.onReject(current, reason);
            setReason(null);
          }}
        >
          <LineField label={say("reason")} value={reason} onChange={setReason} />
          <p className="flex gap-2">
            <button type="submit" className="button button-bad">
              {say("reject")}
            </button>
            <button type="button" className="button button-quiet" onClick={() => setReason(null)}>
              {say("cancel")}
            </button>
          </p>
        </form>
      )}
      {!current.isWhole && <p className="mt-1 text-sm text-muted">{say("not_whole")}</p>}
      {suggestions.length > 1 && (
        <button
          type="button"
          className="mt-3 min-h-6 text-sm text-accent underline"
          disabled={props.isBusy}
          onClick={props.onAcceptInView}
        >
          {say("accept_in_view")}
        </button>
      )}
    </section>
  );
}

function Key({ of }: { of: string }) {
  return (
    <span aria-hidden="true" className="rounded-sm border border-current px-1 text-xs opacity-70">
      {of}
    </span>
  );
}
