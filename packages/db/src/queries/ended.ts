import { and, isNull, lt, ne } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const {
  articleVisits,
  keptDrafts,
  mails,
  rateLimits,
  sessions,
  subscriptions,
  verifications,
  webhookDeliveries,
} = schema;

/** For so long an unsaved draft is kept for who typed it. */
const DRAFT_DAYS = 90;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();

/** How long it can be looked up what a webhook was sent. */
const DELIVERIES_MS = 30 * 86_400_000;

/**
 * Sessions, links and letters that ended before `now`; tries that were counted, and letters asked for and never confirmed, before
 * `counted`; what was sent to webhooks, or given up, thirty days after it was made.
 */
export function deleteEnded(db: Database, now: Date, counted: Date): Step[] {
  const made = new Date(now.getTime() - DELIVERIES_MS).toISOString();
  return [
    {
      statement: db
        .delete(webhookDeliveries)
        .where(and(ne(webhookDeliveries.state, "waiting"), lt(webhookDeliveries.createdAt, made))),
    },
    { statement: db.delete(sessions).where(lt(sessions.expiresAt, now)) },
    { statement: db.delete(mails).where(lt(mails.expiresAt, now.toISOString())) },
    { statement: db.delete(verifications).where(lt(verifications.expiresAt, now)) },
    { statement: db.delete(keptDrafts).where(lt(keptDrafts.keptAt, daysBefore(now, DRAFT_DAYS))) },
    { statement: db.delete(articleVisits).where(lt(articleVisits.seenAt, counted.toISOString())) },
    {
      statement: db
        .delete(subscriptions)
        .where(and(isNull(subscriptions.confirmedAt), lt(subscriptions.askedAt, counted.toISOString()))),
    },
    { statement: db.delete(rateLimits).where(lt(rateLimits.lastRequest, counted.getTime())) },
  ];
}
