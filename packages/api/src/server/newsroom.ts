import { join } from "node:path";
import { type ImageFolder, openImageFolder } from "@pledgebook/db/images";
import { openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { type FetchedText, fetchText } from "../outside/public-fetch.ts";
import { type Auth, createAuth } from "./auth.ts";
import { daysIn } from "./days.ts";
import { foreignReader, type ReadForeign } from "./foreign-text.ts";

/** An open ledger, the sign-in over it, the pictures beside it and a way to the web: what a process that serves or administers a newsroom holds. */
export interface Newsroom {
  store: Store;
  auth: Auth;
  images: ImageFolder;
  fetchText: (address: string) => Promise<FetchedText>;
  readForeign: ReadForeign;
  /** The newsroom's day at a moment. */
  dayOf: (moment: string) => string;
  timeZone: string;
}

/** Opens without migrating: who starts the site does that once, whoever serves it finds it done (or not ready). */
export function openNewsroom(options: {
  databaseUrl: string;
  databaseAuthToken?: string | undefined;
  dataFolder: string;
  authSecret: string;
  siteUrl: string;
  timeZone: string;
  /** Where the file of the thread stands that reads what others wrote. */
  readerThread: string | URL;
}): Newsroom {
  const store = openStore(options.databaseUrl, options.databaseAuthToken);
  return {
    store,
    auth: createAuth(store, { secret: options.authSecret, siteUrl: options.siteUrl }),
    fetchText: (address) => fetchText(address),
    readForeign: foreignReader(options.readerThread),
    timeZone: options.timeZone,
    dayOf: daysIn(options.timeZone),
    images: openImageFolder(join(options.dataFolder, "images")),
  };
}
