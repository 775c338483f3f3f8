import { expect, it } from "vitest";
import { mementoOf } from "./memento.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");

it.each([
  ["/pledges?donor=NL", "Wed, 31 Jan 2024 11:00:00 GMT", "/pledges?donor=NL&as_of=2024-01-31"],
  ["/uk/pledges", "Wed, 31 Jan 2024 23:59:59 GMT", "/uk/pledges?as_of=2024-01-31"],
  ["/api/v1/totals?as_of=2025-01-01", "Wed, 31 Jan 2024 11:00:00 GMT", "/api/v1/totals?as_of=2024-01-31"],
  ["/pledges.csv", "Mon, 01 Jun 2026 09:00:00 GMT", null],
  ["/pledges", "yesterday", null],
  ["/pledges", undefined, null],
  ["/pledges/P-2024-0001", "Wed, 31 Jan 2024 11:00:00 GMT", null],
])("%s at %s is at %s", (url, moment, place) => {
  expect(mementoOf(url, moment, NOW)).toBe(place);
});
