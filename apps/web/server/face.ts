import { type Face, plainFace } from "@pledgebook/core/values/face";
import { siteEnvironment } from "./environment.ts";

/** How this site looks and what it is called, as every page needs it: the newsroom's own word, else the operator's. */
export interface SiteFace extends Face {
  name: string;
  timeZone: string;
  /** What it shows is the demonstration. */
  isDemonstration: boolean;
}

// Next's bundle has this module in several places; they share what is known.
const kept = globalThis as typeof globalThis & { pledgebookFace?: SiteFace };

/** Before it is known, as the site comes. It is read when a server starts and looked at every second. */
export function siteFace(): SiteFace {
  const { siteName: name, timeZone, demo: isDemonstration } = siteEnvironment();
  return kept.pledgebookFace ?? { ...plainFace, name, timeZone, isDemonstration };
}

/** Whether it is another than before. */
export function setSiteFace(read: Face & { isDemonstration: boolean }): boolean {
  const before = JSON.stringify(kept.pledgebookFace);
  const { siteName, timeZone } = siteEnvironment();
  kept.pledgebookFace = { ...read, name: read.name ?? siteName, timeZone: read.timeZone ?? timeZone };
  return JSON.stringify(kept.pledgebookFace) !== before;
}
