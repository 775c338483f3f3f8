import { plainText } from "@pledgebook/core/document";
import { describe, expect, it } from "vitest";
import { readArticleFile } from "./article-files.ts";
import { wordDocument } from "./word-document.testing.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const story =
  "Denmark will give 91 million kroner to protect the systems of the armed forces from attack, said the minister in a long sentence that a reader of pages takes for a story.";

describe("an article from a file", () => {
  it("is read from a saved page, without its menus, with its source and hash", async () => {
    const page = `<!doctype html><html><head><title>A title – The Paper</title>
      <meta property="og:title" content="A title"><meta property="og:site_name" content="The Paper">
      <meta name="author" content="By Ann Example"><meta property="article:published_time" content="2024-01-31T10:00:00Z">
      <link rel="canonical" href="https://paper.example/a-title"></head><body>
      <nav><a href="/">Home</a><a href="/more">More</a></nav>
      <article><h1>A title</h1><p>${story} <a href="javascript:alert(1)">Bad</a> <a href="https://example.org/">good</a></p>
      <h2>What else</h2><p>${story}</p><ul><li>One <b>bold</b></li><li>Two</li></ul><blockquote><p>Said so.</p></blockquote>
      <p>${story}</p><script>alert(1)</script></article><footer>Impressum</footer></body></html>`;
    const read = await readArticleFile("a.html", bytes(page));
    expect(read).toMatchObject({
      title: "A title",
      byline: "Ann Example",
      publishedOn: "2024-01-31",
      language: "en",
      sources: [
        {
          publisher: "The Paper",
          title: "A title",
          date: "2024-01-31",
          url: "https://paper.example/a-title",
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    const text = plainText(read.body);
    expect(text).toContain(story);
    expect(text).not.toMatch(/Home|Impressum|alert/);
    const types = read.body.content.map((block) => block.type);
    expect(types).toContain("bulletList");
    expect(types).toContain("blockquote");
    expect(JSON.stringify(read.body)).not.toContain("javascript:");
    expect(JSON.stringify(read.body)).toContain("https://example.org/");
  });

  it("is read from Markdown, with the lines that stand before its story", async () => {
    const read = await readArticleFile(
      "a.md",
      bytes(`# A title\n\nby Ann Example\n\n31 January 2024\n\n${story}\n\n## More\n\n- one\n- **two**\n`),
    );
    expect(read).toMatchObject({ title: "A title", byline: "Ann Example", publishedOn: "2024-01-31" });
    expect(read.body.content.map((block) => block.type)).toEqual(["paragraph", "heading", "bulletList"]);
  });

  it("is read from a Word document", async () => {
    const read = await readArticleFile(
      "a.docx",
      wordDocument(["Заголовок статті", "31 січня 2024", "Данія дасть 91 мільйон крон на захист систем."]),
    );
    expect(read).toMatchObject({ title: "Заголовок статті", publishedOn: "2024-01-31", language: "uk" });
    expect(plainText(read.body)).toBe("Данія дасть 91 мільйон крон на захист систем.");
  });

  it.each([
    ["a.docx", "no zip at all", "docx_broken"],
    ["a.pdf", "%PDF-1.7", "format_unknown"],
    ["a.html", "<html><body></body></html>", "page_no_story"],
    ["a.md", "", "paste_no_title"],
    ["a.md", "# Only a title", "paste_no_body"],
    ["a.txt", "", "paste_empty"],
  ])("%s of '%s' is refused with a reason", (name, text, key) =>
    expect(readArticleFile(name, bytes(text))).rejects.toMatchObject({ key }),
  );

  it("that is no UTF-8 is refused", () =>
    expect(readArticleFile("a.txt", new Uint8Array([0xff, 0xfe, 0xfd]))).rejects.toMatchObject({
      key: "paste_binary",
    }));
});
