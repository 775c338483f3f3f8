import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";

/** The web of a test file: a server on this machine that has one page at every address. The address of that page. */
export function webWith(page: string): () => string {
  const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(page));
  beforeAll(() => new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens)));
  afterAll(() => new Promise((closed) => server.close(closed)));
  return () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}
