import { and, asc, count, eq, isNotNull, isNull, lte, ne } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { subscriptions } = schema;

export type Subscription = typeof subscriptions.$inferSelect;

export function insertSubscription(db: Database, subscription: Subscription): Step {
  return { statement: db.insert(subscriptions).values(subscription) };
}

export async function findSubscription(db: Database, token: string): Promise<Subscription | null> {
  const [found] = await db.select().from(subscriptions).where(eq(subscriptions.token, token));
  return found ?? null;
}

/** Confirms one; what the same person was told of the same before ends with it. */
export function confirmSteps(
  db: Database,
  { id, email, subject, value }: Subscription,
  set: Pick<Subscription, "nextOn" | "toldUntil"> & { confirmedAt: string },
): Step[] {
  const same = and(
    eq(subscriptions.email, email),
    eq(subscriptions.subject, subject),
    eq(subscriptions.value, value),
    ne(subscriptions.id, id),
  );
  return [
    {
      statement: db
        .update(subscriptions)
        .set(set)
        .where(and(eq(subscriptions.id, id), isNull(subscriptions.confirmedAt))),
      must: true,
    },
    { statement: db.delete(subscriptions).where(same) },
  ];
}

export function deleteSubscription(db: Database, id: string): Step {
  return { statement: db.delete(subscriptions).where(eq(subscriptions.id, id)) };
}

/** Confirmed ones whose letter was due on `day` or before, the longest waiting first. */
export async function listDueSubscriptions(
  db: Database,
  day: string,
  limit: number,
): Promise<Subscription[]> {
  return db
    .select()
    .from(subscriptions)
    .where(and(lte(subscriptions.nextOn, day), isNotNull(subscriptions.confirmedAt)))
    .orderBy(asc(subscriptions.nextOn), asc(subscriptions.id))
    .limit(limit);
}

/** Takes one for its letter: of several processes one gets it. */
export function takeSubscription(
  db: Database,
  { id, nextOn }: Subscription,
  set: Pick<Subscription, "nextOn" | "toldUntil">,
): Step {
  return {
    statement: db
      .update(subscriptions)
      .set(set)
      .where(and(eq(subscriptions.id, id), eq(subscriptions.nextOn, nextOn))),
    must: true,
  };
}

/** How many are told by mail, and how many have asked and not confirmed. */
export async function countSubscriptions(db: Database): Promise<{ confirmed: number; asked: number }> {
  const [row] = await db
    .select({ all: count(), confirmed: count(subscriptions.confirmedAt) })
    .from(subscriptions);
  const { all = 0, confirmed = 0 } = row ?? {};
  return { confirmed, asked: all - confirmed };
}
