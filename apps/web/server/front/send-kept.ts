import type { IncomingMessage, ServerResponse } from "node:http";
import { type Encoding, KeptAnswer, type MadeAnswer } from "./kept-pages.ts";
import { READER, type ReaderScript, SPECULATION_PATH, speculationRules } from "./reader-page.ts";

/**
 * How long a page may be held in front, in seconds: a change is seen by everybody within two. Where the site does not answer,
 * a day (RFC 5861).
 */
const SHARED = "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400";

/** Sends a kept answer: in an encoding that is understood, only its head, or that nothing has changed. */
export async function sendKept(
  request: Pick<IncomingMessage, "method" | "headers">,
  response: ServerResponse,
  answer: KeptAnswer,
): Promise<void> {
  const { status } = answer.made;
  const encoding = answer.isText ? encodingOf(request.headers["accept-encoding"]) : "identity";
  const head = headOf(answer, encoding);
  if (head.etag !== undefined && isKnown(request.headers["if-none-match"], head.etag)) {
    // What tells of the body is not told to who has it already.
    const { "content-type": _, "content-disposition": __, ...rest } = head;
    response.writeHead(304, rest).end();
    return;
  }
  const body = await answer.bodyIn(encoding);
  response.writeHead(status, {
    ...head,
    "content-length": String(body.length),
    ...(encoding === "identity" ? {} : { "content-encoding": encoding }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

const heads = new WeakMap<KeptAnswer, Map<Encoding, Record<string, string>>>();

/** The head of an answer in an encoding, put together once. */
function headOf(answer: KeptAnswer, encoding: Encoding): Record<string, string> {
  const known = heads.get(answer) ?? new Map<Encoding, Record<string, string>>();
  heads.set(answer, known);
  const head = known.get(encoding) ?? newHead(answer, encoding);
  known.set(encoding, head);
  return head;
}

function newHead(answer: KeptAnswer, encoding: Encoding): Record<string, string> {
  const { status, headers } = answer.made;
  const isForYears = /immutable/.test(headers["cache-control"] ?? "");
  const held = status === 200 ? SHARED : status < 500 ? "no-cache" : "no-store";
  return {
    ...headers,
    "cache-control": isForYears ? headers["cache-control"]! : held,
    ...(answer.isText ? { vary: "Accept-Encoding" } : {}),
    ...(status === 200 ? { etag: answer.etag(encoding) } : {}),
    ...(answer.isPage ? { "speculation-rules": `"${SPECULATION_PATH}"` } : {}),
  };
}

/** The best of what a browser says that it understands (RFC 9110 12.5.3). */
export function encodingOf(accepted: string | string[] | undefined): Encoding {
  const list = String(accepted ?? "")
    .toLowerCase()
    .split(",")
    .map((one) => one.trim().split(/\s*;\s*/));
  const takes = (name: string) =>
    list.some(([coding, ...params]) => coding === name && !params.some((one) => /^q=0(?:\.0*)?$/.test(one)));
  return takes("br") ? "br" : takes("gzip") ? "gzip" : "identity";
}

/** Whether a browser has just this (RFC 9110 13.1.2: compared weakly, for a proxy may have weakened it). */
export function isKnown(ifNoneMatch: string | string[] | undefined, etag: string): boolean {
  const list = String(ifNoneMatch ?? "");
  return list.trim() === "*" || list.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
}

/** Sends an answer that is for one reader alone. */
export function sendOnce(response: ServerResponse, { status, headers, body }: MadeAnswer): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader("cache-control", "no-store");
  response.writeHead(status, { "content-length": body.length }).end(body);
}

/** What another site may ask of a file (Fetch standard, CORS-preflight): to read it, also on condition that it has changed. */
export function sendPreflight(response: ServerResponse, methods: readonly string[]): void {
  response.writeHead(204, {
    allow: methods.join(", "),
    "access-control-allow-origin": "*",
    "access-control-allow-methods": "GET, HEAD",
    "access-control-allow-headers": "Accept, If-None-Match, If-Modified-Since",
    "access-control-max-age": "86400",
  });
  response.end();
}

/** The files of the server itself: the script of readers, and what browsers may fetch beforehand. Whether one was asked for. */
export function sendOwnFile(
  request: Pick<IncomingMessage, "url" | "method" | "headers">,
  response: ServerResponse,
  { path, bytes }: ReaderScript,
): boolean {
  const file = ownFiles(path, bytes).get(request.url ?? "");
  if (!file) return false;
  void sendKept(request, response, file);
  return true;
}

let own: Map<string, KeptAnswer> | null = null;

function ownFiles(path: string, bytes: Buffer): Map<string, KeptAnswer> {
  const file = (type: string, body: Buffer, cache: string) =>
    new KeptAnswer(
      {
        status: 200,
        headers: { "content-type": type, "cache-control": cache, "x-content-type-options": "nosniff" },
        body,
      },
      0,
    );
  const [year, short] = ["public, max-age=31536000, immutable", ""];
  own ??= new Map([
    [path, file("text/javascript; charset=utf-8", bytes, year)],
    [READER, file("text/javascript; charset=utf-8", bytes, short)],
    [SPECULATION_PATH, file("application/speculationrules+json", Buffer.from(speculationRules), short)],
  ]);
  return own;
}
