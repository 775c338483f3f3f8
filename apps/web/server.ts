import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import next from "next";

/**
 * Serves the site: Next, behind one check. Next answers an address that is no UTF-8 ('/pledges/%FF') with 500, as if the
 * site had failed; it is the address that is wrong.
 */
const port = Number(process.env.PORT ?? 3000);
const hostname = process.env.HOST || undefined;
const app = next({
  dev: process.argv.includes("--development"),
  dir: import.meta.dirname,
  port,
  ...(hostname ? { hostname } : {}),
});
await app.prepare();
const handle = app.getRequestHandler();

const server = createServer((request, response) => {
  if (isReadable(request.url ?? "")) void handle(request, response);
  else refuse(request, response);
});
// Longer than a proxy in front keeps its connections, so that it never sends into one that was just closed.
server.keepAliveTimeout = 65_000;
server.listen(port, hostname);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    // Whoever still waits for an answer gets a moment.
    setTimeout(() => process.exit(0), 3_000).unref();
  });

function isReadable(address: string): boolean {
  try {
    decodeURIComponent(address.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
  response.end("This address cannot be read: it is not UTF-8.\n");
}
