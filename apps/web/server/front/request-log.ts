import type { IncomingMessage, ServerResponse } from "node:http";
import { log } from "@pledgebook/api/server/log";
import { PERSON, REQUEST_ID } from "../request-id.ts";
import { measureRequest } from "./metrics.ts";

/** Addresses that are secrets themselves: who holds them may choose a password, see a draft, end a reader's letters. */
const SECRET = /^(\/(?:(?:uk|en)\/)?(?:password|preview|letters)\/|\/api\/letters\/)[^/?]+/;

/** Asked every few seconds by whoever watches over the site: the log would hold nothing else. */
const WATCHED = new Set(["/healthz", "/readyz", "/api/due"]);

/**
 * Writes a line for a request when it is over, and counts it. Of the address it tells the path: what stands behind the question
 * mark are words that readers have typed. It names no reader's address either.
 */
export function logRequest(request: IncomingMessage, response: ServerResponse): void {
  const begun = performance.now();
  const sentBefore = request.socket.bytesWritten;
  response.on("close", () => {
    const ms = Math.round(performance.now() - begun);
    const path = pathAsRead(request.url ?? "/");
    const status = response.writableEnded ? response.statusCode : 499;
    measureRequest(path, status, ms);
    if (WATCHED.has(path)) return;
    log.info(
      {
        requestId: response.getHeader(REQUEST_ID),
        person: request.headers[PERSON],
        method: request.method,
        path: withoutSecret(path),
        status,
        ms,
        bytes: request.socket.bytesWritten - sentBefore,
      },
      "answered",
    );
  });
}

/** What the log says of a path. */
export const withoutSecret = (path: string) => path.replace(SECRET, "$1…");

/** The path of an address as a server reads it, however it was written: `//preview/…` and `/%70review/…` hold the same secret. */
export function pathAsRead(url: string): string {
  const [path = "/"] = url.split("?", 1);
  const folded = path.replace(/\/{2,}/g, "/");
  try {
    return decodeURIComponent(folded).replace(/\p{Cc}/gu, " ");
  } catch {
    return folded;
  }
}
