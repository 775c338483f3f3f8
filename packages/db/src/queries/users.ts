import { Problem } from "@pledgebook/core/values/problem";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { asc, count, eq } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

const { users, sessions } = schema;

export async function listUsers(db: Database) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      disabled: users.disabled,
      createdAt: users.createdAt,
    })
    .from(users)
    .orderBy(asc(users.name));
}

export async function findUser(db: Database, id: string) {
  const [user] = await db.select().from(users).where(eq(users.id, id));
  return user ?? null;
}

export async function countUsers(db: Database): Promise<number> {
  const [row] = await db.select({ all: count() }).from(users);
  return row?.all ?? 0;
}

export function updateUser(
  db: Database,
  id: string,
  set: { name?: string; role?: Role; disabled?: boolean },
  now: Date,
): Step {
  return {
    statement: db
      .update(users)
      .set({ ...set, updatedAt: now })
      .where(eq(users.id, id)),
    must: true,
  };
}

/** Refused when somebody has an account meanwhile: before the first one is made. */
export function nobodyIsHere(refusal: Problem): Step {
  return refuseIf("EXISTS (SELECT 1 FROM users)", [], refusal);
}

/** Behind a change of rights: refused when nobody is left who manages people. */
export function anAdminIsLeft(): Step {
  return refuseIf(
    "NOT EXISTS (SELECT 1 FROM users WHERE role = 'admin' AND NOT disabled)",
    [],
    new Problem(
      "conflict",
      "last_admin",
      "Nobody would be left who manages people; make another admin first.",
    ),
  );
}

/** Signs a person out everywhere. */
export function deleteSessions(db: Database, userId: string): Step {
  return { statement: db.delete(sessions).where(eq(sessions.userId, userId)) };
}
