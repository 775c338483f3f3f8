import { Problem, type ProblemKey } from "@pledgebook/core/values/problem";
import {
  type Delivery,
  findDueDelivery,
  listDueWebhooks,
  settleDelivery,
  takeDelivery,
} from "@pledgebook/db/queries/webhook-deliveries";
import { endWebhook, noteFailing } from "@pledgebook/db/queries/webhooks";
import type { Store } from "@pledgebook/db/store/store";
import type { postText } from "../outside/public-fetch.ts";
import { log } from "../server/log.ts";
import { signedHeaders } from "./signature.ts";

/** Sends a text and says with which status it was answered. @throws Problem where it was not. */
type Post = (address: string, message: Parameters<typeof postText>[1]) => Promise<number>;

/** Receivers that are sent to at a time, each one message: who answers slowly holds up nobody else. */
const MOST_AT_ONCE = 5;
/** Messages that one receiver gets before others have their turn. */
const MOST_IN_A_ROW = 20;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** How long after each try the next one comes; after the last of these tries it is given up. */
const AGAIN_AFTER_MS = [5_000, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR];
/** Who has taken nothing for so long is gone. */
const FAILING_MS = 5 * 24 * HOUR;
/** The receiver wants nothing any more (Standard Webhooks, RFC 9110). */
const GONE = 410;

/**
 * What sends: called every second, it begins with every receiver for whom something is due and to whom nothing is being sent,
 * and ends when all that it began with have answered. Each delivery is tried by one process at a time. What is not taken is
 * tried again, ever later, and given up after the eighth time; a receiver who answers 410, or has taken nothing for five
 * days, is sent nothing any more. Never rejects for a receiver.
 */
export function deliverer(post: Post): (store: Store, now: () => string) => Promise<void> {
  const busy = new Set<string>();
  return async (store, now) => {
    if (busy.size >= MOST_AT_ONCE) return;
    const due = (await listDueWebhooks(store.db, now())).filter((id) => !busy.has(id));
    const begun = due.slice(0, MOST_AT_ONCE - busy.size);
    for (const id of begun) busy.add(id);
    const turns = begun.map((id) => turnOf(store, id, post, now).finally(() => busy.delete(id)));
    for (const turn of await Promise.allSettled(turns)) if (turn.status === "rejected") throw turn.reason;
  };
}

/** Sends what is due to one receiver, one after the other, until something is not taken. */
async function turnOf(store: Store, webhookId: string, post: Post, now: () => string): Promise<void> {
  for (let count = 0; count < MOST_IN_A_ROW; count++) {
    const due = await findDueDelivery(store.db, webhookId, now());
    if (!due || !(await take(store, due.delivery, now()))) return;
    const answer = await tryOnce(due, post, now());
    await settle(store, due, answer, now());
    if (!answer.isTaken) return;
  }
}

type Due = NonNullable<Awaited<ReturnType<typeof findDueDelivery>>>;

interface Answer {
  isTaken: boolean;
  status: number | null;
  problem: ProblemKey | null;
}

/** False where another process has it. */
async function take(store: Store, delivery: Delivery, now: string): Promise<boolean> {
  // The last try has none behind it; its moment is what a process leaves behind that ends in the middle.
  const wait = AGAIN_AFTER_MS[delivery.tries] ?? MINUTE;
  try {
    await store.derive([
      takeDelivery(store.db, delivery, now, new Date(Date.parse(now) + wait).toISOString()),
    ]);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.key === "stale") return false;
    throw error;
  }
}

async function tryOnce({ address, secret, delivery }: Due, post: Post, at: string): Promise<Answer> {
  try {
    const { id, body } = delivery;
    const status = await post(address, { body, headers: signedHeaders(secret, { id, at, body }) });
    return { isTaken: status >= 200 && status < 300, status, problem: null };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { isTaken: false, status: null, problem: error.key };
  }
}

async function settle(store: Store, due: Due, answer: Answer, now: string): Promise<void> {
  const { db } = store;
  const { id, webhookId, tries } = due.delivery;
  const tried = { id, tries: tries + 1 };
  const told = { lastStatus: answer.status, lastProblem: answer.problem };
  if (answer.isTaken)
    return store.derive([
      settleDelivery(db, tried, { ...told, state: "delivered" }),
      noteFailing(db, webhookId, null),
    ]);
  // Not its address: who knows that may be all that a receiver asks for.
  log.warn(
    { webhook: webhookId, delivery: id, tries: tries + 1, status: answer.status, problem: answer.problem },
    "a webhook was not taken",
  );
  const isGivenUp = tries >= AGAIN_AFTER_MS.length || answer.status === GONE;
  const { failingSince } = due;
  const isFailing = failingSince !== null && Date.parse(now) - Date.parse(failingSince) >= FAILING_MS;
  await store.derive([
    settleDelivery(db, tried, { ...told, state: isGivenUp ? "failed" : "waiting" }),
    noteFailing(db, webhookId, now),
    ...(answer.status === GONE
      ? endWebhook(db, webhookId, "gone", now)
      : isFailing
        ? endWebhook(db, webhookId, "failing", now)
        : []),
  ]);
}
