import type { Viewer } from "@pledgebook/core/desk/permissions";
import type { Role } from "@pledgebook/core/values/vocabulary";
import type { ImageFolder } from "@pledgebook/db/images";
import type { PublicChange } from "@pledgebook/db/recount/public-change";
import type { CopyFolder } from "@pledgebook/db/source-copies";
import type { Store } from "@pledgebook/db/store/store";
import type { AskSource } from "../outside/ask-source.ts";
import type { FetchedText } from "../outside/public-fetch.ts";
import type { Auth } from "./auth.ts";
import type { ReadForeign } from "./foreign-text.ts";

export interface Person {
  /** Null for the operator at the command line, who has every right and no account. */
  id: string | null;
  name: string;
  email: string;
  role: Role;
  /** The session in which they ask, where it is one. */
  sessionId?: string;
  /** Whether they sign in with a code beside the password; not said of who asks outside of a session. */
  hasSecondFactor?: boolean;
}

/** What a letter says of the site that writes it. */
export interface MailSettings {
  siteName: string;
  siteUrl: string;
}

/** Everything impure that a procedure may use, handed in. */
export interface Context {
  store: Store;
  auth: Auth;
  images: ImageFolder;
  /** The text at an address of the open web. @throws Problem. */
  fetchText: (address: string) => Promise<FetchedText>;
  /** Asks an address that articles or pledges name as their source. @throws Problem. */
  askSource: AskSource;
  /** Copies of what was read there. */
  copies: CopyFolder;
  /** Reads what others wrote, apart from what answers everybody. @throws Problem. */
  readForeign: ReadForeign;
  /** Who asks; null for a reader. */
  person: Person | null;
  /** Now, ISO 8601 in UTC with milliseconds. */
  now: () => string;
  /** The newsroom's day at a moment, by the clocks of its time zone. */
  dayOf: (moment: string) => string;
  timeZone: string;
  /** What letters say of the site; null where no mail server was set, and none are written. */
  mail: MailSettings | null;
  newId: () => string;
  /** The request that asks, as the log and the answer's header name it; none outside of one. */
  requestId?: string | undefined;
  /** Called after readers' pages have changed, so that whoever caches them lets go. */
  published: (change: PublicChange) => void;
}

/** Somebody of the desk asks, who sees of articles that are marked apart what `viewer` says. */
export type StaffContext = Context & { person: Person; viewer: Viewer };
