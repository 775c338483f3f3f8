import { expect, it } from "vitest";
import { foreignReader } from "./foreign-text.ts";

const thread = new URL("./foreign-text.worker.ts", import.meta.url);
const read = foreignReader(thread);
const readShortly = foreignReader(thread, 1_000);
const ADDRESS = "https://paper.example/story";
const page = (body: string) =>
  `<html><head><title>A story</title></head><body><article><h1>A story</h1>${body}</article></body></html>`;

it("reads a page, a feed and a file as they are read on the spot", async () => {
  const paragraphs =
    "<p>Norway will give Ukraine five million euros for boats, the minister said.</p>".repeat(4);
  expect(await read("page", page(paragraphs), ADDRESS)).toMatchObject({ title: "A story" });
  const feed = `<rss version="2.0"><channel><title>Feed</title><item><title>A story</title><link>${ADDRESS}</link><pubDate>Wed, 31 Jan 2024 23:30:00 GMT</pubDate><description>${paragraphs.replaceAll("<", "&lt;")}</description></item></channel></rss>`;
  const { items } = await read("feed", feed, "Europe/Kyiv");
  expect(items.map(({ article }) => article?.publishedOn)).toEqual(["2024-02-01"]);
  const file = new TextEncoder().encode("# A story\n\nNorway gives five million euros.\n");
  expect(await read("file", "story.md", file)).toMatchObject({ title: "A story" });
});

it("says what a reading says", async () => {
  const login = page('<form><input type="password"></form>');
  await expect(read("page", login, ADDRESS)).rejects.toMatchObject({ key: "page_login" });
  await expect(read("feed", "no feed", "UTC")).rejects.toMatchObject({ key: "feed_unreadable" });
});

it.each([
  ["a table of a million cells", page(`<table>${"<tr><td>a<td>b".repeat(350_000)}</table>`)],
  ["paragraphs that none ends", page("<p>".repeat(1_600_000))],
  ["nothing but links", page("<a href=x>b</a>".repeat(330_000))],
  ["nothing but signs", page(`<p>${"< ".repeat(2_500_000)}</p>`)],
  ["divisions in divisions", page(`${"<div>".repeat(60)}x${"</div>".repeat(60)}`.repeat(7_500))],
])(
  "ends the reading of %s, and holds nothing up meanwhile",
  async (_, html) => {
    let ticks = 0;
    const ticking = setInterval(() => ticks++, 50);
    await expect(readShortly("page", html, ADDRESS)).rejects.toMatchObject({ key: "foreign_too_heavy" });
    clearInterval(ticking);
    expect(ticks).toBeGreaterThan(5);
  },
  20_000,
);
