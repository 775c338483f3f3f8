import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import { findUserByEmail } from "@pledgebook/db/queries/users";
import { act, onPerson } from "../desk/act.ts";
import type { Context } from "../server/context.ts";
import { letterStep } from "../server/outbox.ts";
import { passwordLetter } from "./letters.ts";
import { passwordLinkSteps } from "./password-link.ts";

/** How often a letter is sent to one account, and how often one address of a reader may ask. */
const LIMITS = { account: 3, client: 10, windowMs: 60 * 60 * 1000 };

/**
 * Writes a letter with a link to choose a password to who has this address, if anybody has and may sign in. Whoever asks is
 * told the same in every case, before this is done: nobody learns who is here. `client`: the address that asks.
 */
export async function askForPassword(ctx: Context, email: string, client: string): Promise<void> {
  const { db } = ctx.store;
  if (!ctx.mail) return;
  const now = ctx.now();
  const count = (key: string) => countAttempt(db, key, LIMITS.windowMs, Date.parse(now));
  const asked = email.trim().slice(0, 200).toLowerCase();
  // Whoever is over their own limit uses up nobody else's.
  if ((await count(`forgotten:${client}`)) > LIMITS.client) return;
  if ((await count(`forgotten-of:${asked}`)) > LIMITS.account) return;
  const person = await findUserByEmail(db, asked);
  if (!person || person.disabled) return;
  const { token, steps } = passwordLinkSteps(db, person.id, new Date(now));
  const letter = passwordLetter(ctx.mail, person, token, false);
  await act({ ...ctx, person }, [...steps, letterStep(db, letter, ctx.newId(), now)], {
    act: "account.forgotten",
    ...onPerson(person.id),
    after: {},
  });
}
