import { gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { pageForReaders, READER, readerScript, readersPolicy, speculationRules } from "./reader-page.ts";

const script = readerScript();
const page = (more: string) =>
  `<html><head><link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/><link rel="preload" as="font" href="/f.woff2"/><script src="/_next/a.js" async=""></script><script type="application/ld+json">{"a":"\\u003cscript"}</script></head><body><p>Words</p>${more}<script>self.__next_f.push([1,"a\\n"])</script></body></html>`;

it("is a page without the framework's scripts, with data for machines and the one script of readers", () => {
  const html = pageForReaders(page(`<script type="module" src="${READER}"></script>`), script);
  expect(html.match(/<script[^>]*>/g)).toEqual([
    '<script type="application/ld+json">',
    `<script type="module" src="${script.path}">`,
  ]);
  expect(html).not.toContain("_next/a.js");
  expect(html).toContain("/f.woff2");
  expect(html).toContain("<p>Words</p>");
});

it("has no script at all where the page asks for none", () => {
  expect(pageForReaders(page(""), script)).not.toMatch(/<script(?! type="application)/);
});

it("has a policy that allows no script that stands in a page", () => {
  expect(readersPolicy).toMatch(/script-src 'self';/);
  expect(readersPolicy.split(";").find((part) => part.includes("script-src"))).not.toContain("unsafe");
});

it("is a script of less than eight kilobytes on its way", () => {
  expect(script.path).toMatch(/^\/reader\.[0-9a-f]{12}\.js$/);
  expect(gzipSync(script.bytes).length).toBeLessThan(8_000);
});

it("lets browsers fetch pages of readers beforehand, and none of the desk", () => {
  const [rule] = JSON.parse(speculationRules).prefetch;
  expect(rule.where.and[1].not.href_matches).toContain("/desk*");
});
