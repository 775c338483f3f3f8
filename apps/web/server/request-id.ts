import { randomUUID } from "node:crypto";

/** The header by which a request is found again in the log: in what a proxy sends, in ours to Next, in the answer. */
export const REQUEST_ID = "x-request-id";

/** By this Next's thread says who of the desk has asked a procedure; it goes no further than the log. */
export const PERSON = "x-pledgebook-person";

/** The id that a proxy of the own network has given a request, or a new one; nobody else names a line of the log. */
export function requestIdOf(given: string | string[] | undefined, isFromProxy: boolean): string {
  return isFromProxy && typeof given === "string" && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
