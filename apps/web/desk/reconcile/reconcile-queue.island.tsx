"use client";

import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useMessage } from "@/desk/kit/use-message.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { DecidedPairs } from "./decided-pairs.island.tsx";
import type { Pair, PairDecision } from "./pair.ts";
import { PairItem } from "./pair-item.island.tsx";

/** Pledges that may be one, side by side with their sentences; what is decided is remembered and can be taken back. */
export function ReconcileQueue(props: {
  /** The pairs that wait, or the one that is asked about. */
  initial: Pair[];
  /** The codes of the one pair that is asked about; null: all that wait. */
  asked: { a: string; b: string } | null;
  decisions: PairDecision[];
  names: NameLists;
  mayAnnotate: boolean;
}) {
  const say = useTranslations("reconcile");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queueOptions = trpc.reconcile.queue.queryOptions(props.asked);
  const decisionOptions = trpc.reconcile.decisions.queryOptions();
  const { data: pairs } = useQuery({ ...queueOptions, initialData: props.initial });
  const { data: decisions } = useQuery({ ...decisionOptions, initialData: props.decisions });
  const place = useMessage();
  const renews = [queueOptions.queryKey, decisionOptions.queryKey];
  const { run } = useWork({ place, renews });
  const { names } = useKnownNames(props.names);
  return (
    <>
      <Told message={place.message} className="sticky top-2 z-10 mt-4 max-w-[60rem] shadow-md" />
      {props.asked && (
        <p className="mt-3">
          <a href={address(locale, "/desk/reconcile")}>{say("all")}</a>
        </p>
      )}
      {pairs.length === 0 && (
        <p className="mt-6 text-lg text-muted">{say(props.asked ? "settled" : "empty")}</p>
      )}
      <ol className="mt-6 grid gap-10">
        {pairs.map((pair) => (
          <PairItem
            key={`${pair.keep.pledge.code} ${pair.other.pledge.code}`}
            pair={pair}
            names={names}
            mayAnnotate={props.mayAnnotate}
            place={place}
            renews={renews}
          />
        ))}
      </ol>
      <DecidedPairs
        decisions={decisions}
        onUndo={
          props.mayAnnotate
            ? (id) => void run(() => client.reconcile.undo.mutate({ id }), say("undone"))
            : null
        }
      />
    </>
  );
}
