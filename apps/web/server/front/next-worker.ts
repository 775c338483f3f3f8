import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parentPort, workerData } from "node:worker_threads";
import { whenLetGo } from "../let-go.ts";
import { startNext } from "./answered-by-next.ts";
import { consoleToLog } from "./console-lines.ts";
import { CHANGES, type FromNext, MADE_BY, type ToNext } from "./next-thread.ts";

/**
 * Next on a thread of its own: while it draws a page, the server in front goes on sending what it keeps. It listens on a port of
 * this machine's loopback and answers nobody who does not know the token.
 */
consoleToLog();
const { token } = workerData as ToNext;
const tell = (message: FromNext) => parentPort?.postMessage(message);

let changes = 0;
const letGo = (articles: readonly string[] | null) => {
  changes++;
  tell({ changes, articles });
};
whenLetGo(letGo);

const server = createServer().listen(0, "127.0.0.1", async () => {
  const { port } = server.address() as AddressInfo;
  const answer = await startNext({
    isDevelopment: false,
    port,
    self: `http://127.0.0.1:${port}`,
    headers: { [MADE_BY]: token },
    onGone: () => letGo(null),
  });
  server.on("request", (request, response) => {
    if (request.headers[MADE_BY] !== token) return void response.writeHead(403).end();
    // By this the server in front knows that it has heard of all that changed before this answer.
    const { writeHead } = response;
    response.writeHead = ((...head: [number]) => {
      response.setHeader(CHANGES, String(changes));
      return writeHead.apply(response, head);
    }) as typeof writeHead;
    answer(request, response);
  });
  server.keepAliveTimeout = 65_000;
  // Before the first page is drawn it is known what the site is called.
  await fetch(`http://127.0.0.1:${port}/api/due`, { method: "POST", headers: { [MADE_BY]: token } }).catch(
    () => {},
  );
  tell({ port });
});
