"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useProblemText, useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
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
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const queueOptions = trpc.reconcile.queue.queryOptions();
  const decisionOptions = trpc.reconcile.decisions.queryOptions();
  const { data: pairs } = useQuery({ ...queueOptions, initialData: props.initial });
  const { data: decisions } = useQuery({ ...decisionOptions, initialData: props.decisions });
  const [message, setMessage] = useState<{ text: string; isBad: boolean } | null>(null);
  const { names } = useKnownNames(props.names);
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
      <DecidedPairs
        decisions={decisions}
        onUndo={
          props.mayAnnotate
            ? (id) => void act(() => client.reconcile.undo.mutate({ id }), say("undone"))
            : null
        }
      />
    </>
  );
}
