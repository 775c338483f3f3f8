import { isOneOf, roles } from "@pledgebook/core/values/vocabulary";
import { orAway } from "@pledgebook/db/store/away";
import type { Auth } from "../server/auth.ts";
import type { Person } from "../server/context.ts";

/** A session is renewed by use, and ends all the same: after thirty days one logs in again. */
const LONGEST_MS = 30 * 86_400_000;

/** Who sends these headers; null for a reader, for an ended session and for a person who was disabled. */
export async function personOf(auth: Auth, headers: Headers): Promise<Person | null> {
  if (!headers.get("cookie")?.includes("pledgebook.session_token")) return null;
  const session = await orAway(() => auth.api.getSession({ headers }));
  const user = session?.user;
  if (Date.now() - Number(session?.session.createdAt ?? 0) > LONGEST_MS) return null;
  if (!user || user.disabled || !isOneOf(roles, user.role)) return null;
  return {
    ...{ id: user.id, name: user.name, email: user.email, role: user.role },
    sessionId: session.session.id,
    hasSecondFactor: user.twoFactorEnabled ?? false,
  };
}
