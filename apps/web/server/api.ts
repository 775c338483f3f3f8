import "server-only";
import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { personOf } from "@pledgebook/api/accounts/session";
import { createCaller } from "@pledgebook/api/router";
import type { Context, Person } from "@pledgebook/api/server/context";
import { daysIn, recordDay } from "@pledgebook/api/server/days";
import { type Newsroom, openNewsroom } from "@pledgebook/api/server/newsroom";
import { headers } from "next/headers";
import { cache } from "react";
import { setOwnPurposes } from "@/i18n/own-purposes.ts";
import { siteEnvironment } from "./environment.ts";
import { setSiteFace, siteFace } from "./face.ts";
import { letGoOf } from "./let-go.ts";

// Development reloads modules; the open database stays.
const kept = globalThis as typeof globalThis & { pledgebook?: Newsroom | undefined; pledgebookFile?: number };

/** The newsroom that this process serves, opened once. */
export function newsroom(): Newsroom {
  const environment = siteEnvironment();
  kept.pledgebook ??= openNewsroom({
    ...environment,
    authSecret: environment.authSecret ?? "",
    // The bundle does not hold it: Node runs it from where it is installed.
    readerThread: createRequire(`${process.cwd()}/package.json`).resolve(
      "@pledgebook/api/server/foreign-text.worker",
    ),
  });
  return kept.pledgebook;
}

/** Goes on with the copy that has taken the place of the one that is open: a standby puts a new file there. */
export function renewNewsroom(): void {
  const { databaseUrl } = siteEnvironment();
  if (!databaseUrl.startsWith("file:")) return;
  const file = statSync(databaseUrl.slice("file:".length), { throwIfNoEntry: false })?.ino;
  const before = kept.pledgebookFile;
  if (file === undefined || file === before) return;
  kept.pledgebookFile = file;
  if (before === undefined) return;
  const old = kept.pledgebook;
  kept.pledgebook = undefined;
  letGoOfAll();
  // Whoever is still reading the old one is given their time.
  setTimeout(() => void old?.store.close(), 60_000).unref();
}

/** Reads how this site looks, what it is called and what it calls its own purposes; pages that say otherwise are let go. */
export async function renewFace(): Promise<void> {
  const reader = createCaller(contextFor(null));
  const isOther = setSiteFace(await reader.newsroom.face());
  if (setOwnPurposes((await reader.ledger.names()).purposes) || isOther) letGoOfAll();
}

/** The newsroom's day at a moment: of publishing, correcting, announcing. Days of the record are `recordDay`'s. */
export function newsroomDay(moment: string): string {
  return daysIn(siteFace().timeZone)(moment);
}

/** The day that it is now in the record, which `as_of` may name. */
export function recordToday(): string {
  return recordDay(new Date().toISOString());
}

/** What procedures are given, for a person or a reader. */
export function contextFor(person: Person | null): Context {
  const { mail, ...opened } = newsroom();
  return {
    ...opened,
    timeZone: siteFace().timeZone,
    dayOf: newsroomDay,
    mail: mail && { ...mail, siteName: siteFace().name },
    person,
    now: () => new Date().toISOString(),
    newId: randomUUID,
    published: letGo,
  };
}

/** Asks as a reader: for public pages, which must not look at cookies, or nothing of them could be kept. */
export const readerApi = cache(() => createCaller(contextFor(null)));

/**
 * An answer of the ledger with its first `limit` rows, asked for once a request: a page's title and its body tell of the
 * same rows.
 */
export const ledgerOf = cache((query: string, limit: number) => readerApi().ledger.query({ query, limit }));

/** The slices of a selection, asked for once a request however many pictures and filters are drawn from them. */
export const overviewOf = cache((query: string) => readerApi().ledger.overview({ query }));

/** Who is signed in, from the request's cookies. */
export const currentPerson = cache(async () => personOf(newsroom().auth, await headers()));

/** Asks as the person who is signed in. */
export const deskApi = cache(async () => createCaller(contextFor(await currentPerson())));

/** The state of what readers see that this process has last seen, and whether it has changed it itself since. */
export const ownToken = { known: null as string | null, isOurs: false };

/** Lets go of every kept answer: another process has changed something, and did not say what. */
export function letGoOfAll(): void {
  letGoOf(null);
}

/** Lets go of what a write of this process has changed. */
function letGo({ articleSlugs }: Parameters<Context["published"]>[0]): void {
  ownToken.isOurs = true;
  letGoOf(articleSlugs);
}
