import { type Face, plainFace } from "@pledgebook/core/values/face";
import type { OwnPage, Role } from "@pledgebook/core/values/vocabulary";
import { schema } from "../schema.ts";
import { type Database, refuseIf, type Step } from "../store/store.ts";

/** What the newsroom keeps of itself, with what holds until it is set. */
export interface Settings {
  /** Whoever marked a pledge does not review it. One-person desks may switch it off; the site then says so. */
  fourEyes: boolean;
  /** The roles of which a code is asked beside the password. */
  secondFactorRoles: readonly Role[];
  /** The moment up to which the demonstration's past was told; null where there is none. */
  demonstration: string | null;
  /** The export that this newsroom was made of, by its SHA-256; null where it began here. */
  importedExport: string | null;
  /** When the ledger was last counted. */
  countedAt: string | null;
  /** The hour of the day, by its own clocks, from which on letters to readers are written. */
  digestHour: number;
  /** Up to where webhooks were told: the last event of the history and the last row of the ledger. */
  webhooksRead: { event: number; row: number };
  /** Whether the sources of articles and the evidence of pledges are looked at, to see whether they stay. */
  watchesSources: boolean;
  /** How it looks and what it is called. */
  face: Face;
  /** What the newsroom says of itself on its own pages. */
  texts: NewsroomTexts;
}

/** The words of those pages in each language, paragraphs apart by an empty line; empty: what the site says by itself. */
export type NewsroomTexts = Record<OwnPage, { en: string; uk: string }>;

const noText = { en: "", uk: "" };
const defaults: Settings = {
  fourEyes: true,
  secondFactorRoles: [],
  demonstration: null,
  importedExport: null,
  countedAt: null,
  digestHour: 7,
  webhooksRead: { event: 0, row: 0 },
  watchesSources: false,
  face: plainFace,
  texts: { about: noText, contact: noText, privacy: noText },
};

export async function readSettings(db: Database): Promise<Settings> {
  const rows = await db.select().from(schema.settings);
  return { ...defaults, ...Object.fromEntries(rows.map(({ key, value }) => [key, value])) };
}

export function writeSetting<K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Step {
  return {
    statement: db
      .insert(schema.settings)
      .values({ key, value })
      .onConflictDoUpdate({ target: schema.settings.key, set: { value } }),
  };
}

/** Stale when a setting is not what a plan was made by. */
export function sameSetting<K extends keyof Settings>(key: K, read: Settings[K]): Step {
  return refuseIf("coalesce((SELECT value FROM settings WHERE key = ?), ?) <> ?", [
    key,
    JSON.stringify(defaults[key]),
    JSON.stringify(read),
  ]);
}
