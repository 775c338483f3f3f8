"use client";

import { joinedByDefault } from "@pledgebook/core/matching/pledge-report";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/desk/kit/api.island.tsx";
import { useReasonText } from "@/desk/kit/use-reason-text.ts";
import type { OpenSuggestion } from "./use-suggestions.ts";

/**
 * What accepting a suggestion makes of it: a mention of the pledge that the text has told or the ledger knows, a part of
 * another, a new pledge. A known one of which it is not sure that it is the same is offered.
 */
export function SuggestionTarget(props: {
  current: OpenSuggestion;
  isBusy: boolean;
  /** A person says which known pledge it is. */
  onJoin: (code: string) => void;
}) {
  const { suggestion, asked, tie, isWhole } = props.current;
  const say = useTranslations("suggestions");
  const reasonText = useReasonText();
  const trpc = useTRPC();
  const isTold = tie?.kind === "restates";
  const known = useQuery(
    trpc.pledges.candidates.queryOptions(asked, { enabled: !isTold && asked.donorCodes.length > 0 }),
  );
  const found = isTold ? [] : (known.data ?? []).filter(({ pledge }) => pledge.code !== tie?.code);
  const same = joinedByDefault(found);
  const [offered = null] = same ? [] : found;
  return (
    <>
      <p className="mt-1.5 text-sm">
        {tie && (
          <strong>
            {say(tie.code === null ? `${tie.kind}_open` : tie.kind, {
              code: tie.code ?? "",
              number: tie.number,
            })}
          </strong>
        )}{" "}
        {!isTold && (same ? say("joins", { code: same.pledge.code }) : say("makes_new"))}{" "}
        {suggestion.isBackground && <strong className="text-warn">{say("background")}</strong>}
      </p>
      {offered && (
        <div className="note note-warn mt-2 text-sm">
          <p>
            {say("offered", { code: offered.pledge.code })}{" "}
            <span className="text-muted">{reasonText(offered.reasons)}</span>
          </p>
          <button
            type="button"
            className="mt-1 min-h-6 text-accent underline"
            disabled={props.isBusy || !isWhole}
            onClick={() => props.onJoin(offered.pledge.code)}
          >
            {say("join", { code: offered.pledge.code })}
          </button>
        </div>
      )}
    </>
  );
}
