"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useMessage } from "@/desk/kit/use-message.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import { DecidedPairs } from "./decided-pairs.island.tsx";
import type { Pair, PairDecision } from "./pair.ts";
import { PairItem } from "./pair-item.island.tsx";

/** Pledges that may be one, side by side with their sentences; what is decided is remembered and can be taken back. */
export function ReconcileQueue(props: {
  initial: Pair[];
  decisions: PairDecision[];
  names: NameLists;
  mayAnnotate: boolean;
}) {
  const say = useTranslations("reconcile");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queueOptions = trpc.reconcile.queue.queryOptions();
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
      {pairs.length === 0 && <p className="mt-6 text-lg text-muted">{say("empty")}</p>}
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
