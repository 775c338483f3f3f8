"use client";

import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import type { AskedOfLedger } from "@/desk/annotate/suggestions/suggestion-fields.ts";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { useSpoken } from "@/desk/kit/live-region.island.tsx";
import { useReasonText } from "@/desk/kit/use-reason-text.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import type { Names } from "@/wording/names.ts";
import type { StoryPledge } from "./use-story-pledges.ts";

/** Pledges that the ledger knows already and that the words may be about: as a hint, or to choose from and search in. */
export function KnownPledges(props: {
  kind: "hint" | "search";
  /** Null: nothing is offered, only searched. */
  asked: AskedOfLedger | null;
  names: Names;
  chosen: string | null;
  onChoose: (code: string) => void;
  label?: string;
  /** Those of this story, which are offered first. */
  story?: readonly StoryPledge[];
}) {
  const say = useTranslations("known");
  const reasonText = useReasonText();
  const trpc = useTRPC();
  const [typed, setTyped] = useState("");
  const id = useId();
  const { asked } = props;
  const likely = useQuery(
    trpc.pledges.candidates.queryOptions(asked && asked.donorCodes.length > 0 ? asked : skipToken, {
      placeholderData: keepPreviousData,
      retry: false,
    }),
  );
  const found = useQuery(
    trpc.pledges.search.queryOptions(
      { text: typed.trim() },
      { enabled: typed.trim().length > 1, placeholderData: keepPreviousData },
    ),
  );
  const candidates = likely.data ?? [];
  const best = props.kind === "hint" ? (candidates[0] ?? null) : null;
  useSpoken(best ? `${say("hint")} ${say("join", { code: best.pledge.code })}` : null);
  if (props.kind === "hint") {
    if (!best) return null;
    return (
      <div className="note note-warn text-sm">
        <p className="font-semibold">{say("hint")}</p>
        <Line pledge={best.pledge} names={props.names} />
        <p className="text-muted">{reasonText(best.reasons)}</p>
        <button
          type="button"
          className="mt-1 min-h-6 text-accent underline"
          onClick={() => props.onChoose(best.pledge.code)}
        >
          {say("join", { code: best.pledge.code })}
        </button>
      </div>
    );
  }
  const story = new Set((props.story ?? []).map(({ code }) => code));
  const isSearching = typed.trim().length > 1;
  const shown = new Map<string, PledgeSummary>(
    [
      ...(isSearching ? [] : (props.story ?? [])),
      ...candidates.map(({ pledge }) => pledge),
      ...(isSearching ? (found.data ?? []) : []),
    ].map((pledge) => [pledge.code, pledge]),
  );
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <input
        id={id}
        type="search"
        className="field"
        value={typed}
        placeholder={say("search")}
        onChange={(event) => setTyped(event.target.value)}
      />
      {shown.size === 0 && <p className="mt-1 text-sm text-muted">{say("none")}</p>}
      <ul className="mt-1 max-h-64 overflow-y-auto">
        {[...shown.values()].map((pledge) => (
          <li key={pledge.code}>
            <label className="flex items-baseline gap-2.5 border-t border-line py-1.5 text-sm">
              <input
                type="radio"
                name={id}
                checked={props.chosen === pledge.code}
                onChange={() => props.onChoose(pledge.code)}
                className="size-4 shrink-0 translate-y-0.5 accent-accent"
              />
              <span>
                <Line pledge={pledge} names={props.names} />
                {story.has(pledge.code) && <span className="text-muted"> · {say("of_story")}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Line({ pledge, names }: { pledge: PledgeSummary; names: Names }) {
  const locale = useLocale();
  const amount = useTranslations("amount");
  return (
    <span>
      <span className="figure">{pledge.code}</span> <strong>{names.parties(pledge.donorCodes)}</strong>,{" "}
      {pledge.amount.currency === null
        ? (goodsText(pledge, locale) ?? amount("unquantified"))
        : amountText(pledge.amount, locale, amount)}
      {pledge.announcedOn && `, ${dayText(pledge.announcedOn, locale)}`}
      {pledge.purposeNote && `, ${pledge.purposeNote}`}
    </span>
  );
}
