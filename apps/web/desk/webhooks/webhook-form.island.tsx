"use client";

import { type WebhookEvent, webhookEvents } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { LineField } from "@/desk/kit/fields.island.tsx";

export interface WebhookFields {
  address: string;
  note: string;
  events: WebhookEvent[];
}

const EMPTY: WebhookFields = { address: "", note: "", events: [...webhookEvents] };

/** Where a webhook is sent, and what of. What was typed stays until it was saved; then a form for a new one is empty again. */
export function WebhookForm(props: {
  initial?: WebhookFields;
  isBusy: boolean;
  submit: string;
  onSubmit: (fields: WebhookFields) => Promise<boolean>;
}) {
  const say = useTranslations("webhooks");
  const [fields, setFields] = useState(props.initial ?? EMPTY);
  const isNone = fields.events.length === 0;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if ((await props.onSubmit(fields)) && !props.initial) setFields(EMPTY);
  }

  return (
    <form onSubmit={submit} className="mt-4 grid max-w-[36rem] gap-4">
      <LineField
        label={say("address")}
        value={fields.address}
        onChange={(address) => setFields({ ...fields, address })}
        hint={say("address_hint")}
        required
      />
      <LineField
        label={say("note")}
        value={fields.note}
        onChange={(note) => setFields({ ...fields, note })}
        hint={say("note_hint")}
      />
      <fieldset>
        <legend className="label">{say("events")}</legend>
        {webhookEvents.map((event) => (
          <label key={event} className="flex items-baseline gap-3 py-1.5">
            <input
              type="checkbox"
              checked={fields.events.includes(event)}
              onChange={({ target }) =>
                setFields({
                  ...fields,
                  events: webhookEvents.filter((one) =>
                    one === event ? target.checked : fields.events.includes(one),
                  ),
                })
              }
            />
            <span>
              {say(`event.${nameOf(event)}`)} <code className="text-sm text-muted">{event}</code>
            </span>
          </label>
        ))}
        {isNone && <p className="mt-1 text-sm text-bad">{say("events_none")}</p>}
      </fieldset>
      <button type="submit" className="button justify-self-start" disabled={props.isBusy || isNone}>
        {props.submit}
      </button>
    </form>
  );
}

type NameOf<T extends string> = T extends `${infer Noun}.${infer Verb}` ? `${Noun}_${Verb}` : never;

/** As the messages call it, in which a dot parts one word from another. */
function nameOf<T extends WebhookEvent>(event: T): NameOf<T> {
  return event.replace(".", "_") as NameOf<T>;
}
