import { Problem } from "@pledgebook/core/values/problem";
import { webhookEvents } from "@pledgebook/core/values/vocabulary";
import {
  type Delivery,
  findDelivery,
  insertDelivery,
  listDeliveries,
  replayDelivery,
} from "@pledgebook/db/queries/webhook-deliveries";
import {
  deleteWebhook,
  findWebhook,
  giveUpWaiting,
  insertWebhook,
  listWebhooks,
  updateWebhook,
  type Webhook,
} from "@pledgebook/db/queries/webhooks";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onWebhook } from "../desk/act.ts";
import { checkAddress } from "../outside/public-fetch.ts";
import { id, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { deliveryOf } from "./make-deliveries.ts";
import { newSecret } from "./signature.ts";

/** Deliveries that the desk shows of one webhook. */
const MOST_SHOWN = 50;

const fields = z.object({
  address: z.string().trim().min(1).max(2_000),
  note: z.string().trim().max(200),
  events: z
    .array(z.enum(webhookEvents))
    .min(1)
    .transform((list) => webhookEvents.filter((event) => list.includes(event))),
});
const seen = z.object({ id, version });

/** Programs of others that are told what readers came to see. */
export const webhooksRouter = router({
  /** All of them, without their secrets. */
  list: staff("people.manage").query(({ ctx }) => listWebhooks(ctx.store.db)),

  /** Adds one. Its secret is answered here and never again. @throws Problem `webhook_https`, `webhook_inner`, `fetch_port`, `fetch_address`. */
  add: staff("people.manage")
    .input(fields)
    .mutation(async ({ ctx, input }) => {
      checkReceiver(input.address);
      const webhook = { ...input, id: ctx.newId(), secret: newSecret(), createdAt: ctx.now() };
      await act(ctx, [insertWebhook(ctx.store.db, webhook)], {
        act: "webhook.add",
        ...onWebhook(webhook.id),
        before: null,
        after: told(input),
      });
      return { id: webhook.id, secret: webhook.secret, version: 1 };
    }),

  /** Changes where it is sent, what of, and whether anything is. Who is enabled again begins anew: what was given up stays so. */
  change: staff("people.manage")
    .input(fields.extend({ ...seen.shape, isEnabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const webhook = await webhookAt(db, input.id);
      const { address, note, events, isEnabled } = input;
      checkReceiver(address);
      const wasEnabled = webhook.disabledAt === null;
      const ending = isEnabled
        ? { disabledAt: null, disabledFor: null, failingSince: null }
        : { disabledAt: ctx.now(), disabledFor: "by_hand" as const };
      await act(
        ctx,
        [
          updateWebhook(db, input, {
            ...{ address, note, events },
            ...(isEnabled === wasEnabled ? {} : ending),
          }),
          ...(isEnabled ? [] : [giveUpWaiting(db, webhook.id)]),
        ],
        {
          act: "webhook.change",
          ...onWebhook(webhook.id),
          before: { ...told(webhook), isEnabled: wasEnabled },
          after: { ...told(input), isEnabled },
        },
      );
      return { version: input.version + 1 };
    }),

  /** Gives it another secret, answered here and never again; what was signed with the old one is sent with the new one from now on. */
  renewSecret: staff("people.manage")
    .input(seen)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { id: webhookId } = await webhookAt(db, input.id);
      const secret = newSecret();
      await act(ctx, [updateWebhook(db, input, { secret })], {
        act: "webhook.new_secret",
        ...onWebhook(webhookId),
        after: {},
      });
      return { secret, version: input.version + 1 };
    }),

  /** Takes it away, with the log of what was sent to it. */
  remove: staff("people.manage")
    .input(seen)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const webhook = await webhookAt(db, input.id);
      await act(ctx, deleteWebhook(db, input), {
        act: "webhook.remove",
        ...onWebhook(webhook.id),
        before: told(webhook),
        after: null,
      });
    }),

  /** What was sent to it last, or is to be, the newest first. */
  deliveries: staff("people.manage")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      await webhookAt(db, input.id);
      return (await listDeliveries(db, input.id, MOST_SHOWN)).map(deliveryView);
    }),

  /** Sends something again under the same id, at once and then as often as the first time. @throws Problem `webhook_disabled`. */
  replay: staff("people.manage")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const delivery = await findDelivery(db, input.id);
      if (!delivery) throw new Problem("not_found", "delivery_not_found", "This delivery is gone.");
      checkEnabled(await webhookAt(db, delivery.webhookId));
      await act(ctx, [replayDelivery(db, delivery.id, ctx.now())], {
        act: "webhook.replay",
        ...onWebhook(delivery.webhookId),
        after: { delivery: delivery.id, type: delivery.type },
      });
    }),

  /** Sends a message that tells of nothing, to see whether it comes. @throws Problem `webhook_disabled`. */
  test: staff("people.manage")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const webhook = await webhookAt(db, input.id);
      checkEnabled(webhook);
      const delivery = deliveryOf(ctx, webhook.id, {
        type: "webhook.test",
        timestamp: ctx.now(),
        data: { webhook: webhook.id },
      });
      await act(ctx, [insertDelivery(delivery)], {
        act: "webhook.test",
        ...onWebhook(webhook.id),
        after: { delivery: delivery.id },
      });
      return { id: delivery.id };
    }),
});

/** @throws Problem. What is sent is signed, not sealed: on the way nobody may read it or keep it back unseen. */
function checkReceiver(address: string): void {
  try {
    checkAddress(address);
  } catch (error) {
    // The sentence of `fetch_inner` offers what can be done about a feed.
    if (!(error instanceof Problem) || error.key !== "fetch_inner") throw error;
    throw new Problem("invalid", "webhook_inner", error.message, { field: "address" });
  }
  if (!/^https:/i.test(address))
    throw new Problem(
      "invalid",
      "webhook_https",
      "Webhooks are sent to addresses that begin with https://.",
      {
        field: "address",
      },
    );
}

/** @throws Problem "not_found". */
async function webhookAt(db: Database, webhookId: string): Promise<Webhook> {
  const webhook = await findWebhook(db, webhookId);
  if (!webhook) throw new Problem("not_found", "webhook_not_found", "This webhook is gone.");
  return webhook;
}

function checkEnabled({ disabledAt }: Webhook): void {
  if (disabledAt !== null)
    throw new Problem("invalid", "webhook_disabled", "This webhook is disabled; enable it first.");
}

/** For the history, which more people may read: of an address the rest may be all that its receiver asks for. */
function told({ address, note, events }: Pick<Webhook, "address" | "note" | "events">) {
  return { host: new URL(address).host, note, events };
}

function deliveryView({ webhookId: _, ...delivery }: Delivery) {
  return delivery;
}
