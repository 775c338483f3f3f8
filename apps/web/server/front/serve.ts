import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { isPublicAddress } from "@pledgebook/api/outside/public-address";
import { endCleanly } from "@pledgebook/api/server/clean-end";
import { whyNotListening } from "@pledgebook/api/server/listening";
import { PERSON, REQUEST_ID, requestIdOf } from "../request-id.ts";
import { startNext } from "./answered-by-next.ts";
import { clientOf } from "./client.ts";
import { KeptPages } from "./kept-pages.ts";
import { makeAnswer } from "./made-answers.ts";
import { mementoOf } from "./memento.ts";
import { serveMetrics } from "./metrics.ts";
import { startNextThread } from "./next-thread.ts";
import { pageAddress } from "./page-address.ts";
import { passedToNext } from "./passed-to-next.ts";
import { RateLimit } from "./rate-limit.ts";
import { readerScript } from "./reader-page.ts";
import { answerReader } from "./readers.ts";
import { logRequest } from "./request-log.ts";
import { type Refusal, refusalOf, refusalOfCopy } from "./request-refusal.ts";
import { sendOwnFile } from "./send-kept.ts";

/** How much is kept of finished answers, in bytes; how many are made at once, and how many may wait for theirs. */
const KEPT = { mostBytes: 32_000_000, makersAtOnce: 4, mostWaiting: 200 };

/** Serves the site until a signal ends it. Resolves once it listens. */
export async function serveSite({ isDevelopment }: { isDevelopment: boolean }): Promise<void> {
  const port = Number(process.env.PORT ?? 3000);
  const hostname = process.env.HOST || undefined;
  const script = readerScript();
  const siteOrigin = new URL(process.env.SITE_URL ?? `http://localhost:${port}`).origin;
  const answer = await (isDevelopment ? whileWritten(port, hostname) : fromKeptPages(script));
  const isCopy = process.env.READ_ONLY === "1";
  // Who came by https once comes so for a year (RFC 6797): nobody on the way can lead them elsewhere.
  const isSecure = siteOrigin.startsWith("https:");
  const server = createServer((request, response) => {
    // Of every answer, whoever makes it: what it is, it says itself.
    response.setHeader("x-content-type-options", "nosniff");
    if (isSecure) response.setHeader("strict-transport-security", "max-age=31536000");
    nameRequest(request, response);
    logRequest(request, response);
    const refusal =
      refusalOf(request, siteOrigin) ??
      (isCopy ? refusalOfCopy(request.method ?? "", pathOf(request)) : null);
    if (refusal) return refuse(request, response, refusal);
    if (sendOwnFile(request, response, script)) return;
    answer(request, response);
  });
  // Longer than a proxy in front keeps its connections, so that it never sends into one that was just closed.
  server.keepAliveTimeout = 65_000;
  server.on("error", (error) => {
    process.stderr.write(`pledgebook: ${whyNotListening(error, port, hostname)}\n`);
    process.exit(1);
  });
  server.listen(port, hostname);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      server.close(end);
      server.closeIdleConnections();
      // Whoever still waits for an answer gets a moment.
      setTimeout(end, 3_000).unref();
    });
}

const pathOf = ({ url = "" }: IncomingMessage) => url.split("?", 1)[0] ?? "";

/** Ends the process, and leaves in the database's file all that was written: whoever copies it alone copies everything. */
function end(): void {
  endCleanly(process.env.DATABASE_URL);
  process.exit(0);
}

/** In development Next answers by itself: it tells the page what has changed, which is nobody's but its reader's. */
function whileWritten(port: number, hostname: string | undefined): Promise<RequestListener> {
  const self = `http://${hostname ?? "127.0.0.1"}:${port}`;
  return startNext({
    isDevelopment: true,
    port,
    ...(hostname ? { hostname } : {}),
    self,
    headers: {},
    onGone: () => {},
  });
}

/** What is alike for everybody comes from what is kept; all else goes to Next, which draws on a thread of its own. */
async function fromKeptPages(script: ReturnType<typeof readerScript>): Promise<RequestListener> {
  const next = await startNextThread((articles) => kept.letGo(articles));
  const maker = { next, script };
  const kept = new KeptPages({ ...KEPT, make: (key) => makeAnswer(maker, key) });
  const passToNext = passedToNext(next);
  const limit = new RateLimit();
  const { METRICS_PORT: metricsPort, DATABASE_URL: databaseUrl = "" } = process.env;
  if (metricsPort) serveMetrics(Number(metricsPort), { kept: () => kept.stand, next, databaseUrl });
  return (request, response) => {
    const asked = pageAddress(request.url ?? "");
    // What the server asks itself, by Next's own port: nobody else has anything to ask there.
    if (["/api/due", "/api/figures"].includes(pathOf(request)))
      return refuse(request, response, { status: 404, sentence: "There is no such page." });
    if (pathOf(request).startsWith("/api/v1/") && limit.refuses(request, response, Date.now())) return;
    if (asked.kind === "passed") return passToNext(request, response);
    const memento = mementoOf(request.url ?? "", request.headers["accept-datetime"]?.toString(), Date.now());
    if (memento !== null)
      return void response
        .writeHead(302, { location: memento, vary: "Accept-Datetime", "access-control-allow-origin": "*" })
        .end();
    void answerReader({ kept, maker, passToNext }, request, response, asked.key);
  };
}

/** Who is limited by their address cannot make one up: only a proxy, on this machine or its network, is believed. */
function nameRequest(request: IncomingMessage, response: ServerResponse): void {
  const peer = request.socket.remoteAddress ?? "";
  const isFromOutside = isPublicAddress(peer);
  request.headers["x-forwarded-for"] = clientOf(peer, request.headers["x-forwarded-for"]);
  delete request.headers[PERSON];
  const requestId = requestIdOf(request.headers[REQUEST_ID], !isFromOutside);
  request.headers[REQUEST_ID] = requestId;
  response.setHeader(REQUEST_ID, requestId);
}

/**
 * Answers before Next sees a request: Next answers an address that is no UTF-8 ('/pledges/%FF') with 500, as if the site had
 * failed; it is the address that is wrong.
 */
function refuse(request: IncomingMessage, response: ServerResponse, { status, sentence }: Refusal): void {
  // What is still being sent is not read: the connection ends with the answer.
  response.setHeader("content-security-policy", "default-src 'none'");
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${sentence}\n`, () => request.destroy());
}
