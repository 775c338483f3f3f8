import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { isPublicAddress } from "@pledgebook/api/outside/public-address";
import next from "next";
import { answering } from "./answering.ts";
import { answerPages, isAskedByOthers, languagePrefix, sayInWords } from "./answers.ts";
import { REQUEST_ID, requestIdOf } from "./request-id.ts";
import { type Refusal, refusalOf } from "./request-refusal.ts";

/**
 * Serves the site: Next, behind one check, and with pages for what has no page. Next answers an address that is no UTF-8
 * ('/pledges/%FF') with 500, as if the site had failed; it is the address that is wrong.
 */
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST || undefined;
const isDevelopment = process.argv.includes("--development");
const app = next({
  dev: isDevelopment,
  dir: join(import.meta.dirname, ".."),
  port,
  ...(hostname ? { hostname } : {}),
});
await app.prepare();
const handle = app.getRequestHandler();
const self = `http://${hostname ?? "127.0.0.1"}:${port}`;
const answerPage = answerPages(self);

/** What a page of Next cannot say itself: it has 200 for a withdrawn article and 308 for one that has another address. */
const GONE = 410;
const MOVED = 301;

/** Addresses of withdrawn articles, and of pledges that count no more. */
let gone: ReadonlySet<string> = new Set();

const server = createServer((request, response) => {
  const refusal = refusalOf(request);
  if (refusal) return refuse(request, response, refusal);
  // Who is limited by their address cannot make one up: only a proxy, on this machine or its network, is believed.
  const peer = request.socket.remoteAddress ?? "";
  const isFromOutside = isPublicAddress(peer);
  if (isFromOutside) request.headers["x-forwarded-for"] = peer;
  const requestId = requestIdOf(request.headers[REQUEST_ID], !isFromOutside);
  request.headers[REQUEST_ID] = requestId;
  response.setHeader(REQUEST_ID, requestId);
  const isGone = gone.has((request.url ?? "").split("?", 1)[0] ?? "");
  // Who has kept the page from before must learn that it is gone.
  if (isGone) delete request.headers["if-none-match"];
  const prefix = languagePrefix(request.url ?? "");
  if (isAskedByOthers(request)) request.url = `${prefix}/none`;
  const asked = { digest: null };
  const said = (status: number) => (status === 200 && isGone ? GONE : status === 308 ? MOVED : status);
  // In development Next shows what went wrong itself.
  if (!isDevelopment) sayInWords(response, asked, said, (kind) => answerPage(prefix, kind));
  answering.run(asked, () => void handle(request, response));
});
// Longer than a proxy in front keeps its connections, so that it never sends into one that was just closed.
server.keepAliveTimeout = 65_000;
server.listen(port, hostname);

/** Every second: what is due is published, what others changed is let go of, and what is gone is known. */
const EVERY_MS = 1_000;
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
    gone = new Set(paths.flatMap((path) => [path, `/uk${path}`]));
  } catch {
    // The database may be away for a moment; the next second asks again.
  }
  isAsking = false;
}, EVERY_MS).unref();

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Whoever still waits for an answer gets a moment.
    setTimeout(() => process.exit(0), 3_000).unref();
  });

function refuse(request: IncomingMessage, response: ServerResponse, { status, sentence }: Refusal): void {
  // What is still being sent is not read: the connection ends with the answer.
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", connection: "close" });
  response.end(`${sentence}\n`, () => request.destroy());
}
