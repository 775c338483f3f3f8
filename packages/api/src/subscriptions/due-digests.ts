import { addDays } from "@pledgebook/core/values/day";
import { Problem } from "@pledgebook/core/values/problem";
import { readSettings } from "@pledgebook/db/queries/settings";
import {
  listDueSubscriptions,
  type Subscription,
  takeSubscription,
} from "@pledgebook/db/queries/subscriptions";
import { type ChangedPledge, changedPledges } from "../ledger/changed-pledges.ts";
import type { Context } from "../server/context.ts";
import { recordDay } from "../server/days.ts";
import { type Letter, letterStep } from "../server/outbox.ts";
import { lastDueDay, nextDigestDay } from "./digest-days.ts";

/** Letters written at a time: nothing else is answered meanwhile by this thread. */
const MOST_AT_ONCE = 20;
/** Changes of the ledger that letters choose from; of more they say that there are more. */
const MOST_CHANGES = 2_000;

/** What one letter tells. */
export interface Digest {
  subscription: Subscription;
  /** The days (UTC) between whose ends it came to be said. */
  from: string;
  to: string;
  changes: ChangedPledge[];
  isComplete: boolean;
}

/** A digest in the words of the site. */
export type WriteDigest = (digest: Digest) => Promise<Letter>;

/**
 * Writes the letters that are due, once however many processes look at the same clock. Each tells of whole days of the record, up
 * to yesterday's end, from where the one before it ended; of nothing new there is no letter. Returns how many were written.
 */
export async function writeDueDigests(ctx: Context, write: WriteDigest): Promise<number> {
  const { db } = ctx.store;
  if (!ctx.mail) return 0;
  const now = ctx.now();
  const { digestHour } = await readSettings(db);
  const due = await listDueSubscriptions(db, lastDueDay(now, digestHour, ctx.timeZone), MOST_AT_ONCE);
  const to = addDays(recordDay(now), -1);
  const known = new Map<string, Promise<Found>>();
  const since = (from: string) => {
    const found = known.get(from) ?? changedPledges(db, from, to, MOST_CHANGES);
    known.set(from, found);
    return found;
  };
  let count = 0;
  for (const subscription of due) {
    // Whoever has confirmed today was told of yesterday already.
    const found = subscription.toldUntil < to ? await since(subscription.toldUntil) : NOTHING;
    const letter = await letterOf({ subscription, to, found, write });
    if ((await hand(ctx, subscription, to, letter)) && letter) count++;
  }
  return count;
}

type Found = Awaited<ReturnType<typeof changedPledges>>;
const NOTHING: Found = { changes: [], isComplete: true };

/** What somebody is told; null where nothing of theirs has changed. */
async function letterOf(given: {
  subscription: Subscription;
  to: string;
  found: Found;
  write: WriteDigest;
}): Promise<Letter | null> {
  const { subscription, to, found, write } = given;
  const changes = found.changes.filter(isAbout(subscription));
  if (changes.length === 0) return null;
  return write({ subscription, from: subscription.toldUntil, to, changes, isComplete: found.isComplete });
}

/** Puts a letter among those that wait to be sent, and the next one's day down. False where another process had it, or its reader has left. */
async function hand(
  ctx: Context,
  subscription: Subscription,
  to: string,
  letter: Letter | null,
): Promise<boolean> {
  const { db } = ctx.store;
  const now = ctx.now();
  const { frequency, toldUntil } = subscription;
  try {
    await ctx.store.derive([
      takeSubscription(db, subscription, {
        nextOn: nextDigestDay(frequency, ctx.dayOf(now)),
        toldUntil: toldUntil < to ? to : toldUntil,
      }),
      ...(letter ? [letterStep(db, letter, ctx.newId(), now)] : []),
    ]);
    return true;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return false;
  }
}

/** Whether a change is of what somebody follows. Whoever follows a package is told of its parts. */
function isAbout({ subject, value }: Subscription): (change: ChangedPledge) => boolean {
  switch (subject) {
    case "all":
      return () => true;
    case "donor":
      return ({ was, is }) => [...was, ...is].some(({ donorCodes }) => donorCodes.includes(value));
    case "purpose":
      return ({ was, is }) => [...was, ...is].some(({ purpose }) => purpose === value);
    case "pledge":
      return ({ code, was, is }) =>
        code === value || [...was, ...is].some(({ packageCodes }) => packageCodes.includes(value));
  }
}
