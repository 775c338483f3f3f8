import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Problem } from "@pledgebook/core/values/problem";
import { countUsers, nobodyIsHere } from "@pledgebook/db/queries/users";
import { schema } from "@pledgebook/db/schema";
import type { Store } from "@pledgebook/db/store/store";
import { eq } from "drizzle-orm";
import { act, onPerson } from "../desk/act.ts";
import { type Auth, addPerson } from "../server/auth.ts";
import { checkPassword } from "./password.ts";

const IDENTIFIER = "first-admin";
const VALID_MS = 24 * 60 * 60 * 1000;

/** A fresh token for the link that makes the first admin; the one before it is void. Only its hash is stored. */
export async function issueFirstAdminToken(store: Store, now: Date): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const { db } = store;
  await store.derive([
    { statement: db.delete(schema.verifications).where(eq(schema.verifications.identifier, IDENTIFIER)) },
    {
      statement: db.insert(schema.verifications).values({
        id: randomBytes(12).toString("hex"),
        identifier: IDENTIFIER,
        value: hash(token),
        expiresAt: new Date(now.getTime() + VALID_MS),
        createdAt: now,
        updatedAt: now,
      }),
    },
  ]);
  return token;
}

/** Whether a link still makes the first admin: nobody is here, and it is the last that was made. */
export async function isFirstAdminToken({ db }: Store, token: string, now: Date): Promise<boolean> {
  const [row] = await db
    .select()
    .from(schema.verifications)
    .where(eq(schema.verifications.identifier, IDENTIFIER));
  const isKnown =
    row && row.expiresAt > now && timingSafeEqual(Buffer.from(row.value), Buffer.from(hash(token)));
  return isKnown === true && (await countUsers(db)) === 0;
}

/** Makes the first admin, once. @throws Problem "not_allowed" when somebody is here already or the link is not valid, "invalid" for a weak password. */
export async function redeemFirstAdminToken(
  store: Store,
  auth: Auth,
  token: string,
  person: { email: string; name: string; password: string },
  now: Date,
): Promise<void> {
  const { db } = store;
  const refusal = new Problem(
    "not_allowed",
    "first_admin_link",
    "This link is not valid any more. Start the server again for a new one.",
  );
  if (!(await isFirstAdminToken(store, token, now))) throw refusal;
  await checkPassword(store.db, person.password, person);
  // The token goes first: of two who open the link at once, one is refused here.
  await store.derive([
    nobodyIsHere(refusal),
    {
      statement: db.delete(schema.verifications).where(eq(schema.verifications.value, hash(token))),
      must: true,
      refusal,
    },
  ]);
  const userId = await addPerson(auth, { ...person, role: "admin" });
  await act({ store, now: () => now.toISOString(), person: { id: userId } }, [], {
    act: "people.first_admin",
    ...onPerson(userId),
    after: { email: person.email, role: "admin" },
  });
}

function hash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
