import { Problem } from "@pledgebook/core/values/problem";
import { and, asc, eq } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

const { passkeys, twoFactors, users } = schema;

type SecondFactor = typeof twoFactors.$inferSelect;

export async function findSecondFactor(db: Database, userId: string): Promise<SecondFactor | null> {
  const [found] = await db.select().from(twoFactors).where(eq(twoFactors.userId, userId));
  return found ?? null;
}

/** Gives a person a second factor. Refused where they have one: of two windows that confirm at once the second is told. */
export function insertSecondFactor(
  db: Database,
  factor: Pick<SecondFactor, "id" | "userId" | "secret" | "backupCodes">,
  now: Date,
): Step[] {
  return [
    refuseIf(
      "EXISTS (SELECT 1 FROM two_factors WHERE user_id = ?)",
      [factor.userId],
      new Problem("conflict", "second_factor_there", "There is a second factor already. Remove it first."),
    ),
    { statement: db.insert(twoFactors).values(factor) },
    setEnabled(db, factor.userId, true, now),
  ];
}

/** The keys by which a person signs in, the oldest first. */
export async function listPasskeys(db: Database, userId: string) {
  return db
    .select({ id: passkeys.id, name: passkeys.name, createdAt: passkeys.createdAt })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.createdAt));
}

/** Takes a key of a person's away. Refused where they have none such. */
export const passkeyNotFound = () => new Problem("not_found", "passkey_not_found", "There is no such key.");

export function deletePasskey(db: Database, userId: string, id: string): Step {
  return {
    statement: db.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, userId))),
    must: true,
    refusal: passkeyNotFound(),
  };
}

/** Takes all keys of a person away: whoever lost a device lost those, too. */
export function deletePasskeys(db: Database, userId: string): Step {
  return { statement: db.delete(passkeys).where(eq(passkeys.userId, userId)) };
}

/** Takes a person's second factor away. */
export function deleteSecondFactor(db: Database, userId: string, now: Date): Step[] {
  return [
    { statement: db.delete(twoFactors).where(eq(twoFactors.userId, userId)) },
    setEnabled(db, userId, false, now),
  ];
}

function setEnabled(db: Database, userId: string, twoFactorEnabled: boolean, now: Date): Step {
  return {
    statement: db.update(users).set({ twoFactorEnabled, updatedAt: now }).where(eq(users.id, userId)),
    must: true,
  };
}
