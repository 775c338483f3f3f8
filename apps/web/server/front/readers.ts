import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { type KeptPages, TooManyMakers } from "./kept-pages.ts";
import { answerForm, type Maker, TooLargeAnswer } from "./made-answers.ts";
import { methodsOf } from "./page-address.ts";
import { sendKept, sendOnce, sendPreflight } from "./send-kept.ts";

/** What readers are answered with. */
export interface ReadersSite {
  kept: KeptPages;
  maker: Maker;
  /** For what is too large to be kept: it is sent while it is made. */
  passToNext: RequestListener;
}

/** Answers a reader at an address that is alike for everybody. Never rejects. */
export async function answerReader(
  site: ReadersSite,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
): Promise<void> {
  try {
    await answer(site, request, response, key);
  } catch (error) {
    if (error instanceof TooLargeAnswer) site.passToNext(request, response);
    else if (response.headersSent) response.destroy();
    else sayBusy(response, error instanceof TooManyMakers ? 2 : 5);
  }
}

async function answer(
  { kept, maker }: ReadersSite,
  request: IncomingMessage,
  response: ServerResponse,
  key: string,
): Promise<void> {
  const methods = methodsOf(key);
  const { method = "" } = request;
  if (!methods.includes(method)) {
    response.setHeader("allow", methods.join(", "));
    response.writeHead(405, { "content-type": "text/plain; charset=utf-8" });
    response.end(`This address takes ${methods.join(", ")}.\n`);
  } else if (method === "OPTIONS") sendPreflight(response, methods);
  else if (method === "POST") sendOnce(response, await answerForm(maker, request, key));
  else await sendKept(request, response, await kept.answer(key));
}

function sayBusy(response: ServerResponse, seconds: number): void {
  response.setHeader("retry-after", String(seconds));
  response.setHeader("cache-control", "no-store");
  response.writeHead(503, { "content-type": "text/plain; charset=utf-8" });
  response.end("The site did not answer in time. Try again in a moment.\n");
}
