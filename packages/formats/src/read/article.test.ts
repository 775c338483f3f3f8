import { writtenOut } from "@pledgebook/core/text/body-as-markdown";
import { plainText } from "@pledgebook/core/text/document";
import { describe, expect, it } from "vitest";
import { readArticleFile } from "./article.ts";
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

  it("has the head that site generators write above Markdown, and loses no list within a list", async () => {
    const text = `---\ntitle: A title\nauthor: Olena M\ndate: 2025-04-02\n---\n\n${story}\n\n- One\n  - inner\n- Two\n`;
    const read = await readArticleFile("a.md", bytes(text));
    expect(read).toMatchObject({ title: "A title", byline: "Olena M", publishedOn: "2025-04-02" });
    expect(plainText(read.body)).toBe(`${story}\n\nOne\n\ninner\n\nTwo`);
    const titled = await readArticleFile(
      "a.md",
      bytes(`---\ntitle: Another\nx: [\n---\n# Its own\n\n${story}\n`),
    );
    expect(titled.title).toBe("Its own");
  });

  it("keeps cells and inner items apart, and leads no link of elsewhere to this site", async () => {
    const page = `<html><head><link rel="canonical" href="https://paper.example/news/a"></head><body><article><h1>A title</h1>
      <p>${story}</p><p>${story} <a href="/b">b</a></p><table><tr><td>2024</td><td><p>1.2 bn</p></td></tr></table>
      <ul><li>Outer<ul><li>inner A</li><li>inner B</li></ul></li></ul><p>${story}</p></article></body></html>`;
    const read = await readArticleFile("a.html", bytes(page));
    expect(plainText(read.body)).toContain("2024 | 1.2 bn");
    expect(plainText(read.body)).toContain("Outer\n\ninner A\n\ninner B");
    expect(JSON.stringify(read.body)).toContain('"href":"https://paper.example/b"');
    const homeless = await readArticleFile("a.html", bytes(page.replace(/<link[^>]*>/, "")));
    expect(JSON.stringify(homeless.body)).not.toContain("href");
  });

  it("is what the reader of a saved page sees: nothing hidden or struck out, no note in a figure, lists by their numbers", async () => {
    const page = `<html><body><article><h1>A title</h1><p>${story}</p>
      <p>It gave €12<span style="vertical-align:super">4</span> million, then <span style="text-decoration:line-through">€87</span> €37.</p>
      <p style="display:none">Nobody sees the €99 million of this paragraph, which is long enough for a story.</p>
      <div>It gave <ins>€5</ins> million; the <nobr>F-16</nobr> and the <x-word>howitzers</x-word> <u>follow</u>.</div>
      <ol start="5"><li>Five</li><li>Six</li></ol><table><tr><td>10</td><td>200<br>300</td></tr></table>
      <p>${story}</p></article></body></html>`;
    const { body } = await readArticleFile("a.html", bytes(page));
    expect(writtenOut(body).split("\n\n").slice(1, -1)).toEqual([
      "It gave €12 million, then €37.",
      "It gave €5 million; the F-16 and the howitzers follow.",
      "5. Five",
      "6. Six",
      "10 | 200 / 300",
    ]);
  });

  it("is read in the old Cyrillic encoding, said or not", async () => {
    const cyrillic = "Заголовок статті\n\nДанія дасть гроші на захист систем, сказав міністр.\n";
    const old = (text: string) =>
      Uint8Array.from(text, (sign) => {
        const code = sign.charCodeAt(0);
        if (code < 128) return code;
        return { і: 0xb3, І: 0xb2, ї: 0xbf, є: 0xba, ґ: 0xb4 }[sign] ?? code - 0x410 + 0xc0;
      });
    const read = await readArticleFile("a.txt", old(cyrillic));
    expect(read).toMatchObject({ title: "Заголовок статті", language: "uk" });
    const page = `<html><head><meta charset="windows-1251"></head><body><article><h1>Заголовок</h1><p>${"Данія дасть гроші на захист систем. ".repeat(20)}</p></article></body></html>`;
    expect((await readArticleFile("a.html", old(page))).title).toBe("Заголовок");
  });

  /** Small files that would take minutes and gigabytes. */
  it.each([
    [
      "a.docx",
      () => wordDocument(Array.from({ length: 100_000 }, () => "Some words of a paragraph.")),
      "docx_too_large",
    ],
    ["a.md", () => bytes(`# T\n\n${"- ".repeat(5000)}x`), "markdown_too_dense"],
    ["a.md", () => bytes(`# T\n\n${"*a".repeat(50_000)}`), "markdown_too_dense"],
    ["a.html", () => bytes(`<html><body>${"<div>".repeat(20_000)}`), "html_too_deep"],
  ] as const)("%s is refused before it is unfolded", (name, file, key) =>
    expect(readArticleFile(name, file())).rejects.toMatchObject({ key }),
  );

  it.each([
    ["a.docx", "no zip at all", "docx_broken"],
    ["a.pdf", "%PDF-1.7", "format_unknown"],
    ["a.html", "<html><body></body></html>", "page_no_story"],
    ["a.md", "", "paste_no_body"],
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
