"use client";

import type { Amount } from "@pledgebook/core/values/money";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import type { DeskEvent } from "./desk-event.ts";
import { EventForm } from "./event-form.island.tsx";

/** What became of a pledge: dated facts with evidence, to add or take back; and that somebody looked today. */
export function PledgeEvents(props: {
  code: string;
  version: number;
  onVersion: (version: number) => void;
  amount: Amount;
  events: DeskEvent[];
  lastCheckedOn: string | null;
  mayAnnotate: boolean;
}) {
  const say = useTranslations("pledge_events");
  const stage = useTranslations("status");
  const amount = useTranslations("amount");
  const locale = useLocale();
  const client = useTRPCClient();
  const { run, isBusy, message } = useWork();
  const [events, setEvents] = useState(props.events);
  const [checkedOn, setCheckedOn] = useState(props.lastCheckedOn);
  const at = { code: props.code, version: props.version };

  /** Every act makes the next version of the pledge. */
  const act = (work: () => Promise<{ version: number }>, said: string) =>
    run(async () => props.onVersion((await work()).version), said);

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
      <Told message={message} />
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
            isBusy={isBusy}
            onRecord={async (event) => {
              const record = async () => {
                const { id, version } = await client.events.record.mutate({ ...at, ...event });
                setEvents((before) =>
                  [
                    ...before,
                    { ...event, id, detail: event.detail || null, detailUk: event.detailUk || null },
                  ].sort((a, b) => a.happenedOn.localeCompare(b.happenedOn)),
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
