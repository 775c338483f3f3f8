import { expect, it } from "vitest";
import { mementoHeaders, mementoOf } from "./memento.ts";

const NOW = Date.parse("2026-06-01T12:00:00Z");

it.each([
  ["/pledges?donor=NL", "Wed, 31 Jan 2024 11:00:00 GMT", "/pledges?donor=NL&as_of=2024-01-31"],
  ["/uk/pledges", "Wed, 31 Jan 2024 23:59:59 GMT", "/uk/pledges?as_of=2024-01-31"],
  ["/api/v1/totals?as_of=2025-01-01", "Wed, 31 Jan 2024 11:00:00 GMT", "/api/v1/totals?as_of=2024-01-31"],
  ["/pledges.csv", "Mon, 01 Jun 2026 09:00:00 GMT", null],
  ["/pledges", "yesterday", null],
  ["/pledges", undefined, null],
  ["/articles/shells", "Wed, 31 Jan 2024 11:00:00 GMT", "/articles/shells/history/2024-01-31"],
  ["/uk/articles/shells", "Wed, 31 Jan 2024 11:00:00 GMT", "/uk/articles/shells/history/2024-01-31"],
  ["/articles/shells/history", "Wed, 31 Jan 2024 11:00:00 GMT", null],
  ["/pledges/P-2024-0001", "Wed, 31 Jan 2024 11:00:00 GMT", null],
])("%s at %s is at %s", (url, moment, place) => {
  expect(mementoOf(url, moment, NOW)).toBe(place);
});

it.each([
  ["/pledges?as_of=2024-01-31&donor=NL", "/pledges?donor=NL", "/api/v1/timemap/pledges"],
  ["/pledges.csv?as_of=2024-01-31", "/pledges.csv", "/api/v1/timemap/pledges"],
  ["/uk/articles/shells/history/2024-01-31", "/uk/articles/shells", "/api/v1/timemap/articles/shells"],
  ["/articles/shells", null, null],
  ["/api/v1/pledges?as_of=2024-01-31", null, null],
])("%s is the state of a day of %s", (address, original, timeMap) => {
  expect(mementoHeaders(address)).toEqual(
    original === null
      ? {}
      : {
          "memento-datetime": "Wed, 31 Jan 2024 23:59:59 GMT",
          link: `<${original}>; rel="original timegate", <${timeMap}>; rel="timemap"; type="application/link-format"`,
        },
  );
});
