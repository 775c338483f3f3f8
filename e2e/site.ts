import { test as base } from "@playwright/test";
import { temporaryFolder } from "@pledgebook/db/testing";
import { type Prepared, startCopy } from "./prepared.ts";
import type { Site } from "./server.ts";

export { expect } from "@playwright/test";

/**
 * Tests drive the site as it was built. Each worker has its own `site`, with the demonstration newsroom, where relative
 * addresses lead; it lives as long as the worker: a test makes what it changes. `emptySite` has nothing in it, and is the
 * test's alone.
 */
export const test = base.extend<{ emptySite: Site }, { site: Site }>({
  site: [serving("demonstration"), { scope: "worker", timeout: 90_000 }],
  emptySite: [serving("empty"), { timeout: 90_000 }],
  baseURL: ({ site }, use) => use(site.url),
});

/** A site over a copy of a prepared ledger, for as long as the fixture lives; `atEnd` sees it before it is stopped. */
export function serving(prepared: Prepared, atEnd?: (site: Site) => Promise<void>) {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
  return async ({}: object, use: (site: Site) => Promise<void>) => {
    const folder = temporaryFolder();
    try {
      const site = await startCopy(folder.path, prepared);
      try {
        await use(site);
        await atEnd?.(site);
      } finally {
        await site.stop();
      }
    } finally {
      folder.remove();
    }
  };
}
