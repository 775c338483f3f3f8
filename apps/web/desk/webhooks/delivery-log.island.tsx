"use client";

import type { AppRouter } from "@pledgebook/api/router";
import { useQuery } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { momentText } from "@/wording/day.ts";

type Delivery = inferRouterOutputs<AppRouter>["webhooks"]["deliveries"][number];

/** While the log is open it is looked at again this often: what waits is tried within seconds. */
const LOOK_MS = 3_000;

/** What a webhook was sent, asked for when somebody opens it. */
export function DeliveryLog({ webhookId, isEnabled }: { webhookId: string; isEnabled: boolean }) {
  const say = useTranslations("webhooks");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [isOpen, setOpen] = useState(false);
  const options = trpc.webhooks.deliveries.queryOptions({ id: webhookId });
  const { data } = useQuery({ ...options, enabled: isOpen, refetchInterval: LOOK_MS });
  const { run, message, isBusy } = useWork({ renews: [options.queryKey] });
  return (
    <details className="mt-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-sm">{say("log")}</summary>
      <Told message={message} className="mt-3 max-w-measure" />
      {data?.length === 0 && <p className="mt-2 text-sm text-muted">{say("log_empty")}</p>}
      <ul className="mt-2 text-sm">
        {data?.map((delivery) => (
          <li key={delivery.id} className="border-t border-line py-2.5">
            <Row delivery={delivery} />
            {isEnabled && (
              <button
                type="button"
                disabled={isBusy}
                className="mt-1 text-accent underline underline-offset-4"
                onClick={() =>
                  void run(() => client.webhooks.replay.mutate({ id: delivery.id }), say("sent_again"))
                }
              >
                {say("send_again")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Row({ delivery }: { delivery: Delivery }) {
  const say = useTranslations("webhooks");
  const locale = useLocale();
  const { state, tries, lastStatus, lastProblem } = delivery;
  const colour = state === "failed" ? "text-bad" : state === "delivered" ? "text-good" : "text-muted";
  return (
    <>
      <p className="flex flex-wrap gap-x-4">
        <code>{delivery.type}</code>
        <span>{momentText(delivery.createdAt, locale)}</span>
        <span className={colour}>{say(`state.${state}`)}</span>
        <span className="text-muted">{say("tries", { count: tries })}</span>
        {lastStatus !== null && (
          <span className="text-muted">{say("answered", { status: String(lastStatus) })}</span>
        )}
        {lastProblem !== null && (
          <span className="text-muted">
            {lastProblem === "fetch_inner" ? say("inner") : say("no_answer")}
          </span>
        )}
      </p>
      {state === "waiting" && tries > 0 && (
        <p className="text-muted">{say("next", { at: momentText(delivery.dueAt, locale) })}</p>
      )}
      <details className="mt-1">
        <summary className="cursor-pointer text-muted">{say("body")}</summary>
        <pre className="mt-1 overflow-x-auto rounded bg-surface p-2 text-xs whitespace-pre-wrap break-all">
          {delivery.body}
        </pre>
      </details>
    </>
  );
}
