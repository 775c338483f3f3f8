import { expect, it } from "vitest";
import { refusalOf, refusalOfCopy } from "./request-refusal.ts";

const SITE = "https://news.example";
const status = (url: string, headers: Record<string, string> = {}, method = "GET") =>
  refusalOf({ url, headers, method }, SITE)?.status ?? null;

it.each([
  ["a program, which says nothing of where it comes from", {}, null],
  ["a page of this site, by Fetch Metadata", { "sec-fetch-site": "same-origin", origin: "null" }, null],
  ["a page of another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }, 403],
  [
    "a neighbour under the same domain",
    { "sec-fetch-site": "same-site", origin: "https://x.news.example" },
    403,
  ],
  ["an older browser on this site", { origin: SITE, host: "10.0.0.5:3000" }, null],
  ["an older browser on this host", { origin: "http://10.0.0.5:3000", host: "10.0.0.5:3000" }, null],
  ["an older browser elsewhere", { origin: "https://evil.example", host: "news.example" }, 403],
  ["an older browser that hides where it is", { origin: "null", host: "news.example" }, 403],
] as const)("what changes something is taken from %s: %j, %s", (_, headers, answer) => {
  expect(status("/api/trpc/articles.save", headers, "POST")).toBe(answer);
  expect(status("/api/trpc/articles.desk", headers)).toBeNull();
});

it("knows no method that pages do not have", () => {
  for (const method of ["TRACE", "PROPFIND", "SEARCH"]) expect(status("/desk", {}, method)).toBe(405);
});

it.each([
  ["/", {}, null],
  ["/pledges?q=%FF", {}, null],
  ["/pledges/%FF", {}, 400],
  ["*", {}, 400],
  ["http://elsewhere.example/", {}, 400],
  ["", {}, 400],
  [`/pledges?${"x&".repeat(199)}x`, {}, null],
  [`/pledges?${"x&".repeat(200)}x`, {}, 414],
  [`/?q=${"a".repeat(4094)}`, {}, null],
  [`/?q=${"a".repeat(4095)}`, {}, 414],
  [`/desk?${"x&".repeat(7000)}`, {}, 414],
  [`/api/trpc/search.find?input=${"a".repeat(9000)}`, {}, null],
  ["/api/auth/sign-in/email", { "content-length": "200" }, null],
  ["/api/auth/sign-in/email", { "content-length": "300000" }, 413],
  ["/api/first-admin", { "transfer-encoding": "chunked" }, 411],
  ["/api/trpc/articles.save", { "content-length": "3000000" }, null],
  ["/api/trpc/search.find", { "content-length": "3000000" }, 413],
  ["/api/trpc/images.add", { "content-length": "20000000" }, null],
  ["/api/trpc/images.add", { "content-length": "25000000" }, 413],
  ["/api/import", { "content-length": "10000000" }, null],
  ["/pledges/P-2024-0001/report", { "content-length": "99999999" }, 413],
] as const)("%s with %j is answered %s", (url, headers, answer) => {
  expect(status(url, headers)).toBe(answer);
});

it.each([
  ["GET", "/pledges", null],
  ["GET", "/uk/articles/a-story", null],
  ["GET", "/api/v1/pledges", null],
  ["POST", "/api/trpc/articles.save", 503],
  ["POST", "/pledges/P-2024-0001/report", 503],
  ["GET", "/uk/desk/articles", 503],
  ["GET", "/login", 503],
  ["GET", "/api/auth/get-session", 503],
] as const)("of a copy that only reads: %s %s → %s", (method, path, answer) => {
  expect(refusalOfCopy(method, path)?.status ?? null).toBe(answer);
});
