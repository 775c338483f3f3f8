import { AsyncLocalStorage } from "node:async_hooks";

/** A request that is being answered. `digest`: what the log calls that which went wrong; null while nothing has. */
export interface Answering {
  digest: string | null;
}

// The server in front and Next's bundle have this module each for themselves, and share what it keeps.
const kept = globalThis as typeof globalThis & { pledgebookAnswering?: AsyncLocalStorage<Answering> };
kept.pledgebookAnswering ??= new AsyncLocalStorage();

export const answering = kept.pledgebookAnswering;
