import { expect, it } from "vitest";
import { elementsOf, wordsOf } from "../pictures/draw/elements.testing.ts";
import { newsSitemap, sitemap, sourceOf } from "./sitemap.ts";

const site = "https://news.example";
const both = { url: site, languages: ["en", "uk"] as const };
const named = (xml: string | null, name: string) =>
  elementsOf(xml ?? "")
    .filter((element) => element.name === name)
    .map(wordsOf);

it("names every page in every language, and of each the others", async () => {
  const entries = [{ path: "/" }, { path: "/articles/a", modifiedAt: "2024-02-01T00:00:00Z" }];
  const xml = await sitemap([sourceOf(entries)], null, both);
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

it("names a page only in the languages that readers are served in", async () => {
  const xml = await sitemap([sourceOf([{ path: "/donors" }])], null, { url: site, languages: ["uk"] });
  expect(named(xml, "loc")).toEqual([`${site}/uk/donors`]);
  expect(elementsOf(xml ?? "").filter(({ name }) => name === "xhtml:link")).toHaveLength(1);
});

it("lists all of more pages than one sitemap may hold, in parts", async () => {
  const entries = Array.from({ length: 12_001 }, (_, index) => ({ path: `/articles/${index}` }));
  const parts = named(await sitemap([sourceOf(entries)], null, both), "loc");
  expect(parts).toEqual([1, 2, 3].map((part) => `${site}/sitemap.xml?part=${part}`));
  const locations = await Promise.all(
    [1, 2, 3].map(async (part) => named(await sitemap([sourceOf(entries)], part, both), "loc")),
  );
  expect(Math.max(...locations.map(({ length }) => length))).toBeLessThanOrEqual(10_000);
  expect(new Set(locations.flat()).size).toBe(2 * 12_001);
  for (const none of [0, 4, 1.5, Number.NaN])
    expect(await sitemap([sourceOf(entries)], none, both)).toBeNull();
});

it("lists what comes from several sources once each, in parts of their own", async () => {
  const list = (name: string, count: number) =>
    sourceOf(Array.from({ length: count }, (_, index) => ({ path: `/${name}/${index}` })));
  const sources = [list("articles", 6_000), list("pledges", 5_001)];
  const parts = named(await sitemap(sources, null, both), "loc");
  expect(parts).toHaveLength(4);
  const found = await Promise.all(
    parts.map(async (_, index) => named(await sitemap(sources, index + 1, both), "loc")),
  );
  expect(new Set(found.flat()).size).toBe(2 * 11_001);
  expect(named(await sitemap([list("a", 2), list("b", 1)], null, both), "loc")).toHaveLength(6);
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
