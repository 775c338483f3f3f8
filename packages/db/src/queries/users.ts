import { Problem } from "@pledgebook/core/values/problem";
import type { Role } from "@pledgebook/core/values/vocabulary";
import { and, asc, count, desc, eq, gt, ne, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

const { accounts, users, sessions } = schema;

export async function listUsers(db: Database) {
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      role: users.role,
      disabled: users.disabled,
      secondFactor: users.twoFactorEnabled,
      createdAt: users.createdAt,
    })
    .from(users)
    .orderBy(asc(users.name));
}

export async function findUser(db: Database, id: string) {
  const [user] = await db.select().from(users).where(eq(users.id, id));
  return user ?? null;
}

/** The id of who has an address, alone has an account, and has never signed in nor done anything; else null. */
export async function findUnused(db: Database, email: string): Promise<string | null> {
  const [found] = await db.all<{ id: string }>(sql`
    SELECT id FROM users WHERE email = ${email}
      AND NOT EXISTS (SELECT 1 FROM users other WHERE other.id <> users.id)
      AND NOT EXISTS (SELECT 1 FROM sessions WHERE user_id = users.id)
      AND NOT EXISTS (SELECT 1 FROM audit_events WHERE actor_id = users.id)`);
  return found?.id ?? null;
}

/** By their address, which is kept in small letters. */
export async function findUserByEmail(db: Database, email: string) {
  const [user] = await db.select().from(users).where(eq(users.email, email));
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

/** Whether a person has ever signed in. */
export async function hasSignedIn(db: Database, id: string): Promise<boolean> {
  const [found] = await db.all<{ found: number }>(
    sql`SELECT 1 AS found FROM audit_events WHERE actor_id = ${id} AND action = 'account.sign_in' LIMIT 1`,
  );
  return found !== undefined;
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

/** Where a person is signed in, the last used first. */
export async function listSessions(db: Database, userId: string, now: Date) {
  return db
    .select({
      id: sessions.id,
      ipAddress: sessions.ipAddress,
      userAgent: sessions.userAgent,
      createdAt: sessions.createdAt,
      usedAt: sessions.updatedAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, now)))
    .orderBy(desc(sessions.updatedAt));
}

/** Signs a person out everywhere but in one session; null: everywhere. */
export function deleteOtherSessions(db: Database, userId: string, kept: string | null): Step {
  return {
    statement: db
      .delete(sessions)
      .where(and(eq(sessions.userId, userId), kept === null ? undefined : ne(sessions.id, kept))),
  };
}

/** The hash of a person's password; null for who has none. */
export async function findPasswordHash(db: Database, userId: string): Promise<string | null> {
  const [row] = await db
    .select({ password: accounts.password })
    .from(accounts)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential")));
  return row?.password ?? null;
}

export function setPasswordHash(db: Database, userId: string, password: string, now: Date): Step {
  return {
    statement: db
      .update(accounts)
      .set({ password, updatedAt: now })
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, "credential"))),
    must: true,
  };
}

/** Signs a person out everywhere. */
export function deleteSessions(db: Database, userId: string): Step {
  return { statement: db.delete(sessions).where(eq(sessions.userId, userId)) };
}
