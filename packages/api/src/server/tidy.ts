import { deleteEnded } from "@pledgebook/db/queries/ended";
import type { Store } from "@pledgebook/db/store/store";

const DAY_MS = 86_400_000;

/**
 * Takes away what has ended and is of nobody's use any more: sessions, links, and by which addresses readers were counted (a day
 * later), as the page on privacy says.
 */
export async function tidy(store: Store, now: Date): Promise<void> {
  await store.derive(deleteEnded(store.db, now, new Date(now.getTime() - DAY_MS)));
}
