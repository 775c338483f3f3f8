import { readFileSync, writeFileSync } from "node:fs";
import { openStore } from "@pledgebook/db/store/open";
import { fileOfRun } from "../prepared.ts";
import type { Site } from "../server.ts";
import { test as base, serving } from "../site.ts";
import { lend, type Somebody } from "./people.ts";

interface Names {
  writer: Somebody;
  editor: Somebody;
  admin: Somebody;
}

/** People whose names are hostile. */
const peopled = base.extend<Names>({
  writer: ({ browser, site }, use) =>
    lend(browser, site, { role: "editor", name: `"><img src=x onerror=alert(1)>` }, use),
  editor: ({ browser, site }, use) =>
    lend(browser, site, { role: "editor", name: "</script><svg onload=alert(1)>" }, use),
  admin: ({ browser, site }, use) =>
    lend(browser, site, { role: "admin", name: "'-alert(1)-' {{alert(1)}}" }, use),
});

/** Where everything hostile is written, once; what its site holds at the end is kept for who reads. */
export const writing = peopled.extend<object, { site: Site }>({
  site: [serving("demonstration", keep), { scope: "worker", timeout: 90_000 }],
});

/** Where it is read: a copy for each worker, of its own, so that nobody else's figures stand beside it. */
export const reading = peopled.extend<object, { site: Site }>({
  site: [serving("hostile"), { scope: "worker", timeout: 90_000 }],
});

async function keep(site: Site): Promise<void> {
  const store = openStore(site.databaseUrl);
  try {
    await store.backup?.(fileOfRun("hostile.db"));
  } finally {
    await store.close();
  }
}

/** What was written, by what readers need to find it. */
export interface Written {
  /** An article with every text in its body. */
  whole: { id: string; slug: string };
  /** Addresses of articles with the texts in their titles. */
  titled: string[];
  /** Addresses of articles that came with a feed. */
  imported: string[];
  /** An article whose pledges say the texts: their codes, and the text of each. */
  pledges: { id: string; slug: string; codes: string[]; pieces: string[] };
}

const facts = () => fileOfRun("hostile.json");

export function written(): Written {
  return JSON.parse(readFileSync(facts(), "utf8"));
}

/** Keeps a part of what was written, for tests that come later. */
export function remember(part: Partial<Written>): void {
  const known = writtenSoFar();
  writeFileSync(facts(), JSON.stringify({ ...known, ...part }));
}

function writtenSoFar(): Partial<Written> {
  try {
    return written();
  } catch {
    return {};
  }
}
