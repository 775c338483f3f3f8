import { AsyncLocalStorage } from "node:async_hooks";

/** A request that is being answered. */
export interface Answering {
  /** What the log calls that which went wrong; null while nothing has. */
  digest: string | null;
  /** It went wrong since the database did not answer. */
  isAway: boolean;
}

// The server in front and Next's bundle have this module each for themselves, and share what it keeps.
const kept = globalThis as typeof globalThis & { pledgebookAnswering?: AsyncLocalStorage<Answering> };
kept.pledgebookAnswering ??= new AsyncLocalStorage();

export const answering = kept.pledgebookAnswering;
