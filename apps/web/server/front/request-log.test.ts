import { expect, it } from "vitest";
import { pathAsRead, withoutSecret } from "./request-log.ts";

it.each([
  ["/pledges?q=typed", "/pledges"],
  ["/password/secret", "/password/…"],
  ["/uk/preview/secret?x", "/uk/preview/…"],
  ["/letters/secret/leave", "/letters/…/leave"],
  ["/api/letters/secret", "/api/letters/…"],
  ["//preview/secret", "/preview/…"],
  ["/%70review/secret", "/preview/…"],
  ["/preview//secret", "/preview/…"],
  ["/%E0%A4%A", "/%E0%A4%A"],
  ["/a%0Ab", "/a b"],
])("%s is told as %s", (url, told) => {
  expect(withoutSecret(pathAsRead(url))).toBe(told);
});
