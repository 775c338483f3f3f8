import { Agent, request as ask, type IncomingMessage, type RequestOptions } from "node:http";
import type { MadeAnswer } from "./kept-pages.ts";
import { mementoHeaders } from "./memento.ts";
import { CHANGES, MADE_BY, type NextThread } from "./next-thread.ts";
import { pageForReaders, type ReaderScript, readersPolicy } from "./reader-page.ts";

/** What belongs to one connection or one encoding, and what is nobody's business; a cookie is never for everybody. */
const NOT_KEPT =
  /^(?:connection|keep-alive|transfer-encoding|content-length|content-encoding|date|etag|last-modified|set-cookie|vary|cache-control|x-request-id|x-powered-by|x-nextjs-.*|x-pledgebook-.*)$/;

/** An answer is larger than what is kept of one address: it is sent while it is made. */
export class TooLargeAnswer extends Error {}

/** In bytes. */
const LARGEST = 8_000_000;

const agent = new Agent({ keepAlive: true });

export interface Maker {
  next: NextThread;
  script: ReaderScript;
}

/**
 * Asks Next as nobody in particular: no cookie, no host and no address of a reader can come into what is made.
 * @throws TooLargeAnswer beyond eight megabytes.
 */
export async function makeAnswer(maker: Maker, key: string): Promise<MadeAnswer> {
  const made = await answerOf(maker, { method: "GET", path: key, headers: {} });
  return made.status === 200 ? { ...made, headers: { ...made.headers, ...mementoHeaders(key) } } : made;
}

/** Hands on a form that a reader sent, with what tells that it comes from this site; its answer is that reader's alone. */
export function answerForm(maker: Maker, request: IncomingMessage, key: string): Promise<MadeAnswer> {
  const { host, origin, referer } = request.headers;
  const told = ["content-type", "content-length", "x-forwarded-for", "x-forwarded-proto"].map(
    (name) => [name, request.headers[name]] as const,
  );
  const headers = Object.fromEntries([...told, ["host", host], ["origin", origin], ["referer", referer]]);
  return answerOf(maker, { method: "POST", path: key, headers }, request);
}

function answerOf(
  { next, script }: Maker,
  { headers, ...asked }: RequestOptions & { headers: Record<string, unknown> },
  form?: IncomingMessage,
): Promise<MadeAnswer> {
  const known = Object.entries(headers).filter(([, value]) => value !== undefined);
  return new Promise((resolve, reject) => {
    const question = ask(
      {
        ...asked,
        host: "127.0.0.1",
        port: next.port,
        agent,
        headers: {
          ...Object.fromEntries(known),
          [MADE_BY]: next.token,
          "accept-encoding": "identity",
        } as Record<string, string>,
      },
      (answer) => {
        const pieces: Buffer[] = [];
        let length = 0;
        answer.on("data", (piece: Buffer) => {
          length += piece.length;
          if (length > LARGEST) answer.destroy(new TooLargeAnswer(`${asked.path} is too large to be kept.`));
          else pieces.push(piece);
        });
        answer.on("error", reject);
        next.hear(String(answer.headers[CHANGES] ?? ""));
        answer.on("end", () => resolve(forEverybody(answer, Buffer.concat(pieces), script)));
      },
    );
    question.on("error", reject);
    if (form) form.pipe(question);
    else question.end();
  });
}

function forEverybody(answer: IncomingMessage, body: Buffer, script: ReaderScript): MadeAnswer {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !NOT_KEPT.test(name)) headers[name] = [value].flat().join(", ");
  if (/immutable/.test(answer.headers["cache-control"] ?? ""))
    headers["cache-control"] = answer.headers["cache-control"]!;
  if (headers["access-control-allow-origin"]) headers["access-control-expose-headers"] ??= "ETag";
  const status = answer.statusCode ?? 502;
  // A picture has a policy of its own, that runs nothing.
  if (!headers["content-security-policy"]?.includes("default-src 'none'"))
    headers["content-security-policy"] = readersPolicy;
  if (!headers["content-type"]?.startsWith("text/html")) return { status, headers, body };
  delete headers.link;
  return { status, headers, body: Buffer.from(pageForReaders(body.toString("utf8"), script)) };
}
