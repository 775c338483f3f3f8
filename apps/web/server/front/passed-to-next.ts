import { Agent, request as ask, type RequestListener } from "node:http";
import { pipeline } from "node:stream";
import { PERSON } from "../request-id.ts";
import { CHANGES, MADE_BY, type NextThread } from "./next-thread.ts";

const agent = new Agent({ keepAlive: true });

/** Headers that belong to one connection (RFC 9110 7.6.1), and those that are between this server and Next. */
const OF_CONNECTION = new Set(["connection", "keep-alive", "transfer-encoding", CHANGES, PERSON]);

/** Hands a request on to Next's thread as it came, and its answer back, piece by piece. */
export function passedToNext(next: NextThread): RequestListener {
  return (request, response) => {
    const { method, url, headers } = request;
    const question = ask(
      {
        host: "127.0.0.1",
        port: next.port,
        agent,
        method,
        path: url,
        headers: { ...headers, [MADE_BY]: next.token, connection: "keep-alive" },
      },
      (answer) => {
        next.hear(String(answer.headers[CHANGES] ?? ""));
        request.headers[PERSON] = answer.headers[PERSON];
        for (const [name, value] of Object.entries(answer.headers))
          if (value !== undefined && !OF_CONNECTION.has(name)) response.setHeader(name, value);
        response.writeHead(answer.statusCode ?? 502);
        pipeline(answer, response, () => {});
      },
    );
    question.on("error", () => {
      if (response.headersSent || response.destroyed) return response.destroy();
      response.setHeader("retry-after", "5");
      response.writeHead(503, { "content-type": "text/plain; charset=utf-8" });
      response.end("The site did not answer. Try again in a moment.\n");
    });
    // Whoever goes away is not drawn for.
    response.on("close", () => {
      if (!response.writableEnded) question.destroy();
    });
    request.pipe(question);
  };
}
