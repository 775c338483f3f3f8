"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { isPartialDate } from "@pledgebook/core/values/day";
import { type MatchDecision, type Status, statuses } from "@pledgebook/core/values/vocabulary";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useProblemText, useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { useReasonText } from "@/desk/kit/use-reason-text.ts";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText, momentText } from "@/wording/day.ts";
import { type ChannelName, type Names, namesFrom, type PartyName } from "@/wording/names.ts";

type Outputs = inferRouterOutputs<AppRouter>["reconcile"];
type Pair = Outputs["queue"][number];
type LaterStage = Exclude<Status, "pledged">;
const laterStages = statuses.filter((status): status is LaterStage => status !== "pledged");

/** Pledges that may be one, side by side with their sentences; what is decided is remembered and can be taken back. */
export function ReconcileQueue(props: {
  initial: Outputs["queue"];
  decisions: Outputs["decisions"];
  names: { parties: PartyName[]; channels: ChannelName[] };
  mayAnnotate: boolean;
}) {
  const say = useTranslations("reconcile");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const queueOptions = trpc.reconcile.queue.queryOptions();
  const decisionOptions = trpc.reconcile.decisions.queryOptions();
  const { data: pairs } = useQuery({ ...queueOptions, initialData: props.initial });
  const { data: decisions } = useQuery({ ...decisionOptions, initialData: props.decisions });
  const [message, setMessage] = useState<{ text: string; isBad: boolean } | null>(null);
  const names = useMemo(
    () => namesFrom(locale, props.names.parties, props.names.channels),
    [locale, props.names],
  );
  async function act(work: () => Promise<unknown>, said: string): Promise<boolean> {
    try {
      await work();
      setMessage({ text: said, isBad: false });
      return true;
    } catch (error) {
      setMessage({ text: problemText(error), isBad: true });
      return false;
    } finally {
      await queryClient.invalidateQueries({ queryKey: queueOptions.queryKey });
      await queryClient.invalidateQueries({ queryKey: decisionOptions.queryKey });
    }
  }
  return (
    <>
      <p
        role={message?.isBad ? "alert" : "status"}
        className={
          message
            ? `note sticky top-2 z-10 mt-4 max-w-[60rem] shadow-md ${message.isBad ? "note-bad" : "note-good"}`
            : "sr-only"
        }
      >
        {message?.text}
      </p>
      {pairs.length === 0 && <p className="mt-6 text-lg text-muted">{say("empty")}</p>}
      <ol className="mt-6 grid gap-10">
        {pairs.map((pair) => (
          <PairItem
            key={`${pair.keep.pledge.code} ${pair.other.pledge.code}`}
            pair={pair}
            names={names}
            mayAnnotate={props.mayAnnotate}
            onDecide={({ isSwapped, decision, reason, stage }) => {
              const { pledge: keep } = isSwapped ? pair.other : pair.keep;
              const { pledge: other } = isSwapped ? pair.keep : pair.other;
              const decide = () =>
                client.reconcile.decide.mutate({
                  keep: keep.code,
                  keepVersion: keep.version,
                  other: other.code,
                  otherVersion: other.version,
                  decision,
                  reason,
                  stage,
                });
              return act(decide, say(`done.${decision}`, { keep: keep.code, other: other.code }));
            }}
          />
        ))}
      </ol>
      {decisions.length > 0 && (
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
                {props.mayAnnotate && !one.undoneAt && (
                  <button
                    type="button"
                    className="min-h-6 text-accent underline"
                    onClick={() => act(() => client.reconcile.undo.mutate({ id: one.id }), say("undone"))}
                  >
                    {say("undo")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function PairItem(props: {
  pair: Pair;
  names: Names;
  mayAnnotate: boolean;
  onDecide: (told: {
    decision: MatchDecision;
    reason: string;
    stage: { status: LaterStage; happenedOn: string } | null;
    /** The first pledge is what becomes part of the second. */
    isSwapped: boolean;
  }) => Promise<boolean>;
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
  const [busy, setBusy] = useState(false);
  const decide = async (decision: MatchDecision, isSwapped = false) => {
    setBusy(true);
    const stage = decision === "later_stage_of" ? { status, happenedOn: happenedOn.trim() } : null;
    if (!(await props.onDecide({ decision, reason, stage, isSwapped }))) setBusy(false);
  };
  return (
    <li className="border-t-2 border-line pt-4">
      <p className="text-sm">
        <strong>{say(`likely.${pair.found.verdict}`)}</strong>{" "}
        <span className="text-muted">{reasonText(pair.found.reasons)}</span>
      </p>
      <div className="mt-3 grid gap-x-10 gap-y-5 md:grid-cols-2">
        <Side side={pair.keep} names={props.names} />
        <Side side={pair.other} names={props.names} />
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
              disabled={busy}
              onClick={() => decide("same")}
            >
              {say("same")}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={busy}
              onClick={() => decide("part_of")}
            >
              {say("part_of", { code: pair.keep.pledge.code })}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={busy}
              onClick={() => decide("part_of", true)}
            >
              {say("has_part", { code: pair.other.pledge.code })}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={busy || (isLater && !isPartialDate(happenedOn.trim()))}
              onClick={() => (isLater ? decide("later_stage_of") : setIsLater(true))}
            >
              {say("later_stage_of")}
            </button>
            <button
              type="button"
              className="button button-quiet"
              disabled={busy}
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

function Side({ side, names }: { side: Pair["keep"]; names: Names }) {
  const { pledge, mark } = side;
  const say = useTranslations("reconcile");
  const [amount, category, purpose] = [
    useTranslations("amount"),
    useTranslations("category"),
    useTranslations("purpose"),
  ];
  const locale = useLocale();
  return (
    <div>
      <h2 className="text-lg">
        <a href={address(locale, `/desk/pledges/${pledge.code}`)} className="figure">
          {pledge.code}
        </a>{" "}
        {names.parties(pledge.donorCodes)},{" "}
        <span className="figure">
          {pledge.amount.currency === null
            ? (pledge.inKind ?? amount("unquantified"))
            : amountText(pledge.amount, locale, amount, "whole")}
        </span>
      </h2>
      <p className="text-sm text-muted">
        {[
          pledge.announcedOn && dayText(pledge.announcedOn, locale),
          `${category(pledge.category)}, ${purpose(pledge.purpose)}`,
          pledge.channelSlug && names.channel(pledge.channelSlug),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {mark && (
        <>
          <blockquote lang={mark.articleLanguage} className="mt-2 font-serif leading-relaxed">
            <span className="text-muted">…{mark.prefix}</span>
            <mark className="mark-committed">{mark.quote}</mark>
            <span className="text-muted">{mark.suffix}…</span>
          </blockquote>
          <p className="text-sm">
            <a
              href={address(locale, `/desk/articles/${mark.articleId}/annotate#m-${mark.annotationId}`)}
              lang={mark.articleLanguage}
            >
              {mark.articleTitle}
            </a>
            {mark.articlePublishedOn && (
              <span className="text-muted"> · {dayText(mark.articlePublishedOn, locale)}</span>
            )}
          </p>
        </>
      )}
      {!mark && <p className="text-sm text-muted">{say("no_mark")}</p>}
    </div>
  );
}
