"use client";

import { isPartialDate } from "@pledgebook/core/values/day";
import type { MatchDecision } from "@pledgebook/core/values/vocabulary";
import type { QueryKey } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import type { MessagePlace } from "@/desk/kit/use-message.ts";
import { useReasonText } from "@/desk/kit/use-reason-text.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import { type LaterStage, laterStages } from "@/desk/pledge/desk-event.ts";
import type { Names } from "@/wording/names.ts";
import type { Pair } from "./pair.ts";
import { PairSide } from "./pair-side.island.tsx";

/** A pair side by side, why it may be one pledge, and what can be decided on it. */
export function PairItem(props: {
  pair: Pair;
  names: Names;
  mayAnnotate: boolean;
  /** Where it is told what was decided, and what that changes. */
  place: MessagePlace;
  renews: readonly QueryKey[];
}) {
  const { pair } = props;
  const say = useTranslations("reconcile");
  const stageName = useTranslations("status");
  const dayInvalid = useTranslations("problem")("day_invalid");
  const reasonText = useReasonText();
  const [reason, setReason] = useState("");
  const [isLater, setIsLater] = useState(false);
  const [status, setStatus] = useState<LaterStage>("committed");
  const [happenedOn, setHappenedOn] = useState(pair.other.pledge.announcedOn ?? "");
  const client = useTRPCClient();
  const { run, isBusy, isDone } = useWork({ place: props.place, renews: props.renews });
  // What was decided leaves the queue: until it is gone, nothing else is decided on it.
  const isClosed = isBusy || isDone;
  /** `isSwapped`: the first pledge is what becomes part of the second. */
  const decide = (decision: MatchDecision, isSwapped = false) => {
    const { pledge: keep } = isSwapped ? pair.other : pair.keep;
    const { pledge: other } = isSwapped ? pair.keep : pair.other;
    const input = {
      keep: keep.code,
      keepVersion: keep.version,
      other: other.code,
      otherVersion: other.version,
      decision,
      reason,
      stage: decision === "later_stage_of" ? { status, happenedOn: happenedOn.trim() } : null,
    };
    const said = say(`done.${decision}`, { keep: keep.code, other: other.code });
    return run(() => client.reconcile.decide.mutate(input), said);
  };
  return (
    <li className="border-t-2 border-line pt-4">
      <p className="text-sm">
        <strong>{say(`likely.${pair.found.verdict}`)}</strong>{" "}
        <span className="text-muted">{reasonText(pair.found.reasons)}</span>
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-5 md:grid-cols-2">
        <PairSide side={pair.keep} names={props.names} />
        <PairSide side={pair.other} names={props.names} />
      </div>
      {props.mayAnnotate && (
        <div className="mt-4 grid max-w-[46rem] gap-3">
          <LineField label={say("why")} value={reason} onChange={setReason} />
          {isLater && (
            <div className="grid grid-cols-2 gap-2">
              <ChoiceField
                label={say("stage")}
                value={status}
                onChange={setStatus}
                options={laterStages.map((value) => ({ value, text: stageName(value) }))}
              />
              <LineField
                label={say("since")}
                value={happenedOn}
                onChange={setHappenedOn}
                problem={isPartialDate(happenedOn.trim()) ? null : dayInvalid}
              />
            </div>
          )}
          <p className="flex flex-wrap gap-2">
            <button
              type="button"
              className={pair.found.verdict === "same" ? "button" : "button button-quiet"}
              disabled={isClosed}
              onClick={() => decide("same")}
            >
              {say("same")}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={isClosed}
              onClick={() => decide("part_of")}
            >
              {say("part_of", { code: pair.keep.pledge.code })}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={isClosed}
              onClick={() => decide("part_of", true)}
            >
              {say("has_part", { code: pair.other.pledge.code })}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={isClosed || (isLater && !isPartialDate(happenedOn.trim()))}
              onClick={() => (isLater ? decide("later_stage_of") : setIsLater(true))}
            >
              {say("later_stage_of")}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={isClosed}
              onClick={() => decide("different")}
            >
              {say("different")}
            </button>
          </p>
        </div>
      )}
    </li>
  );
}
