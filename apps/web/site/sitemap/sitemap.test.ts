import { expect, it } from "vitest";
import { elementsOf, wordsOf } from "../pictures/draw/elements.testing.ts";
import { newsSitemap, sitemap } from "./sitemap.ts";

const site = "https://news.example";
const named = (xml: string | null, name: string) =>
  elementsOf(xml ?? "")
    .filter((element) => element.name === name)
    .map(wordsOf);

it("names every page in every language, and of each the others", () => {
  const xml = sitemap(
    [{ path: "/" }, { path: "/articles/a", modifiedAt: "2024-02-01T00:00:00Z" }],
    null,
    site,
  );
  expect(named(xml, "loc")).toEqual([
    `${site}/`,
    `${site}/uk`,
    `${site}/articles/a`,
    `${site}/uk/articles/a`,
  ]);
  expect(named(xml, "lastmod")).toEqual(["2024-02-01T00:00:00Z", "2024-02-01T00:00:00Z"]);
  const links = elementsOf(xml ?? "").filter(({ name }) => name === "xhtml:link");
  expect(links.slice(-2).map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual([
    ["en", `${site}/articles/a`],
    ["uk", `${site}/uk/articles/a`],
  ]);
});

it("lists all of more pages than one sitemap may hold, in parts", () => {
  const entries = Array.from({ length: 12_001 }, (_, index) => ({ path: `/articles/${index}` }));
  const parts = named(sitemap(entries, null, site), "loc");
  expect(parts).toEqual([1, 2, 3].map((part) => `${site}/sitemap.xml?part=${part}`));
  const locations = [1, 2, 3].map((part) => named(sitemap(entries, part, site), "loc"));
  expect(Math.max(...locations.map(({ length }) => length))).toBeLessThanOrEqual(10_000);
  expect(new Set(locations.flat()).size).toBe(2 * 12_001);
  for (const none of [0, 4, 1.5, Number.NaN]) expect(sitemap(entries, none, site)).toBeNull();
});

it("tells of news with words that are words", () => {
  const entry = {
    slug: "a",
    language: "uk",
    title: "A <b> & “c”",
    publishedAt: "2024-02-01T00:00:00Z",
  } as const;
  const xml = newsSitemap([entry], { name: "R&D news", url: site });
  expect(named(xml, "news:title")).toEqual(["A <b> & “c”"]);
  expect(named(xml, "news:name")).toEqual(["R&D news"]);
});
