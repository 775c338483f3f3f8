import { asc } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database } from "../../store/store.ts";

const { parties, channels } = schema;

export async function listParties(db: Database) {
  return db.select().from(parties).orderBy(asc(parties.nameEn));
}

export async function listChannels(db: Database) {
  return db.select().from(channels).orderBy(asc(channels.nameEn));
}
