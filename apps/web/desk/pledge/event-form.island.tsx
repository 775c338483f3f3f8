"use client";

import { isPartialDate } from "@pledgebook/core/values/day";
import type { Amount } from "@pledgebook/core/values/money";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "./amount-fields.island.tsx";
import { type DeskEvent, type LaterStage, laterStages } from "./desk-event.ts";

export type EventDraft = Omit<DeskEvent, "id" | "status" | "detail" | "detailUk"> & {
  status: LaterStage;
  detail: string;
  detailUk: string;
};

/** The form empties when what it holds was recorded, and not before. */
export function EventForm(props: {
  pledged: Amount;
  isBusy: boolean;
  onRecord: (event: EventDraft) => Promise<boolean>;
}) {
  const say = useTranslations("pledge_events");
  const stage = useTranslations("status");
  const problem = useTranslations("problem");
  const sumOf = (qualifier: Amount["qualifier"]) =>
    draftOf({ qualifier, min: null, max: null, currency: props.pledged.currency });
  const empty = {
    status: "committed" as LaterStage,
    isPart: false,
    isRest: false,
    sum: sumOf(props.pledged.currency === null ? "unquantified" : "exact"),
    happenedOn: "",
    detail: "",
    detailUk: "",
    publisher: "",
    url: "",
  };
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<typeof empty>) => setDraft({ ...draft, ...part });
  const isStop = draft.status === "cancelled" || draft.status === "suspended";
  const amount = draft.isPart ? amountOfDraft(draft.sum) : null;
  const url = draft.url.trim();
  const wrong = {
    happenedOn: isPartialDate(draft.happenedOn.trim()) ? null : problem("day_invalid"),
    publisher: draft.publisher.trim() ? null : say("publisher_missing"),
    url: url === "" || /^https?:\/\/\S+$/.test(url) ? null : say("url_invalid"),
    amount: draft.isPart ? draftProblem(draft.sum) : null,
  };

  async function record(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(wrong).some(Boolean)) return;
    const isDone = await props.onRecord({
      status: draft.status,
      amount,
      isRest: draft.isPart && draft.isRest && isStop,
      happenedOn: draft.happenedOn.trim(),
      detail: draft.detail.trim(),
      detailUk: draft.detailUk.trim(),
      evidence: [{ publisher: draft.publisher.trim(), ...(url ? { url } : {}) }],
    });
    if (!isDone) return;
    setDraft(empty);
    setTried(false);
  }

  return (
    <form
      onSubmit={record}
      noValidate
      aria-label={say("add")}
      className="grid gap-3 border-t border-line pt-4"
    >
      <h3 className="text-lg">{say("add")}</h3>
      <div className="grid grid-cols-2 gap-2">
        <ChoiceField
          label={say("status")}
          value={draft.status}
          onChange={(status) => change({ status })}
          options={laterStages.map((value) => ({ value, text: stage(value) }))}
        />
        <LineField
          label={say("happened_on")}
          value={draft.happenedOn}
          onChange={(happenedOn) => change({ happenedOn })}
          hint={say("happened_on_hint")}
          problem={tried ? wrong.happenedOn : null}
        />
      </div>
      <label className="flex min-h-8 items-center gap-2.5">
        <input
          type="checkbox"
          checked={draft.isPart}
          onChange={(event) => change({ isPart: event.target.checked })}
          className="size-4 accent-accent"
        />
        {say("is_part")}
      </label>
      {draft.isPart && (
        <AmountFields
          legend={say("amount")}
          draft={draft.sum}
          onChange={(sum) => change({ sum })}
          showProblem={tried}
        />
      )}
      {draft.isPart && isStop && (
        <label className="flex min-h-8 items-center gap-2.5">
          <input
            type="checkbox"
            checked={draft.isRest}
            onChange={(event) => change({ isRest: event.target.checked })}
            className="size-4 accent-accent"
          />
          {say("is_rest")}
        </label>
      )}
      <LineField label={say("detail")} value={draft.detail} onChange={(detail) => change({ detail })} />
      {draft.detail && (
        <LineField
          label={say("detail_uk")}
          lang="uk"
          value={draft.detailUk}
          onChange={(detailUk) => change({ detailUk })}
        />
      )}
      <div className="grid gap-2 sm:grid-cols-2">
        <LineField
          label={say("publisher")}
          value={draft.publisher}
          onChange={(publisher) => change({ publisher })}
          problem={tried ? wrong.publisher : null}
        />
        <LineField
          label={say("url")}
          value={draft.url}
          onChange={(next) => change({ url: next })}
          problem={tried ? wrong.url : null}
        />
      </div>
      <p className="text-sm text-muted">{say("review_again")}</p>
      <button type="submit" disabled={props.isBusy} className="button justify-self-start">
        {say("record")}
      </button>
    </form>
  );
}
