"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { NewSecret } from "./new-secret.island.tsx";
import { type Webhook, WebhookEntry } from "./webhook-entry.island.tsx";
import { WebhookForm } from "./webhook-form.island.tsx";

/** Who is told what readers came to see: each with what it was sent, and a form for another. */
export function WebhookList({ initial }: { initial: Webhook[] }) {
  const say = useTranslations("webhooks");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.webhooks.list.queryOptions();
  const { data: webhooks } = useQuery({ ...options, initialData: initial });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  // Kept by this page alone: it is answered once.
  const [secret, setSecret] = useState<{ of: string; text: string } | null>(null);

  return (
    <>
      {webhooks.length === 0 && <p className="mt-6 max-w-measure">{say("none")}</p>}
      <ul className="mt-6">
        {webhooks.map((webhook) => (
          <WebhookEntry
            key={webhook.id}
            webhook={webhook}
            secret={secret?.of === webhook.id ? secret.text : null}
            onSecret={(text) => setSecret({ of: webhook.id, text })}
          />
        ))}
      </ul>
      {/* Until the list shows it. */}
      {secret && !webhooks.some(({ id }) => id === secret.of) && <NewSecret secret={secret.text} />}
      <h2 className="mt-10 text-2xl">{say("add")}</h2>
      <WebhookForm
        isBusy={isBusy}
        submit={say("add_do")}
        onSubmit={(fields) =>
          run(async () => {
            const { id, secret: text } = await client.webhooks.add.mutate(fields);
            setSecret({ of: id, text });
          }, say("added"))
        }
      />
      <Told message={message} className="mt-4 max-w-measure" />
    </>
  );
}
