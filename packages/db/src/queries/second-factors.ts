import { Problem } from "@pledgebook/core/values/problem";
import { eq } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

const { twoFactors, users } = schema;

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
