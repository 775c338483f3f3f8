import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answering } from "../answering.ts";
import { DIGEST } from "../digest.ts";

/**
 * Pages for what has no page. Next draws a 404 and a 500 in the browser: without a script they are empty, and a 500 is in
 * English. Here they are whole pages in the language of the address, drawn by Next beforehand and sent in place of its own.
 */
export type AnswerKind = "not-found" | "failure" | "away";

/** Whoever asks for these pages without this gets what everybody gets at an address that has no page. */
const ASKED_BY_US = "x-pledgebook-answer";
const token = randomBytes(24).toString("base64url");

/** What is said in place of Next's own page; null where that is said as it is: files, the api, every other status. */
export function answerOf(status: number, contentType: unknown): AnswerKind | null {
  if (!String(contentType ?? "").startsWith("text/html")) return null;
  if (status === 404) return "not-found";
  if (status === 503) return "away";
  return status >= 500 ? "failure" : null;
}

/** Whether somebody else asks for one of these pages by its own address. */
export function isAskedByOthers({ url = "", headers }: Pick<IncomingMessage, "url" | "headers">): boolean {
  return /^(?:\/(?:uk|en))?\/answers(?:[/?]|$)/.test(url) && headers[ASKED_BY_US] !== token;
}

/** The beginning of an address that says its language: '/uk', or nothing for English. */
export function languagePrefix(url: string): "" | "/uk" {
  return /^\/uk(?:[/?]|$)/.test(url) ? "/uk" : "";
}

/** Draws the pages by asking the site at `origin`, with `headers`: each once, and again where it did not answer. */
export function answerPages(
  origin: string,
  headers: Record<string, string> = {},
): (prefix: "" | "/uk", kind: AnswerKind) => Promise<string> {
  const drawn = new Map<string, Promise<string>>();
  return async (prefix, kind) => {
    const path = `${prefix}/answers/${kind}`;
    const page = drawn.get(path) ?? drawPage(origin + path, headers);
    drawn.set(path, page);
    try {
      return await page;
    } catch {
      drawn.delete(path);
      return inFewWords(kind);
    }
  };
}

async function drawPage(address: string, headers: Record<string, string>): Promise<string> {
  const answer = await fetch(address, {
    headers: { ...headers, [ASKED_BY_US]: token },
    signal: AbortSignal.timeout(10_000),
  });
  if (answer.status !== 200) throw new Error(`${address} was answered ${answer.status}.`);
  // A script would take the page for that of its own address; these say all they have to say without one.
  return (await answer.text()).replace(/<script\b[^>]*>.*?<\/script>|<link [^>]*as="script"[^>]*>/gs, "");
}

/** Where not even these pages could be drawn. */
function inFewWords(kind: AnswerKind): string {
  const words =
    kind === "failure"
      ? `Something went wrong here. Try again in a moment. (${DIGEST})`
      : kind === "away"
        ? "The database does not answer. Try again in a moment."
        : "There is no such page.";
  return `<!doctype html><html lang="en"><title>Pledgebook</title><p>${words}</p></html>`;
}

/**
 * Lets Next's page be sent as it is, with the status that `said` makes of its own; or, where it is that of a 404 or of a
 * failure, `page` in its place.
 */
export function sayInWords(
  response: ServerResponse,
  request: Answering,
  said: (status: number) => number,
  page: (kind: AnswerKind) => Promise<string>,
): void {
  const writeHead = response.writeHead.bind(response);
  const write = response.write.bind(response);
  const end = response.end.bind(response);
  const replace = async (status: number, kind: AnswerKind) => {
    if (kind === "away") response.setHeader("retry-after", "5");
    const html = await page(kind);
    for (const header of ["content-encoding", "content-length", "transfer-encoding", "etag", "link"])
      response.removeHeader(header);
    response.setHeader("content-type", "text/html; charset=utf-8");
    writeHead(status);
    // Where the log has no name for it, the moment finds it there.
    end(html.replaceAll(DIGEST, request.digest ?? new Date().toISOString()));
  };
  let isReplaced: boolean | null = null;
  /** Whether another page goes in the place of Next's; decided once, by the status that its own is about to be sent with. */
  const decided = (status: number): boolean => {
    if (isReplaced !== null) return isReplaced;
    const kind = answerOf(said(status), response.getHeader("content-type"));
    isReplaced = kind !== null;
    if (kind !== null) void replace(said(status), kind);
    return isReplaced;
  };
  response.writeHead = ((status: number, ...rest: []) => {
    if (decided(status)) return response;
    // Next says where a page has moved twice when it draws the answer anew, which a proxy in front takes for broken.
    const [place, ...again] = [response.getHeader("location") ?? []].flat();
    if (place !== undefined && again.length > 0) response.setHeader("location", place);
    return writeHead(said(status), ...rest);
  }) as typeof response.writeHead;
  // What Next writes of its own page is dropped.
  response.write = ((...piece: Parameters<typeof write>) =>
    decided(response.statusCode) || write(...piece)) as typeof response.write;
  response.end = ((...piece: Parameters<typeof end>) =>
    decided(response.statusCode) ? response : end(...piece)) as typeof response.end;
}
