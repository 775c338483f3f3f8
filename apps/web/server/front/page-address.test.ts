import { expect, it } from "vitest";
import { articleSlugOf, methodsOf, pageAddress } from "./page-address.ts";

it.each<[string, string | null]>([
  ["/", "/"],
  ["/pledges", "/pledges"],
  ["/pledges?", "/pledges"],
  ["/pledges?donor=DK&category=military", "/pledges?category=military&donor=DK"],
  ["/pledges?category=military&donor=DK", "/pledges?category=military&donor=DK"],
  ["/pledges?donor=SE&donor=DK", "/pledges?donor=SE&donor=DK"],
  ["/pledges?q=&donor=DK&to=%20", "/pledges?donor=DK"],
  ["/articles/a?utm_source=x&fbclid=y", "/articles/a"],
  ["/donors?_rsc=abc", "/donors"],
  ["/uk/pledges?q=%D1%84", "/uk/pledges?q=%D1%84"],
  ["/pledges.csv?donor=DK&category=military", "/pledges.csv?category=military&donor=DK"],
  ["/pledges.csv?donor=", "/pledges.csv?donor="],
  ["/feeds/pledges?utm_source=x", "/feeds/pledges?utm_source=x"],
  ["/search?q=a?b", "/search?q=a%3Fb"],
  ["/desktop", "/desktop"],
  ["/apiary", "/apiary"],
  ["/desk", null],
  ["/desk/articles?x=1", null],
  ["/uk/desk", null],
  ["/en/login", null],
  ["/login", null],
  ["/first-admin", null],
  ["/preview/abc", null],
  ["/letters/abc", null],
  ["/uk/letters/abc", null],
  ["/uk/preview/abc", null],
  ["/api/trpc/articles.list", null],
  ["/_next/static/a.js", null],
  ["/answers/failure", null],
  ["/healthz", null],
  ["/readyz", null],
])("%s is kept as %s", (url, key) =>
  expect(pageAddress(url)).toEqual(key === null ? { kind: "passed" } : { kind: "kept", key }),
);

it("knows which article a page shows", () => {
  expect(articleSlugOf("/articles/a-b")).toBe("a-b");
  expect(articleSlugOf("/uk/articles/a-b/history")).toBe("a-b");
  expect(articleSlugOf("/articles")).toBeNull();
  expect(articleSlugOf("/pledges/P-2024-0001")).toBeNull();
});

it("takes a form where there is one, and what reads everywhere else", () => {
  expect(methodsOf("/pledges/P-2024-0001/report")).toEqual(["GET", "HEAD", "POST"]);
  expect(methodsOf("/pledges?q=a")).toEqual(["GET", "HEAD", "OPTIONS"]);
});
