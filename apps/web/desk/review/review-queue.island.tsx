"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type Act, useActs } from "@/desk/kit/use-acts.ts";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useMessage } from "@/desk/kit/use-message.ts";
import { ReviewItem } from "./review-item.island.tsx";
import type { Changes, Waiting } from "./waiting.ts";

const states = ["mine", "disputed", "sent_back"] as const;

/** Marks in their sentences, with what they say; somebody else than their maker approves, changes or returns them. */
export function ReviewQueue(props: { initial: Waiting[]; names: NameLists }) {
  const say = useTranslations("review");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.review.queue.queryOptions();
  const { data } = useQuery({ ...options, initialData: props.initial, refetchInterval: 10_000 });
  const place = useMessage();
  const renews = [options.queryKey];
  const [filter, setFilter] = useState({ article: "", author: "", donor: "", state: "" });
  const list = useRef<HTMLOListElement>(null);
  const known = useKnownNames(props.names);
  const { perform, undo, mayUndo } = useActs({ place, renews });

  const approve = (mark: Waiting, changes?: Changes): Act => ({
    said: say(changes ? "approved_changed" : "approved", {
      code: mark.pledge.code,
      counts: String(mark.articleStatus === "published"),
    }),
    async run() {
      const { version } = await client.review.approve.mutate({
        annotationId: mark.id,
        version: mark.version,
        pledgeVersion: mark.pledge.version,
        ...(changes ? { changes } : {}),
      });
      return reopen(mark.id, version, mark.pledge.code, changes !== undefined);
    },
  });
  const reopen = (id: string, version: number, code: string, hasChanges: boolean): Act => ({
    said: say(hasChanges ? "reopened_changed" : "reopened", { code }),
    async run() {
      await client.review.reopen.mutate({ annotationId: id, version });
      return { said: "", run: () => Promise.reject(new Error("nothing to redo")) };
    },
  });
  const each = (acts: Act[], said: string): Act => ({
    said,
    async run() {
      const inverses: Act[] = [];
      for (const act of acts) inverses.unshift(await act.run());
      return each(inverses, say("reopened_many", { count: inverses.length }));
    },
  });
  async function approveInView() {
    const seen = shown.filter((mark) => {
      const place = list.current?.querySelector(`#r-${CSS.escape(mark.id)}`)?.getBoundingClientRect();
      return (
        mark.refusal === null &&
        !mark.isRemoval &&
        place &&
        place.top >= 0 &&
        place.bottom <= window.innerHeight
      );
    });
    if (seen.length === 0) return place.tell({ text: say("none_in_view"), isBad: false });
    // Two marks of one pledge: the second approval needs to see the version that the first has made.
    const one = [...new Map(seen.map((mark) => [mark.pledge.code, mark])).values()];
    await perform(
      each(
        one.map((mark) => approve(mark)),
        say("approved_many", { count: one.length }),
      ),
    );
  }

  const shown = data.filter(
    (mark) =>
      (!filter.article || mark.articleId === filter.article) &&
      (!filter.author || mark.createdBy === filter.author) &&
      (!filter.donor || mark.pledge.donorCodes.includes(filter.donor)) &&
      (!filter.state ||
        (filter.state === "mine"
          ? mark.refusal === null
          : filter.state === "disputed"
            ? mark.disputedBy !== null
            : mark.reviewState === "sent_back")),
  );
  const articles = new Map(data.map((mark) => [mark.articleId, mark.title]));
  const authors = new Map(data.map((mark) => [mark.createdBy ?? "", mark.author ?? say("system")]));
  const donors = [...new Set(data.flatMap((mark) => mark.pledge.donorCodes))];
  const all = { value: "", text: say("all") };
  return (
    <>
      {data.length > 1 && (
        <div className="mt-5 grid max-w-[60rem] gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <ChoiceField
            label={say("filter.article")}
            value={filter.article}
            onChange={(article) => setFilter({ ...filter, article })}
            options={[all, ...[...articles].map(([value, text]) => ({ value, text }))]}
          />
          <ChoiceField
            label={say("filter.author")}
            value={filter.author}
            onChange={(author) => setFilter({ ...filter, author })}
            options={[all, ...[...authors].map(([value, text]) => ({ value, text }))]}
          />
          <ChoiceField
            label={say("filter.donor")}
            value={filter.donor}
            onChange={(donor) => setFilter({ ...filter, donor })}
            options={[all, ...donors.map((value) => ({ value, text: known.names.party(value) }))]}
          />
          <ChoiceField
            label={say("filter.state")}
            value={filter.state}
            onChange={(state) => setFilter({ ...filter, state })}
            options={[all, ...states.map((value) => ({ value, text: say(`filter.${value}`) }))]}
          />
        </div>
      )}
      <p className="mt-4 flex flex-wrap gap-3">
        {shown.length > 1 && (
          <button type="button" className="button button-quiet" onClick={approveInView}>
            {say("approve_in_view")}
          </button>
        )}
        {mayUndo && (
          <button type="button" className="button button-quiet" onClick={() => undo()}>
            {say("undo")}
          </button>
        )}
      </p>
      <Told message={place.message} className="sticky top-2 z-10 mt-4 max-w-[46rem] shadow-md" />
      {shown.length === 0 && (
        <p className="mt-6 text-lg text-muted">{say(data.length === 0 ? "empty" : "none_found")}</p>
      )}
      <ol ref={list} className="mt-6 grid max-w-[60rem] gap-8">
        {shown.map((mark) => (
          <ReviewItem
            key={mark.id}
            mark={mark}
            known={known}
            onApprove={(changes) => perform(approve(mark, changes))}
            place={place}
            renews={renews}
          />
        ))}
      </ol>
    </>
  );
}
