"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";
import { DeliveryLog } from "./delivery-log.island.tsx";
import { NewSecret } from "./new-secret.island.tsx";
import { WebhookForm } from "./webhook-form.island.tsx";

export type Webhook = inferRouterOutputs<AppRouter>["webhooks"]["list"][number];

/** One webhook: whether it is told anything, what can be done about it, and what it was sent. */
export function WebhookEntry(props: {
  webhook: Webhook;
  secret: string | null;
  onSecret: (secret: string) => void;
}) {
  const { webhook, secret } = props;
  const { id, version, address, note, events, disabledAt, disabledFor, failingSince } = webhook;
  const say = useTranslations("webhooks");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { run, message, isBusy } = useWork({
    renews: [trpc.webhooks.list.queryKey(), trpc.webhooks.deliveries.queryKey({ id })],
  });
  // What somebody changes is of the version that they began with, whatever the list shows meanwhile.
  const [seen, setSeen] = useState({ webhook, opened: 0 });
  // One's own other acts are no change by somebody else; what was typed meanwhile stays.
  const went = (next: number) =>
    setSeen((before) => ({
      ...before,
      webhook: {
        ...before.webhook,
        version: before.webhook.version === version ? next : before.webhook.version,
      },
    }));
  const isEnabled = disabledAt === null;
  const quiet = "text-sm text-accent underline underline-offset-4";

  const setEnabled = () =>
    run(
      async () => {
        const fields = { id, version, address, note, events, isEnabled: !isEnabled };
        went((await client.webhooks.change.mutate(fields)).version);
      },
      isEnabled ? say("disabled_now") : say("enabled_now"),
    );
  const renew = () =>
    run(async () => {
      const renewed = await client.webhooks.renewSecret.mutate({ id, version });
      went(renewed.version);
      props.onSecret(renewed.secret);
    }, say("renewed"));

  return (
    <li className="border-t border-line py-4">
      <p>
        <strong className="break-all">{address}</strong>
        {note && <span className="block text-sm text-muted">{note}</span>}
      </p>
      {disabledAt && disabledFor && (
        <p className="mt-1 text-sm text-bad">
          {say(`disabled.${disabledFor}`, { at: momentText(disabledAt, locale) })}
        </p>
      )}
      {isEnabled && failingSince && (
        <p className="mt-1 text-sm text-bad">{say("failing", { at: momentText(failingSince, locale) })}</p>
      )}
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-2">
        {isEnabled && (
          <button
            type="button"
            disabled={isBusy}
            className={quiet}
            onClick={() => void run(() => client.webhooks.test.mutate({ id }), say("tested"))}
          >
            {say("test")}
          </button>
        )}
        <button type="button" disabled={isBusy} className={quiet} onClick={() => void setEnabled()}>
          {isEnabled ? say("disable") : say("enable")}
        </button>
        <button
          type="button"
          disabled={isBusy}
          className={quiet}
          onClick={() => window.confirm(say("renew_sure")) && void renew()}
        >
          {say("renew")}
        </button>
        <button
          type="button"
          disabled={isBusy}
          className="text-sm text-bad underline underline-offset-4"
          onClick={() =>
            window.confirm(say("remove_sure")) &&
            void run(() => client.webhooks.remove.mutate({ id, version }), say("removed"))
          }
        >
          {say("remove")}
        </button>
      </p>
      <Told message={message} className="mt-3 max-w-measure" />
      {secret && <NewSecret key={secret} secret={secret} />}
      <details
        className="mt-3"
        onToggle={({ currentTarget }) =>
          currentTarget.open && setSeen(({ opened }) => ({ webhook, opened: opened + 1 }))
        }
      >
        <summary className="cursor-pointer text-sm">{say("change")}</summary>
        <WebhookForm
          key={seen.opened}
          initial={seen.webhook}
          isBusy={isBusy}
          submit={say("save")}
          onSubmit={({ address: to, note: whose, events: of }) =>
            run(async () => {
              const fields = { address: to, note: whose, events: of, isEnabled };
              const known = { id, version: seen.webhook.version };
              went((await client.webhooks.change.mutate({ ...known, ...fields })).version);
            }, say("saved"))
          }
        />
      </details>
      <DeliveryLog webhookId={id} isEnabled={isEnabled} />
    </li>
  );
}
