import { parentPort, workerData } from "node:worker_threads";
import { Problem } from "@pledgebook/core/values/problem";
import { readArticleFile } from "@pledgebook/formats/read/article";
import { decodeText, encodingInPage } from "@pledgebook/formats/read/encoding";
import { feedAddressIn, readFeed } from "@pledgebook/formats/read/feed";
import { isLogin, readPage, wordsOfPage } from "@pledgebook/formats/read/page";
import robotsParser from "robots-parser";
import { daysIn } from "./days.ts";

/** What this thread can read, by name. */
const tasks = {
  /** A web page as an article. @throws Problem `page_login` where the page asks who reads it. */
  page(html: string, address: string) {
    if (isLogin(html))
      throw new Problem("unreadable", "page_login", "The page asks for a login: copy its text and paste it.");
    return readPage(html, address);
  },
  /** `timeZone`: by whose clocks an entry has its day. */
  feed: (text: string, timeZone: string) => readFeed(text, daysIn(timeZone)),
  feedAddress: feedAddressIn,
  file: readArticleFile,
  /** Whether a site's robots.txt (RFC 9309) lets a program by this name ask for an address of it. */
  robots: (text: string, address: string, program: string) =>
    robotsParser(`${new URL(address).origin}/robots.txt`, text).isAllowed(address, program) ?? true,
  /** The words of what was found on the web; null where it is no text. */
  words(bytes: Uint8Array, mediaType: string, charset: string | null) {
    const isPage = mediaType === "text/html" || mediaType === "application/xhtml+xml";
    if (isPage) return wordsOfPage(decodeText(bytes, charset ?? encodingInPage(bytes)));
    return mediaType.startsWith("text/") ? decodeText(bytes, charset) : null;
  },
};
export type ForeignTasks = typeof tasks;

export interface ToReader {
  task: keyof ForeignTasks;
  given: readonly unknown[];
}
export type FromReader =
  | { read: unknown }
  | { problem: Pick<Problem, "code" | "key" | "message" | "details"> };

const { task, given } = workerData as ToReader;
const say = (said: FromReader) => parentPort?.postMessage(said);
try {
  const read = tasks[task] as (...given: readonly unknown[]) => unknown;
  say({ read: await read(...given) });
} catch (error) {
  // Anything else, such as a stack that is too short for what is nested too deep, ends the thread.
  if (!(error instanceof Problem)) throw error;
  const { code, key, message, details } = error;
  say({ problem: { code, key, message, details } });
}
