import { Problem } from "@pledgebook/core/values/problem";
import { setPasswordHash } from "@pledgebook/db/queries/users";
import type { Database, Step } from "@pledgebook/db/store/store";
import type { Auth } from "../server/auth.ts";

/** Parts of a name or an address that are too short to be looked for in a password. */
const LEAST_PART = 4;

/** Different characters that a password must have: fewer are a key that was held down. */
const LEAST_DIFFERENT = 6;

/** @throws Problem "password_weak" for one that who knows the person would try first, or that is one key held down. */
export function checkPassword(password: string, person: { email: string; name: string }): void {
  const lower = password.toLowerCase();
  const parts = `${person.email} ${person.name}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTheirs = parts.some((part) => part.length >= LEAST_PART && lower.includes(part));
  if (isTheirs || new Set(lower).size < LEAST_DIFFERENT)
    throw new Problem(
      "invalid",
      "password_weak",
      "The password has a part of the person's name or address in it, or hardly any different characters.",
      { field: "password" },
    );
}

/** The step that gives a person another password. Who else is signed in with the old one is to be signed out in the same plan. */
export async function passwordStep(
  db: Database,
  auth: Auth,
  userId: string,
  password: string,
  now: Date,
): Promise<Step> {
  const { password: hashing } = await auth.$context;
  return setPasswordHash(db, userId, await hashing.hash(password), now);
}
