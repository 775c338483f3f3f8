import { lt } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { articleVisits, mails, rateLimits, sessions, verifications } = schema;

/** Sessions, links and letters that ended before `now`, and tries that were counted before `counted`. */
export function deleteEnded(db: Database, now: Date, counted: Date): Step[] {
  return [
    { statement: db.delete(sessions).where(lt(sessions.expiresAt, now)) },
    { statement: db.delete(mails).where(lt(mails.expiresAt, now.toISOString())) },
    { statement: db.delete(verifications).where(lt(verifications.expiresAt, now)) },
    { statement: db.delete(articleVisits).where(lt(articleVisits.seenAt, counted.toISOString())) },
    { statement: db.delete(rateLimits).where(lt(rateLimits.lastRequest, counted.getTime())) },
  ];
}
