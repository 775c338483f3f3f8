import { Problem } from "@pledgebook/core/values/problem";
import { publicToken } from "@pledgebook/db/queries/articles/articles";
import { readSettings } from "@pledgebook/db/queries/settings";
import {
  followNamed,
  insertSources,
  listCopyHashes,
  listDueSources,
  listNewAddresses,
  type WatchedSource,
} from "@pledgebook/db/queries/source-looks";
import type { Context } from "../server/context.ts";
import { type Looker, lookAt, restedSince, take } from "./look-at-source.ts";

type Watcher = Looker & Pick<Context, "newId">;

/** Sources that are looked at at the same time: nothing of this is urgent. */
const MOST_AT_ONCE = 3;
/** What is named is followed this often, if readers see something else since. */
const FOLLOW_MS = 10 * 60_000;
/** New ones that are written at a time, so that others have their turn. */
const MOST_NEW = 500;
/** Whoever switches the watch on has so long to think again before anybody is asked. */
const FIRST_LOOK_MS = 60_000;
/** Apart by so much the addresses of one host come due for the first time. */
const APART_MS = 30_000;
const DAY_MS = 86_400_000;

/**
 * What watches: called every second, it does nothing where the newsroom has not switched it on. It follows which addresses articles
 * and pledges name, and looks at a few that are due, one of a host at a time and a host at most every half minute, also where
 * several processes watch. Never rejects for a source.
 */
export function sourceWatcher(): (ctx: Watcher) => Promise<void> {
  const busy = new Set<string>();
  let followed = { at: 0, token: "" };
  return async (ctx) => {
    const { db } = ctx.store;
    if (!(await readSettings(db)).watchesSources) {
      followed = { at: 0, token: "" };
      return;
    }
    const now = ctx.now();
    if (Date.parse(now) - followed.at >= FOLLOW_MS) {
      const before = followed.token;
      // Said first: it may take longer than a second.
      followed = { at: Date.parse(now), token: before };
      const token = await publicToken(db);
      if (token !== before) await followSources(ctx);
      followed.token = token;
    }
    if (busy.size >= MOST_AT_ONCE) return;
    const due = await listDueSources(db, now, restedSince(now), MOST_AT_ONCE);
    const begun = due.filter(({ id }) => !busy.has(id)).slice(0, MOST_AT_ONCE - busy.size);
    for (const { id } of begun) busy.add(id);
    const looks = begun.map((source) => look(ctx, source).finally(() => busy.delete(source.id)));
    for (const ended of await Promise.allSettled(looks)) if (ended.status === "rejected") throw ended.reason;
  };
}

/** What is refused to who comes second. */
const LATE: ReadonlySet<string> = new Set(["stale", "source_asked_lately"]);

async function look(ctx: Watcher, source: WatchedSource): Promise<void> {
  try {
    const looked = await lookAt(ctx, await take(ctx, source));
    await ctx.store.derive(looked.steps);
    await looked.tellReaders();
  } catch (error) {
    // Somebody else looks at it or at its host, or has settled it meanwhile: it comes due again.
    if (!(error instanceof Problem && LATE.has(error.key))) throw error;
  }
}

/** Takes in what articles and pledges have come to name, and lets go of what they do not name any more. */
export async function followSources(ctx: Pick<Watcher, "store" | "now" | "newId">): Promise<void> {
  const { db } = ctx.store;
  const now = ctx.now();
  const ofHost = new Map<string, number>();
  const found = (await listNewAddresses(db)).flatMap((address) => {
    const host = URL.parse(address)?.host;
    if (!host) return [];
    const before = ofHost.get(host) ?? 0;
    ofHost.set(host, before + 1);
    const first = Date.parse(now) + FIRST_LOOK_MS + before * APART_MS;
    return [{ id: ctx.newId(), address, host, nextLookAt: new Date(first).toISOString() }];
  });
  for (let from = 0; from < found.length; from += MOST_NEW)
    await ctx.store.derive(insertSources(db, found.slice(from, from + MOST_NEW), now));
  await ctx.store.derive(followNamed());
}

/** Takes away copies that gave way to later ones, and what a process left half written. Those of a day are let be: one may be being noted. */
export async function tidyCopies(
  { store, copies }: Pick<Context, "store" | "copies">,
  now: Date,
): Promise<void> {
  const old = await copies.listOlder(now.getTime() - DAY_MS);
  if (old.length === 0) return;
  const kept = new Set(await listCopyHashes(store.db));
  for (const name of old) if (!kept.has(name)) await copies.remove(name);
}
