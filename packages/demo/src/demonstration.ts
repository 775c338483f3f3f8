import { record } from "@pledgebook/db/queries/history";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { recount } from "@pledgebook/db/recount/recount";
import type { Database, Store } from "@pledgebook/db/store/store";
import { tellPast } from "./past.ts";

/**
 * Tells an empty newsroom its past, moment by moment, so that the ledger knows what it knew on every day. Each moment is
 * one plan, counted after it as after a write of the desk; a start that was broken off goes on where it stopped, and a
 * newsroom that has it all is left alone.
 */
export async function seedDemonstration(
  store: Store,
): Promise<{ articles: number; pledges: number; marks: number }> {
  const { db } = store;
  const { past, ...counts } = tellPast(db);
  const reached = (await demonstrationReached(db)) ?? "";
  const moments = Map.groupBy(past, (entry) => entry.at);
  for (const at of [...moments.keys()].sort()) {
    if (at <= reached) continue;
    const entries = moments.get(at) ?? [];
    const steps = [...entries.flatMap((entry) => entry.steps), writeSetting(db, "demonstration", at)];
    const [first, ...others] = entries
      .flatMap(({ told }) => told ?? [])
      .map((told) => record(db, { ...told, at, actorId: null }));
    await (first ? store.write({ steps, records: [first, ...others] }) : store.derive(steps));
    await recount(store, at);
  }
  return counts;
}

/** How far the demonstration's past has been told here; null when it was never begun. */
export async function demonstrationReached(db: Database): Promise<string | null> {
  return (await readSettings(db)).demonstration;
}
