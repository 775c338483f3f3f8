import type { ProblemKey } from "@pledgebook/core/values/problem";
import type { DeliveryState } from "@pledgebook/core/values/vocabulary";
import { and, asc, desc, eq, isNull, lte, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, type Step } from "../store/store.ts";

const { webhookDeliveries, webhooks } = schema;

export type Delivery = typeof webhookDeliveries.$inferSelect;

type NewDelivery = Pick<Delivery, "id" | "webhookId" | "type" | "body" | "createdAt">;

/** Puts a delivery among those that wait, due at once; none where its webhook is gone or gets nothing any more. */
export function insertDelivery({ id, webhookId, type, body, createdAt }: NewDelivery): Step {
  return {
    statement: raw(
      `INSERT INTO webhook_deliveries (id, webhook_id, type, body, created_at, due_at)
        SELECT ?, id, ?, ?, ?, ? FROM webhooks WHERE id = ? AND disabled_at IS NULL`,
      [id, type, body, createdAt, createdAt, webhookId],
    ),
  };
}

/** The webhooks for which something is due, whoever has waited longest first. */
export async function listDueWebhooks(db: Database, now: string): Promise<string[]> {
  const rows = await db
    .select({ id: webhookDeliveries.webhookId })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        eq(webhookDeliveries.state, "waiting"),
        lte(webhookDeliveries.dueAt, now),
        isNull(webhooks.disabledAt),
      ),
    )
    .groupBy(webhookDeliveries.webhookId)
    .orderBy(sql`min(${webhookDeliveries.dueAt})`);
  return rows.map(({ id }) => id);
}

/** What is due first for a webhook, with where it goes and what it is signed with; null: nothing, or it gets nothing any more. */
export async function findDueDelivery(db: Database, webhookId: string, now: string) {
  const [row] = await db
    .select({
      delivery: webhookDeliveries,
      address: webhooks.address,
      secret: webhooks.secret,
      failingSince: webhooks.failingSince,
    })
    .from(webhookDeliveries)
    .innerJoin(webhooks, eq(webhooks.id, webhookDeliveries.webhookId))
    .where(
      and(
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.state, "waiting"),
        lte(webhookDeliveries.dueAt, now),
        isNull(webhooks.disabledAt),
      ),
    )
    .orderBy(asc(webhookDeliveries.dueAt), asc(webhookDeliveries.createdAt), asc(webhookDeliveries.id))
    .limit(1);
  return row ?? null;
}

/** Takes a delivery for one try: of several processes one gets it, and whoever ends in the middle leaves it for `dueAt`. */
export function takeDelivery(db: Database, { id, tries }: Delivery, now: string, dueAt: string): Step {
  return {
    statement: db
      .update(webhookDeliveries)
      .set({ tries: tries + 1, dueAt, lastTriedAt: now })
      .where(
        and(
          eq(webhookDeliveries.id, id),
          eq(webhookDeliveries.tries, tries),
          eq(webhookDeliveries.state, "waiting"),
        ),
      ),
    must: true,
  };
}

/** What became of a try; nothing where somebody has begun again meanwhile. `tries`: with this one. */
export function settleDelivery(
  db: Database,
  { id, tries }: Pick<Delivery, "id" | "tries">,
  told: { state: DeliveryState; lastStatus: number | null; lastProblem: ProblemKey | null },
): Step {
  return {
    statement: db
      .update(webhookDeliveries)
      .set(told)
      .where(and(eq(webhookDeliveries.id, id), eq(webhookDeliveries.tries, tries))),
  };
}

/** Has it tried again from the beginning, under the same id; refused where it is gone. */
export function replayDelivery(db: Database, id: string, now: string): Step {
  return {
    statement: db
      .update(webhookDeliveries)
      .set({ state: "waiting", tries: 0, dueAt: now, lastStatus: null, lastProblem: null })
      .where(eq(webhookDeliveries.id, id)),
    must: true,
  };
}

export async function findDelivery(db: Database, id: string): Promise<Delivery | null> {
  const [row] = await db.select().from(webhookDeliveries).where(eq(webhookDeliveries.id, id));
  return row ?? null;
}

/** What was sent to a webhook, or is to be, the newest first. */
export async function listDeliveries(db: Database, webhookId: string, limit: number): Promise<Delivery[]> {
  return db
    .select()
    .from(webhookDeliveries)
    .where(eq(webhookDeliveries.webhookId, webhookId))
    .orderBy(desc(webhookDeliveries.createdAt), desc(webhookDeliveries.id))
    .limit(limit);
}
