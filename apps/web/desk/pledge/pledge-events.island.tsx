"use client";

import { isPartialDate } from "@pledgebook/core/values/day";
import { type Status, statuses } from "@pledgebook/core/values/vocabulary";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useProblemText, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { AmountFields, amountOfDraft, draftOf, draftProblem } from "./amount-fields.island.tsx";
import type { PledgeFieldValues } from "./pledge-fields.island.tsx";

type RecordedStatus = Exclude<Status, "pledged">;
type Sum = PledgeFieldValues["amount"];
const recordable = statuses.filter((status): status is RecordedStatus => status !== "pledged");

export interface DeskEvent {
  id: string;
  status: Status;
  happenedOn: string;
  detail: string | null;
  amount: Sum | null;
  evidence: { publisher: string; url?: string; date?: string }[];
}

/** What became of a pledge: dated facts with evidence, to add or take back; and that somebody looked today. */
export function PledgeEvents(props: {
  code: string;
  version: number;
  onVersion: (version: number) => void;
  amount: Sum;
  events: DeskEvent[];
  lastCheckedOn: string | null;
  mayAnnotate: boolean;
}) {
  const say = useTranslations("pledge_events");
  const stage = useTranslations("status");
  const amount = useTranslations("amount");
  const locale = useLocale();
  const client = useTRPCClient();
  const problemText = useProblemText();
  const [events, setEvents] = useState(props.events);
  const [checkedOn, setCheckedOn] = useState(props.lastCheckedOn);
  const [message, setMessage] = useState<{ text: string; bad: boolean } | null>(null);
  const at = { code: props.code, version: props.version };

  async function act(work: () => Promise<{ version: number }>, said: string): Promise<boolean> {
    try {
      props.onVersion((await work()).version);
      setMessage({ text: said, bad: false });
      return true;
    } catch (error) {
      setMessage({ text: problemText(error), bad: true });
      return false;
    }
  }

  return (
    <section aria-labelledby="events" className="grid content-start gap-4">
      <h2 id="events" className="text-xl">
        {say("title")}
      </h2>
      {events.length === 0 ? (
        <p className="text-muted">{say("none")}</p>
      ) : (
        <ol>
          {events.map((event) => (
            <li key={event.id} className="border-t border-line py-2.5 text-sm">
              <p className="flex flex-wrap gap-x-3">
                <strong>{stage(event.status)}</strong>
                <time dateTime={event.happenedOn}>{dayText(event.happenedOn, locale)}</time>
                <span className="figure">
                  {event.amount === null
                    ? say("all")
                    : event.amount.currency === null
                      ? say("part")
                      : amountText(event.amount, locale, amount)}
                </span>
              </p>
              {event.detail && <p>{event.detail}</p>}
              <p className="text-muted">{event.evidence.map(({ publisher }) => publisher).join("; ")}</p>
              {props.mayAnnotate && (
                <button
                  type="button"
                  className="min-h-6 text-bad underline"
                  onClick={async () => {
                    const retract = () => client.events.retract.mutate({ ...at, id: event.id });
                    if (await act(retract, say("retracted")))
                      setEvents(events.filter(({ id }) => id !== event.id));
                  }}
                >
                  {say("retract")}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      {message && (
        <p
          role={message.bad ? "alert" : "status"}
          className={`note ${message.bad ? "note-bad" : "note-good"}`}
        >
          {message.text}
        </p>
      )}
      <p className="text-sm text-muted">
        {checkedOn ? say("checked_on", { day: dayText(checkedOn, locale) }) : say("never_checked")}
      </p>
      {props.mayAnnotate && (
        <>
          <button
            type="button"
            className="button button-quiet justify-self-start"
            onClick={() =>
              act(async () => {
                const checked = await client.events.check.mutate(at);
                setCheckedOn(checked.lastCheckedOn);
                return checked;
              }, say("checked"))
            }
          >
            {say("check")}
          </button>
          <EventForm
            pledged={props.amount}
            onRecord={async (event) => {
              const record = async () => {
                const { id, version } = await client.events.record.mutate({ ...at, ...event });
                setEvents((before) =>
                  [...before, { ...event, id, detail: event.detail || null }].sort((a, b) =>
                    a.happenedOn.localeCompare(b.happenedOn),
                  ),
                );
                return { version };
              };
              return act(record, say("recorded"));
            }}
          />
        </>
      )}
    </section>
  );
}

type Draft = Omit<DeskEvent, "id" | "status" | "detail"> & { status: RecordedStatus; detail: string };

/** The form empties when what it holds was recorded, and not before. */
function EventForm(props: { pledged: Sum; onRecord: (event: Draft) => Promise<boolean> }) {
  const say = useTranslations("pledge_events");
  const stage = useTranslations("status");
  const problem = useTranslations("problem");
  const sumOf = (qualifier: Sum["qualifier"]) =>
    draftOf({ qualifier, min: null, max: null, currency: props.pledged.currency });
  const empty = {
    status: "committed" as RecordedStatus,
    isPart: false,
    sum: sumOf(props.pledged.currency === null ? "unquantified" : "exact"),
    happenedOn: "",
    detail: "",
    publisher: "",
    url: "",
  };
  const [draft, setDraft] = useState(empty);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<typeof empty>) => setDraft({ ...draft, ...part });
  const amount = draft.isPart ? (amountOfDraft(draft.sum) as Sum) : null;
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
    setBusy(true);
    const isDone = await props.onRecord({
      status: draft.status,
      amount,
      happenedOn: draft.happenedOn.trim(),
      detail: draft.detail.trim(),
      evidence: [{ publisher: draft.publisher.trim(), ...(url ? { url } : {}) }],
    });
    setBusy(false);
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
          options={recordable.map((value) => ({ value, text: stage(value) }))}
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
      <LineField label={say("detail")} value={draft.detail} onChange={(detail) => change({ detail })} />
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
      <button type="submit" disabled={busy} className="button justify-self-start">
        {say("record")}
      </button>
    </form>
  );
}
