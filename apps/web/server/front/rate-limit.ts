import type { IncomingMessage, ServerResponse } from "node:http";

/** Questions to the API that one client may ask within a window. Answers are kept: who asks again asks cheaply, and still counts. */
const QUOTA = 600;
const WINDOW_S = 60;

/** Clients that are counted at once; of more the earliest are forgotten. */
const MOST_CLIENTS = 50_000;

/** How often each client asks: in this process alone, since an answer costs too little to write anything down for it. */
export class RateLimit {
  #clients = new Map<string, { until: number; asked: number }>();

  /**
   * Counts a question and says in the answer's head what is left (RateLimit fields for HTTP, draft-ietf-httpapi-ratelimit-headers).
   * Answers 429 (RFC 6585) itself where nothing is; whether it did. `now`: milliseconds.
   */
  refuses(request: Pick<IncomingMessage, "headers">, response: ServerResponse, now: number): boolean {
    const client = String(request.headers["x-forwarded-for"] ?? "");
    const known = this.#clients.get(client);
    const window = known && known.until > now ? known : { until: now + WINDOW_S * 1000, asked: 0 };
    window.asked++;
    this.#clients.delete(client);
    this.#clients.set(client, window);
    const [oldest] = this.#clients.keys();
    if (this.#clients.size > MOST_CLIENTS && oldest !== undefined) this.#clients.delete(oldest);
    const seconds = Math.ceil((window.until - now) / 1000);
    response.setHeader("ratelimit-policy", `"client";q=${QUOTA};w=${WINDOW_S}`);
    response.setHeader("ratelimit", `"client";r=${Math.max(0, QUOTA - window.asked)};t=${seconds}`);
    if (window.asked <= QUOTA) return false;
    const errors = [
      `One client may ask ${QUOTA} times in ${WINDOW_S} seconds. Ask again in ${seconds} seconds.`,
    ];
    response.writeHead(429, {
      "content-type": "application/problem+json; charset=utf-8",
      "access-control-allow-origin": "*",
      "retry-after": String(seconds),
    });
    response.end(
      `${JSON.stringify({ type: "about:blank", title: "Too often.", status: 429, detail: errors[0], errors })}\n`,
    );
    return true;
  }
}
