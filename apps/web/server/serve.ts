import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { join } from "node:path";
import { isPublicAddress } from "@pledgebook/api/outside/public-address";
import next from "next";
import { answering } from "./answering.ts";
import { answerPages, isAskedByOthers, languagePrefix, sayInWords } from "./answers.ts";
import { KeptPages } from "./kept-pages.ts";
import { whenLetGo } from "./let-go.ts";
import { MADE_BY, makeAnswer, makerToken } from "./made-answers.ts";
import { pageAddress } from "./page-address.ts";
import { readerScript } from "./reader-page.ts";
import { answerReader } from "./readers.ts";
import { REQUEST_ID, requestIdOf } from "./request-id.ts";
import { type Refusal, refusalOf } from "./request-refusal.ts";
import { sendOwnFile } from "./send-kept.ts";

/** What a page of Next cannot say itself: it has 200 for a withdrawn article and 308 for one that has another address. */
const GONE = 410;
const MOVED = 301;

/** How much is kept of finished answers, in bytes; how many are made at once, and how many may wait for theirs. */
const KEPT = { mostBytes: 64_000_000, makersAtOnce: 4, mostWaiting: 200 };

/**
 * Serves the site: Next, behind one check and what is kept of its public answers, and with pages for what has no page. Resolves
 * once it listens. Next answers an address that is no UTF-8 ('/pledges/%FF') with 500, as if the site had failed; it is the
 * address that is wrong.
 */
export async function serveSite({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const hostname = process.env.HOST || undefined;
  const host = hostname ?? "127.0.0.1";
  const app = next({
    dev: isDevelopment,
    dir: join(import.meta.dirname, ".."),
    port,
    ...(hostname ? { hostname } : {}),
  });
  await app.prepare();
  const self = `http://${host}:${port}`;
  const maker = { host, port, script: readerScript() };
  const kept = new KeptPages({ ...KEPT, make: (key) => makeAnswer(maker, key) });
  // In development Next itself says what has changed, to the page.
  if (!isDevelopment) whenLetGo((articles) => kept.letGo(articles));
  const site = { gone: goneAddresses(self, () => kept.letGo(null)), self, isDevelopment };
  const passToNext = answeredByNext(app.getRequestHandler(), site);

  const server = createServer((request, response) => {
    const refusal = refusalOf(request);
    if (refusal) return refuse(request, response, refusal);
    if (sendOwnFile(request, response, maker.script)) return;
    nameRequest(request, response);
    const asked = pageAddress(request.url ?? "");
    const isOurs = request.headers[MADE_BY] === makerToken;
    if (isDevelopment || isOurs || asked.kind === "passed" || request.headers.rsc !== undefined)
      return passToNext(request, response);
    void answerReader({ kept, maker, passToNext }, request, response, asked.key);
  });
  // Longer than a proxy in front keeps its connections, so that it never sends into one that was just closed.
  server.keepAliveTimeout = 65_000;
  server.listen(port, hostname);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeIdleConnections();
      // Whoever still waits for an answer gets a moment.
      setTimeout(() => process.exit(0), 3_000).unref();
    });
}

/** Who is limited by their address cannot make one up: only a proxy, on this machine or its network, is believed. */
function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  const peer = request.socket.remoteAddress ?? "";
  const isFromOutside = isPublicAddress(peer);
  if (isFromOutside) request.headers["x-forwarded-for"] = peer;
  const requestId = requestIdOf(request.headers[REQUEST_ID], !isFromOutside);
  request.headers[REQUEST_ID] = requestId;
  response.setHeader(REQUEST_ID, requestId);
}

/** Next answers: one person, or the server itself, which keeps what is made. */
function answeredByNext(
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  site: { gone: () => ReadonlySet<string>; self: string; isDevelopment: boolean },
): RequestListener {
  const answerPage = answerPages(site.self);
  return (request, response) => {
    const isGone = site.gone().has((request.url ?? "").split("?", 1)[0] ?? "");
    const prefix = languagePrefix(request.url ?? "");
    if (isAskedByOthers(request)) request.url = `${prefix}/none`;
    const asked = { digest: null };
    const said = (status: number) => (status === 200 && isGone ? GONE : status === 308 ? MOVED : status);
    // In development Next shows what went wrong itself.
    if (!site.isDevelopment) sayInWords(response, asked, said, (kind) => answerPage(prefix, kind));
    answering.run(asked, () => void handle(request, response));
  };
}

const EVERY_MS = 1_000;

/**
 * Every second: what is due is published, what others changed is let go of, and what is gone is known: addresses of withdrawn
 * articles, and of pledges that count no more. `onChange`: others are gone than before.
 */
function goneAddresses(self: string, onChange: () => void): () => ReadonlySet<string> {
  let gone: ReadonlySet<string> = new Set();
  let isAsking = false;
  setInterval(async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      const answer = await fetch(`${self}/api/due`, {
        method: "POST",
        signal: AbortSignal.timeout(10_000),
      });
      const { gone: paths } = (await answer.json()) as { gone: string[] };
      const found = new Set(paths.flatMap((path) => [path, `/uk${path}`]));
      const isOther = found.size !== gone.size || [...found].some((path) => !gone.has(path));
      gone = found;
      if (isOther) onChange();
    } catch {
      // The database may be away for a moment; the next second asks again.
    }
    isAsking = false;
  }, EVERY_MS).unref();
  return () => gone;
}

function refuse(request: IncomingMessage, response: ServerResponse, { status, sentence }: Refusal): void {
  // What is still being sent is not read: the connection ends with the answer.
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${sentence}\n`, () => request.destroy());
}
