import type { WebhookEnding, WebhookEvent } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { webhookDeliveries, webhooks } = schema;

export type Webhook = typeof webhooks.$inferSelect;

/** All of them but for their secrets, the oldest first. */
export async function listWebhooks(db: Database) {
  const { id, address, note, events, createdAt, disabledAt, disabledFor, failingSince, version } = webhooks;
  return db
    .select({ id, address, note, events, createdAt, disabledAt, disabledFor, failingSince, version })
    .from(webhooks)
    .orderBy(asc(createdAt), asc(id));
}

export async function findWebhook(db: Database, id: string): Promise<Webhook | null> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

/** Those that are told of anything at all, and of what. */
export async function listEnabledWebhooks(db: Database): Promise<{ id: string; events: WebhookEvent[] }[]> {
  return db
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(isNull(webhooks.disabledAt));
}

export function insertWebhook(
  db: Database,
  webhook: Pick<Webhook, "id" | "address" | "note" | "secret" | "events" | "createdAt">,
): Step {
  return { statement: db.insert(webhooks).values({ ...webhook, version: 1 }) };
}

/** Stale when it is not at the version that a person saw. */
export function updateWebhook(
  db: Database,
  { id, version }: Pick<Webhook, "id" | "version">,
  set: Partial<
    Pick<Webhook, "address" | "note" | "events" | "secret" | "disabledAt" | "disabledFor" | "failingSince">
  >,
): Step {
  return {
    statement: db
      .update(webhooks)
      .set({ ...set, version: version + 1 })
      .where(and(eq(webhooks.id, id), eq(webhooks.version, version))),
    must: true,
  };
}

/** Takes a webhook away, and what was sent to it. Stale when it is not at that version. */
export function deleteWebhook(db: Database, { id, version }: Pick<Webhook, "id" | "version">): Step[] {
  return [
    { statement: db.delete(webhookDeliveries).where(eq(webhookDeliveries.webhookId, id)) },
    {
      statement: db.delete(webhooks).where(and(eq(webhooks.id, id), eq(webhooks.version, version))),
      must: true,
    },
  ];
}

/** Nothing more is sent to it, whoever has changed what about it meanwhile; what still waits is given up. */
export function endWebhook(db: Database, id: string, reason: WebhookEnding, now: string): Step[] {
  return [
    {
      statement: db
        .update(webhooks)
        .set({ disabledAt: now, disabledFor: reason, version: sql`${webhooks.version} + 1` })
        .where(and(eq(webhooks.id, id), isNull(webhooks.disabledAt))),
    },
    giveUpWaiting(db, id),
  ];
}

export function giveUpWaiting(db: Database, webhookId: string): Step {
  return {
    statement: db
      .update(webhookDeliveries)
      .set({ state: "failed" })
      .where(and(eq(webhookDeliveries.webhookId, webhookId), eq(webhookDeliveries.state, "waiting"))),
  };
}

/** Since when its tries have failed; null: one was taken. */
export function noteFailing(db: Database, id: string, since: string | null): Step {
  const failing = since === null ? null : sql`coalesce(${webhooks.failingSince}, ${since})`;
  return { statement: db.update(webhooks).set({ failingSince: failing }).where(eq(webhooks.id, id)) };
}
