import { expect, it } from "vitest";
import { refusalOf } from "./request-refusal.ts";

const status = (url: string, headers: Record<string, string> = {}) =>
  refusalOf({ url, headers })?.status ?? null;

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
