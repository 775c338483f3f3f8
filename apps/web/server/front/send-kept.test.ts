import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KeptAnswer } from "./kept-pages.ts";
import { encodingOf, isKnown, sendKept, sendOnce, sendPreflight } from "./send-kept.ts";

const PAGE = `<!doctype html><title>A page</title>${"<p>Words of a page.</p>".repeat(100)}`;
const headers = { "content-type": "text/html; charset=utf-8", "x-frame-options": "SAMEORIGIN" };
const page = new KeptAnswer({ status: 200, headers, body: Buffer.from(PAGE) }, 0);
const other = new KeptAnswer({ status: 200, headers, body: Buffer.from(`${PAGE}.`) }, 0);
const none = new KeptAnswer({ status: 404, headers, body: Buffer.from("None.") }, 0);
const picture = new KeptAnswer(
  {
    status: 200,
    headers: { "content-type": "image/webp", "cache-control": "public, max-age=31536000, immutable" },
    body: Buffer.alloc(50),
  },
  0,
);

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === "/once") sendOnce(response, page.made);
    else if (request.method === "OPTIONS") sendPreflight(response, ["GET", "HEAD", "OPTIONS"]);
    else void sendKept(request, response, { "/none": none, "/picture": picture }[request.url ?? ""] ?? page);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

describe("a kept answer", () => {
  it.each([
    ["br", (body: Buffer) => brotliDecompressSync(body)],
    ["gzip", (body: Buffer) => gunzipSync(body)],
    ["identity", (body: Buffer) => body],
  ] as const)("is sent in %s, with its length and a validator of its own", async (encoding, decode) => {
    const answer = new KeptAnswer(page.made, 0);
    const body = await answer.bodyIn(encoding);
    expect(String(decode(body))).toBe(PAGE);
    const { status, headers } = await fetch(origin, {
      method: "HEAD",
      headers: { "accept-encoding": encoding },
    });
    expect(status).toBe(200);
    expect(headers.get("content-encoding")).toBe(encoding === "identity" ? null : encoding);
    expect(headers.get("content-length")).toBe(String(body.length));
    expect(headers.get("etag")).toBe(answer.etag(encoding));
    expect(headers.get("vary")).toBe("Accept-Encoding");
    expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
    expect(headers.get("cache-control")).toContain("stale-if-error=86400");
  });

  it("has validators that differ by content and by encoding", () => {
    const tags = [page.etag("br"), page.etag("gzip"), page.etag("identity"), other.etag("br")];
    expect(new Set(tags).size).toBe(4);
    expect(new KeptAnswer(page.made, 9).etag("br")).toBe(page.etag("br"));
  });

  it("is not sent again to who has it, with a body or without", async () => {
    for (const method of ["GET", "HEAD"]) {
      const known = { "accept-encoding": "br", "if-none-match": page.etag("br") };
      const answer = await fetch(origin, { method, headers: known });
      expect([answer.status, await answer.text()]).toEqual([304, ""]);
      expect(answer.headers.get("etag")).toBe(page.etag("br"));
      expect(answer.headers.get("content-type")).toBeNull();
    }
    const stale = await fetch(origin, { headers: { "if-none-match": other.etag("gzip") } });
    expect(stale.status).toBe(200);
    await stale.text();
  });

  it("has no validator and is held nowhere where there is no page", async () => {
    const { status, headers } = await fetch(`${origin}/none`, { headers: { "if-none-match": "*" } });
    expect([status, headers.get("etag"), headers.get("cache-control")]).toEqual([404, null, "no-cache"]);
  });

  it("is a picture for a year, and is not compressed again", async () => {
    const { headers } = await fetch(`${origin}/picture`, { headers: { "accept-encoding": "br" } });
    expect(headers.get("cache-control")).toContain("immutable");
    expect([headers.get("content-encoding"), headers.get("vary")]).toEqual([null, null]);
  });
});

it("sends what is one reader's so that nobody keeps it", async () => {
  const { headers } = await fetch(`${origin}/once`);
  expect([headers.get("cache-control"), headers.get("etag")]).toEqual(["no-store", null]);
});

it("lets other sites ask on condition that something has changed", async () => {
  const { status, headers } = await fetch(`${origin}/pledges.csv`, { method: "OPTIONS" });
  expect(status).toBe(204);
  expect(headers.get("access-control-allow-headers")).toContain("If-None-Match");
  expect(headers.get("allow")).toBe("GET, HEAD, OPTIONS");
});

it.each([
  ["gzip, deflate, br", "br"],
  ["gzip;q=1.0, br;q=0", "gzip"],
  ["GZIP", "gzip"],
  ["deflate", "identity"],
  ["br;q=0.0, gzip;q=0.000", "identity"],
  ["*", "identity"],
  [undefined, "identity"],
])("understands %s as %s", (accepted, encoding) => expect(encodingOf(accepted)).toBe(encoding));

it.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ["*", true],
  ['"ab"', false],
  ["a", false],
  [undefined, false],
])("takes %s for known: %s", (list, expected) => expect(isKnown(list, '"a"')).toBe(expected));
