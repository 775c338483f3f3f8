import { createHash, randomBytes } from "node:crypto";
import { Problem } from "@pledgebook/core/values/problem";
import { deleteSessions, findUser } from "@pledgebook/db/queries/users";
import { schema } from "@pledgebook/db/schema";
import type { Database, Step, Store } from "@pledgebook/db/store/store";
import { and, eq, gt, like } from "drizzle-orm";
import { act, onPerson } from "../desk/act.ts";
import type { Auth } from "../server/auth.ts";
import { checkPassword, passwordStep } from "./password.ts";

/** For how long the link to choose a password is good. */
const VALID_MS = 24 * 60 * 60 * 1000;

const IDENTIFIER = "password:";

const { verifications } = schema;

/** A token for the link by which a person chooses a password, and the steps that make it the only one. Only its hash is stored, but for the letter that brings it. */
export function passwordLinkSteps(db: Database, userId: string, now: Date): { token: string; steps: Step[] } {
  const token = randomBytes(32).toString("base64url");
  return {
    token,
    steps: [
      forgetLinks(db, userId),
      {
        statement: db.insert(verifications).values({
          id: randomBytes(12).toString("hex"),
          identifier: IDENTIFIER + userId,
          value: hash(token),
          expiresAt: new Date(now.getTime() + VALID_MS),
          createdAt: now,
          updatedAt: now,
        }),
      },
    ],
  };
}

/** Whose password a link chooses; null where it is not good any more, or the person may not sign in. */
export async function findLinked(
  db: Database,
  token: string,
  now: Date,
): Promise<{ id: string; name: string; email: string } | null> {
  const [row] = await db
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.value, hash(token)),
        like(verifications.identifier, `${IDENTIFIER}%`),
        gt(verifications.expiresAt, now),
      ),
    );
  const user = row ? await findUser(db, row.identifier.slice(IDENTIFIER.length)) : null;
  return user && !user.disabled ? { id: user.id, name: user.name, email: user.email } : null;
}

/**
 * Gives the person of a link the password that they chose, once, and signs everybody out who was signed in as them.
 * @throws Problem "link_gone" or "password_weak".
 */
export async function redeemPasswordLink(
  store: Store,
  auth: Auth,
  token: string,
  password: string,
  now: Date,
): Promise<void> {
  const { db } = store;
  const refusal = new Problem(
    "not_allowed",
    "link_gone",
    "This link is not good any more. Ask an admin for a new one.",
  );
  const person = await findLinked(db, token, now);
  if (!person) throw refusal;
  await checkPassword(db, password, person);
  await act(
    { store, now: () => now.toISOString(), person },
    [
      // Of two who open the link at once one is refused here.
      {
        statement: db.delete(verifications).where(eq(verifications.value, hash(token))),
        must: true,
        refusal,
      },
      await passwordStep(db, auth, person.id, password, now),
      deleteSessions(db, person.id),
    ],
    { act: "account.choose_password", ...onPerson(person.id), after: {} },
  );
}

/** Makes every link of a person void. */
export function forgetLinks(db: Database, userId: string): Step {
  return { statement: db.delete(verifications).where(eq(verifications.identifier, IDENTIFIER + userId)) };
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
