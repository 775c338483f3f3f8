import type { ChannelKind, PartyKind } from "@pledgebook/core/values/vocabulary";
import channels from "../reference/channels.json" with { type: "json" };
import parties from "../reference/parties.json" with { type: "json" };
import { schema } from "./schema.ts";
import type { Database, Step, Store } from "./store/store.ts";

/** The steps that put in the parties and channels which every newsroom needs; those that are there stay as they are. */
export function referenceSteps(db: Database): Step[] {
  return [
    ...(parties as (typeof schema.parties.$inferInsert & { kind: PartyKind })[]).map((party) => ({
      statement: db.insert(schema.parties).values(party).onConflictDoNothing(),
    })),
    ...(channels as (typeof schema.channels.$inferInsert & { kind: ChannelKind })[]).map((channel) => ({
      statement: db.insert(schema.channels).values(channel).onConflictDoNothing(),
    })),
  ];
}

/** Codes and slugs of what every newsroom has: each start puts back what is missing of it. */
export const shippedNames: ReadonlySet<string> = new Set([
  ...parties.map(({ code }) => code),
  ...channels.map(({ slug }) => slug),
]);

/** Puts in the parties and channels that every newsroom needs, whether or not it wants the demonstration. */
export async function seedNames(store: Store): Promise<void> {
  await store.derive(referenceSteps(store.db));
}
