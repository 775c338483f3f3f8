import { Problem } from "@pledgebook/core/values/problem";
import { countAttempt } from "@pledgebook/db/queries/rate-limits";
import { findPasswordHash } from "@pledgebook/db/queries/users";
import type { Database } from "@pledgebook/db/store/store";

/** Guesses at one's own password, by whoever sits at a machine that was left signed in. */
const GUESSES = { most: 10, windowMs: 15 * 60_000 };

/** What a login's password is checked by. */
interface Hashing {
  verify: (given: { hash: string; password: string }) => Promise<boolean>;
}

/**
 * Asked again of who is signed in already, before they change how they sign in.
 * @throws Problem "password_wrong", or "password_throttled" after ten guesses in a quarter of an hour.
 */
export async function checkPasswordOf(
  db: Database,
  hashing: Hashing,
  { userId, typed, now }: { userId: string; typed: string; now: Date },
): Promise<void> {
  const guesses = await countAttempt(db, `password-of:${userId}`, GUESSES.windowMs, now.getTime());
  if (guesses > GUESSES.most)
    throw new Problem("too_large", "password_throttled", "Too many tries. Wait a quarter of an hour.", {
      field: "current",
    });
  const hash = await findPasswordHash(db, userId);
  if (!hash || !(await hashing.verify({ hash, password: typed })))
    throw new Problem("invalid", "password_wrong", "This is not the password that you have now.", {
      field: "current",
    });
}
