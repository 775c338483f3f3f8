"use client";

import { useLocale, useTranslations } from "next-intl";
import { address } from "@/i18n/address.ts";
import { momentText } from "@/wording/day.ts";
import type { PairDecision } from "./pair.ts";

/** What was decided on pairs, by whom and why. `onUndo`: takes a decision back; null for whoever may not. */
export function DecidedPairs(props: {
  decisions: readonly PairDecision[];
  onUndo: ((id: string) => void) | null;
}) {
  const { decisions, onUndo } = props;
  const say = useTranslations("reconcile");
  const locale = useLocale();
  if (decisions.length === 0) return null;
  return (
    <section aria-labelledby="decisions" className="mt-14 max-w-[60rem]">
      <h2 id="decisions" className="text-2xl">
        {say("decisions")}
      </h2>
      <ul className="mt-3">
        {decisions.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-baseline gap-x-4 border-t border-line py-2 text-sm"
          >
            <span className={one.undoneAt ? "line-through" : ""}>
              <a href={address(locale, `/desk/pledges/${one.code}`)} className="figure">
                {one.code}
              </a>{" "}
              {say(`is.${one.decision}`)} <span className="figure">{one.otherCode}</span>
            </span>
            <span className="text-muted">
              {one.decidedBy ?? say("system")} · {momentText(one.decidedAt, locale)}
              {one.reason && ` · ${one.reason}`}
            </span>
            {onUndo && !one.undoneAt && (
              <button type="button" className="min-h-6 text-accent underline" onClick={() => onUndo(one.id)}>
                {say("undo")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
