import { documentFromParagraphs, plainText } from "@pledgebook/core/text/document";
import { expect, it } from "vitest";
import { articleOfBlocks, inFormsOf } from "./article-blocks.ts";
import { blocksOfHtml } from "./html.ts";

const page = `<nav>Home</nav><h1>Norway gives shells</h1><p>Ann Lee, 13 August 2024, 15:30</p>
<p>Norway has pledged <a href="https://oslo.example/">87 million euros</a> for shells, the ministry said in Oslo on Tuesday.</p>
<h2>What it buys</h2><ul><li>Shells of 155 mm</li><li>Shells of 105 mm</li></ul>
<p>Read also: Denmark gives $1.5 billion</p>
<p>The deliveries are to begin in spring, and the last of them is expected before the winter comes.</p><p>Share this article</p>`;

it("what is copied from a page keeps its headings, lists and links, without what stands around it", () => {
  const article = articleOfBlocks(blocksOfHtml(page), {}, { isPage: true });
  expect(article).toMatchObject({
    title: "Norway gives shells",
    byline: "Ann Lee",
    publishedOn: "2024-08-13",
  });
  expect(article.body.content.map(({ type }) => type)).toEqual([
    "paragraph",
    "heading",
    "bulletList",
    "paragraph",
  ]);
  expect(article.leftOut.map(({ text }) => text)).toEqual([
    "Read also: Denmark gives $1.5 billion",
    "Share this article",
  ]);
});

it("what is edited keeps the forms of what was not", () => {
  const { body } = articleOfBlocks(blocksOfHtml(page), {}, { isPage: true });
  const paragraphs = plainText(body).split("\n\n");
  expect(inFormsOf(paragraphs, body)).toEqual(body);
  const edited = inFormsOf([...paragraphs.slice(0, 3), "One more.", ...paragraphs.slice(3)], body);
  expect(edited.content.map(({ type }) => type)).toEqual([
    "paragraph",
    "heading",
    "bulletList",
    "paragraph",
    "bulletList",
    "paragraph",
  ]);
  expect(JSON.stringify(edited)).toContain("https://oslo.example/");
  expect(inFormsOf(["A", "B"], body)).toEqual(documentFromParagraphs(["A", "B"]));
});
