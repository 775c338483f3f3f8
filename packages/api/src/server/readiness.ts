import { clockBehind, isAhead, lastRecord } from "@pledgebook/db/queries/clock";
import type { Store } from "@pledgebook/db/store/store";

/**
 * Why a newsroom cannot be written to, as a sentence for its operator; null when it can. `now`: ISO 8601 in UTC. Readers are
 * served all the same where the database answers.
 */
export async function whyNotReady(store: Store, now: string): Promise<string | null> {
  if (!(await store.isReady())) return "not ready";
  const last = await lastRecord(store.db);
  return isAhead(last, now)
    ? `${clockBehind().message} The newest record: ${last}. The clock: ${now}.`
    : null;
}
