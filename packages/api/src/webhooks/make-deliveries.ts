import { Problem } from "@pledgebook/core/values/problem";
import { readSettings, sameSetting, writeSetting } from "@pledgebook/db/queries/settings";
import { isLastRow, lastPlace, listEventsAfter, listProgressSince } from "@pledgebook/db/queries/since";
import { insertDelivery } from "@pledgebook/db/queries/webhook-deliveries";
import { listEnabledWebhooks } from "@pledgebook/db/queries/webhooks";
import { afterWrite } from "../server/after-write.ts";
import type { Context } from "../server/context.ts";
import { type Happening, whatHappened } from "./what-happened.ts";

type Clock = Pick<Context, "store" | "now" | "newId" | "published">;

/** Events read at a time; of a longer past the rest comes a second later. */
const MOST_EVENTS = 500;

/**
 * Writes a delivery to every webhook for all that has happened since this was last done, from the history and the ledger's rows,
 * which are only ever added to: no write can forget to tell, and what a process left undone when it ended is told by the next.
 * Up to where it is done moves on in the same plan, so that of several processes one does it. Without a webhook that is
 * enabled it only moves on. Returns how many were written.
 */
export async function makeDeliveries(ctx: Clock, siteUrl: string): Promise<number> {
  const { db } = ctx.store;
  const { webhooksRead: read } = await readSettings(db);
  const { isCounted, ...last } = await lastPlace(db);
  if (last.event === read.event && last.row === read.row) return 0;
  const webhooks = await listEnabledWebhooks(db);
  if (webhooks.length === 0) {
    await moveOn(ctx, read, last);
    return 0;
  }
  // What was written and not counted cannot be seen by readers yet; nobody may count it for long where a process has ended.
  if (!isCounted)
    await afterWrite(ctx, (error) => {
      throw error;
    });
  const events = await listEventsAfter(db, read.event, MOST_EVENTS);
  const place = { event: events.at(-1)?.id ?? read.event, row: (await lastPlace(db)).row };
  // A wrong clock's rows may have been taken back: then what came is behind the end that is there now.
  const progress = await listProgressSince(db, { ...read, row: Math.min(read.row, place.row) });
  const happenings = await whatHappened(db, siteUrl, { events, progress, now: ctx.now() });
  const deliveries = webhooks.flatMap(({ id, events: wanted }) =>
    happenings.filter(({ type }) => wanted.includes(type)).map((happening) => deliveryOf(ctx, id, happening)),
  );
  const isDone = await moveOn(ctx, read, place, [isLastRow(place.row), ...deliveries.map(insertDelivery)]);
  return isDone ? deliveries.length : 0;
}

/** A message to one webhook, as it is signed and sent. */
export function deliveryOf(
  ctx: Pick<Context, "now" | "newId">,
  webhookId: string,
  happening: { type: Happening["type"] | "webhook.test"; timestamp: string; data: Record<string, unknown> },
) {
  const { type, timestamp, data } = happening;
  return {
    id: `msg_${ctx.newId()}`,
    webhookId,
    type,
    body: JSON.stringify({ type, timestamp, data }),
    createdAt: ctx.now(),
  };
}

/** False where another process was first, or the ledger has gone on: the next look sees what there is then. */
async function moveOn(
  { store }: Clock,
  from: { event: number; row: number },
  to: { event: number; row: number },
  steps: Parameters<Context["store"]["derive"]>[0] = [],
): Promise<boolean> {
  const { db } = store;
  try {
    await store.derive([
      sameSetting("webhooksRead", from),
      writeSetting(db, "webhooksRead", { event: to.event, row: to.row }),
      ...steps,
    ]);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.key === "stale") return false;
    throw error;
  }
}
