import { join } from "node:path";
import { type ImageFolder, openImageFolder } from "@pledgebook/db/images";
import { type CopyFolder, openCopyFolder } from "@pledgebook/db/source-copies";
import { openForReading, openStore } from "@pledgebook/db/store/open";
import type { Store } from "@pledgebook/db/store/store";
import { type AskSource, sourceAsker } from "../outside/ask-source.ts";
import { type FetchedText, fetchText } from "../outside/public-fetch.ts";
import { type Auth, createAuth } from "./auth.ts";
import type { MailSettings } from "./context.ts";
import { daysIn } from "./days.ts";
import { slowQuery } from "./figures.ts";
import { foreignReader, type ReadForeign } from "./foreign-text.ts";
import { mailServer, type SendLetter } from "./outbox.ts";

/** An open ledger, the sign-in over it, the pictures beside it and a way to the web: what a process that serves or administers a newsroom holds. */
export interface Newsroom {
  store: Store;
  auth: Auth;
  images: ImageFolder;
  fetchText: (address: string) => Promise<FetchedText>;
  askSource: AskSource;
  copies: CopyFolder;
  readForeign: ReadForeign;
  /** The newsroom's day at a moment. */
  dayOf: (moment: string) => string;
  timeZone: string;
  mail: MailSettings | null;
  /** Hands letters to the mail server; null where there is none. */
  sendLetter: SendLetter | null;
}

/** Opens without migrating: who starts the site does that once, whoever serves it finds it done (or not ready). */
export function openNewsroom(options: {
  databaseUrl: string;
  databaseAuthToken?: string | undefined;
  dataFolder: string;
  authSecret: string;
  siteUrl: string;
  siteName: string;
  timeZone: string;
  smtpUrl?: string | undefined;
  mailFrom?: string | undefined;
  /** Readers are served from a copy: nothing is written, and no letters go out. */
  readOnly?: boolean;
  /** Where the file of the thread stands that reads what others wrote. */
  readerThread: string | URL;
}): Newsroom {
  const open = options.readOnly ? openForReading : openStore;
  const store = open(options.databaseUrl, options.databaseAuthToken, slowQuery);
  const readForeign = foreignReader(options.readerThread);
  return {
    store,
    auth: createAuth(store, { secret: options.authSecret, siteUrl: options.siteUrl }),
    fetchText: (address) => fetchText(address),
    askSource: sourceAsker(options.siteUrl, (...given) => readForeign("robots", ...given)),
    copies: openCopyFolder(join(options.dataFolder, "sources")),
    readForeign,
    timeZone: options.timeZone,
    mail: options.smtpUrl ? { siteName: options.siteName, siteUrl: options.siteUrl } : null,
    sendLetter:
      options.smtpUrl && !options.readOnly
        ? mailServer(options.smtpUrl, options.mailFrom ?? defaultSender(options))
        : null,
    dayOf: daysIn(options.timeZone),
    images: openImageFolder(join(options.dataFolder, "images")),
  };
}

/** Who letters come from where nobody said it: the site, at its own host. */
function defaultSender({ siteName, siteUrl }: MailSettings): string {
  return `"${siteName.replaceAll('"', "")}" <no-reply@${new URL(siteUrl).hostname}>`;
}
