import { randomBytes } from "node:crypto";
import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import { addDays } from "@pledgebook/core/values/day";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { Problem } from "@pledgebook/core/values/problem";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import {
  type DigestSubject,
  digestFrequencies,
  digestSubjects,
  languages,
} from "@pledgebook/core/values/vocabulary";
import { listParties } from "@pledgebook/db/queries/names";
import { listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import { findStanding } from "@pledgebook/db/queries/pledges/approved";
import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import {
  confirmSteps,
  deleteSubscription,
  findSubscription,
  insertSubscription,
  type Subscription,
} from "@pledgebook/db/queries/subscriptions";
import { z } from "zod";
import type { Context } from "../server/context.ts";
import { recordDay } from "../server/days.ts";
import { type Letter, letterStep } from "../server/outbox.ts";
import { nextDigestDay } from "./digest-days.ts";

/** How often letters are asked for: to one mailbox, from one address of a reader, by all together. */
export const askLimits = { mailbox: 3, client: 10, everybody: 500, windowMs: 60 * 60 * 1000 } as const;

const fields = z.object({
  email: z.string().trim().toLowerCase().pipe(z.email().max(200)),
  language: z.enum(languages),
  frequency: z.enum(digestFrequencies),
  subject: z.enum(digestSubjects),
  value: z.string().max(100),
});

/** The letter that asks whether it was them, by what it is about; in the words of the site. */
export type Confirmation = (subscription: Subscription, link: string) => Promise<Letter>;

/**
 * Writes a letter to a reader's mailbox that asks whether it was they who want to be told of something. Nothing else is sent
 * until its link was followed; what is not confirmed is forgotten within a day. `client`: the address that asks.
 * @throws Problem "invalid" with key mail_address or nothing_to_follow, "too_large" with key mail_throttled when it is too often,
 * "not_found" with key no_mail where the site sends none.
 */
export async function askForDigest(
  ctx: Context,
  input: Record<keyof z.input<typeof fields>, string>,
  client: string,
  letterOf: Confirmation,
): Promise<void> {
  const { db } = ctx.store;
  if (!ctx.mail) throw new Problem("not_found", "no_mail", "This site sends no letters.");
  const read = fields.safeParse(input);
  if (!read.success) {
    const isMailbox = read.error.issues.some(({ path }) => path[0] === "email");
    throw isMailbox
      ? new Problem("invalid", "mail_address", "This is no address of a mailbox.", { field: "email" })
      : nothing();
  }
  const { email, subject, value } = read.data;
  if (!(await isThere(ctx, subject, value))) throw nothing();
  const now = ctx.now();
  const isTooMany = async (key: string, most: number) =>
    (await countAttempt(db, key, askLimits.windowMs, Date.parse(now))) > most;
  // Whoever is over their own limit uses up nobody else's.
  if (
    (await isTooMany(`digest:${client}`, askLimits.client)) ||
    (await isTooMany(`digest-of:${email}`, askLimits.mailbox)) ||
    (await isTooMany("digest:*", askLimits.everybody))
  )
    throw new Problem(
      "too_large",
      "mail_throttled",
      "Too many letters were asked for; try again in an hour.",
    );
  const today = ctx.dayOf(now);
  const subscription: Subscription = {
    ...read.data,
    id: ctx.newId(),
    token: randomBytes(24).toString("base64url"),
    askedAt: now,
    confirmedAt: null,
    nextOn: today,
    toldUntil: recordDay(now),
  };
  const letter = await letterOf(subscription, addressOf(ctx.mail.siteUrl, subscription));
  await ctx.store.derive([insertSubscription(db, subscription), letterStep(db, letter, ctx.newId(), now)]);
}

/** Where one subscription is confirmed and left. */
export function addressOf(siteUrl: string, { token, language }: Subscription): string {
  return `${siteUrl}${language === "en" ? "" : `/${language}`}/letters/${token}`;
}

/** Where a mail program leaves for its reader with one press (RFC 8058). */
export function leaveAddressOf(siteUrl: string, { token }: Subscription): string {
  return `${siteUrl}/api/letters/${token}`;
}

/** What a link of a letter is about; null where it was left, or never confirmed in time. */
export async function subscriptionOf(ctx: Context, token: string): Promise<Subscription | null> {
  return findSubscription(ctx.store.db, token.slice(0, 100));
}

/** From now on letters come: the next is due tomorrow or on the next Monday, and tells of what is learned from today on. Twice is once. */
export async function confirmDigest(ctx: Context, subscription: Subscription): Promise<void> {
  if (subscription.confirmedAt !== null) return;
  const now = ctx.now();
  const steps = confirmSteps(ctx.store.db, subscription, {
    confirmedAt: now,
    nextOn: nextDigestDay(subscription.frequency, ctx.dayOf(now)),
    toldUntil: addDays(recordDay(now), -1),
  });
  await ctx.store.derive(steps);
}

/** No letter comes any more, and nothing is kept. */
export async function leaveDigest(ctx: Context, { id }: Subscription): Promise<void> {
  await ctx.store.derive([deleteSubscription(ctx.store.db, id)]);
}

const nothing = () =>
  new Problem("invalid", "nothing_to_follow", "There is nothing here that could be followed.");

async function isThere({ store }: Context, subject: DigestSubject, value: string): Promise<boolean> {
  switch (subject) {
    case "all":
      return value === "";
    case "donor":
      return partyCalled(value, await listParties(store.db)) === value;
    case "purpose":
      return purposeCalled(value, await listOwnPurposes(store.db)) === value;
    case "pledge":
      return isPledgeCode(value) && (await findStanding(store.db, value)) !== null;
  }
}
