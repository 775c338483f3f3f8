import { eq } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store.ts";

/** What an admin may set, with what holds until then. */
export interface Settings {
  /** Whoever marked a pledge does not review it. One-person desks may switch it off; the site then says so. */
  fourEyes: boolean;
}
const defaults: Settings = { fourEyes: true };

export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.select().from(schema.settings).where(eq(schema.settings.key, "fourEyes"));
  return rows[0] ? { fourEyes: rows[0].value === true } : defaults;
}

export function writeSetting<K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Step {
  return {
    statement: db
      .insert(schema.settings)
      .values({ key, value })
      .onConflictDoUpdate({ target: schema.settings.key, set: { value } }),
  };
}
