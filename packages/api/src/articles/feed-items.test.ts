import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { plainText } from "@pledgebook/core/text/document";
import { readFeed } from "@pledgebook/formats/read/feed";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isPublicAddress } from "../outside/public-address.ts";
import { fetchText } from "../outside/public-fetch.ts";
import { expectRefused } from "../testing/acts.ts";
import { anna, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Paper &amp; Co</title><link>https://paper.example/</link>
<item><title>Denmark gives &lt;b&gt;91&lt;/b&gt; million</title><link>https://paper.example/denmark</link>
<description>In short</description><dc:creator>Ann Example</dc:creator><pubDate>Wed, 31 Jan 2024 23:30:00 +0200</pubDate>
<content:encoded><![CDATA[<p>Denmark will give <a href="javascript:alert(1)">91 million</a> kroner.</p><script>alert(1)</script><h2>More</h2><ul><li>One</li></ul>]]></content:encoded></item>
<item><title>Only a summary</title><link>javascript:alert(1)</link><description>&lt;p&gt;Two &amp;amp; three.&lt;/p&gt;</description></item>
<item><title>Nothing in it</title><link>https://paper.example/empty</link><pubDate>someday</pubDate></item>
</channel></rss>`;
const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Міністерство</title>
<entry><id>x</id><title>Данія дала 91 мільйон</title><link rel="alternate" href="https://ministry.example/a"/><published>2024-01-31T10:00:00Z</published>
<content type="html">&lt;p&gt;Данія надасть 91 мільйон крон на захист систем.&lt;/p&gt;</content></entry></feed>`;

describe("an entry of a feed", () => {
  it("is read from RSS: headline, day, author, summary, clean text, source and hash", () => {
    const [first, second, third] = readFeed(rss).items;
    expect(first).toMatchObject({ title: "Denmark gives 91 million", words: 8, publishedOn: "2024-01-31" });
    expect(first?.article).toMatchObject({
      byline: "Ann Example",
      standfirst: "In short",
      language: "en",
      sources: [
        {
          publisher: "The Paper & Co",
          title: "Denmark gives 91 million",
          url: "https://paper.example/denmark",
          date: "2024-01-31",
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    expect(plainText(first!.article!.body)).toBe("Denmark will give 91 million kroner.\n\nMore\n\nOne");
    expect(JSON.stringify(first)).not.toMatch(/javascript|alert/);
    expect(second).toMatchObject({ url: null, publishedOn: null });
    expect(plainText(second!.article!.body)).toBe("Two & three.");
    expect(third).toMatchObject({ article: null, words: 0, publishedOn: null });
  });

  it("is read from Atom, in its language", () => {
    expect(readFeed(atom).items).toMatchObject([
      { title: "Данія дала 91 мільйон", url: "https://ministry.example/a", article: { language: "uk" } },
    ]);
  });

  it.each([
    ["nothing", " "],
    ["a page", "<!doctype html><html><body><p>No feed</p></body></html>"],
    ["words", "no feed at all"],
    ["half a feed", "<rss><channel><title>x"],
    ["a feed without entries", "<rss><channel><title>x</title></channel></rss>"],
  ])("is not found in %s, which is said", (_, text) => {
    expect(() => readFeed(text)).toThrow(expect.objectContaining({ key: "feed_unreadable" }));
  });

  it("stands there without an article when it cannot be read, and the others go on", () => {
    const item = (title: string, link: string, html: string) =>
      `<item><title>${title}</title><link>${link}</link><description><![CDATA[${html}]]></description></item>`;
    const { items } = readFeed(
      `<rss><channel>${item("A", "http://[", "<p>Words.</p>")}${item("B", "https://b.example/", "<div>".repeat(30_000))}${item("C", "https://c.example/", "First.<br/><br/>Second,<br/>still second.")}</channel></rss>`,
    );
    expect(items.map(({ url, article }) => [url, article && plainText(article.body)])).toEqual([
      [null, "Words."],
      ["https://b.example/", null],
      ["https://c.example/", "First.\n\nSecond, still second."],
    ]);
  });

  it("is one of the first hundred; how many there are is told", () => {
    const many = readFeed(`<rss><channel>${"<item><title>A</title></item>".repeat(130)}</channel></rss>`);
    expect([many.items.length, many.total]).toEqual([100, 130]);
  });

  it("does not unfold a feed of entities that name each other", () => {
    const levels = Array.from({ length: 30 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
      "",
    );
    const bomb = `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "lol">${levels}<!ENTITY f SYSTEM "file:///etc/passwd">]>
      <rss><channel><item><title>&e30;&f;</title><description>x</description></item></channel></rss>`;
    let told = "";
    try {
      told = JSON.stringify(readFeed(bomb));
    } catch (error) {
      told = String(error);
    }
    expect(told.length).toBeLessThan(5000);
    expect(told).not.toContain("root:");
  });
});

describe("a text of the open web", () => {
  const paths: Record<string, { status?: number; head?: Record<string, string>; body?: string | Buffer }> = {
    "/feed": { body: rss },
    "/page": {
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head></html>',
    },
    "/site": { status: 301, head: { location: "/en/news/" } },
    "/en/news/": {
      body: '<html><head><link rel="alternate" type="application/rss+xml" href="feed.xml"></head></html>',
    },
    "/en/news/feed.xml": { body: rss },
    "/moved": { status: 301, head: { location: "/feed" } },
    "/circle": { status: 302, head: { location: "/circle" } },
    "/file": { status: 302, head: { location: "file:///etc/passwd" } },
    "/large": { body: "x".repeat(5_000_001) },
    "/gone": { status: 404, body: "gone" },
    // «Данія» in windows-1251.
    "/cyrillic": {
      body: Buffer.concat([
        Buffer.from('<?xml version="1.0" encoding="windows-1251"?><rss>'),
        Buffer.from([0xc4, 0xe0, 0xed, 0xb3, 0xff]),
        Buffer.from("</rss>"),
      ]),
    },
  };
  const server = createServer((request, response) => {
    const { status = 200, head = {}, body = "" } = paths[request.url ?? ""] ?? { status: 404 };
    response.writeHead(status, head).end(body);
  });
  let site = "";
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  let room: TestNewsroom;
  beforeEach(async () => {
    room = await testNewsroom();
  });
  const list = (path: string) => room.as(anna).feedItems.list({ address: site + path });

  it.each(["/feed", "/page", "/moved", "/site"])("is a feed, or leads to one: %s", async (path) => {
    expect((await list(path)).items.map(({ title }) => title)).toEqual([
      "Denmark gives 91 million",
      "Only a summary",
      "Nothing in it",
    ]);
  });

  it("is read in the encoding that it names", async () => {
    expect((await room.fetchText(`${site}/cyrillic`)).text).toContain("<rss>Данія</rss>");
  });

  it.each([
    ["/circle", "UNPROCESSABLE_CONTENT", "fetch_circle"],
    ["/file", "BAD_REQUEST", "fetch_address"],
    ["/large", "PAYLOAD_TOO_LARGE", "feed_too_large"],
    ["/gone", "UNPROCESSABLE_CONTENT", "fetch_status"],
  ])("is refused with its reason: %s", async (path, code, key) => {
    await expectRefused(room, () => list(path), { code, key });
  });

  it("says when nobody answers", async () => {
    const closed = () => room.as(anna).feedItems.list({ address: "http://127.0.0.1:1/" });
    await expectRefused(room, closed, { code: "UNPROCESSABLE_CONTENT", key: "fetch_failed" });
  });

  it("tells which entries are here already", async () => {
    const [first] = (await list("/feed")).items;
    const { id } = await room.as(anna).articles.create(first!.article!);
    expect((await list("/feed")).items.map(({ articleId }) => articleId)).toEqual([id, null, null]);
  });

  it.each([
    "http://127.0.0.1:PORT/feed",
    "http://localhost:80/feed",
    "http://[::1]:PORT/feed",
    "http://0x7f.1:PORT/feed",
    "http://2130706433:PORT/feed",
    "http://[::ffff:127.0.0.1]:PORT/feed",
    "http://0.0.0.0:PORT/feed",
  ])("is not one of the server's own network: %s", async (address) => {
    const port = new URL(site).port;
    await expect(fetchText(address.replace("PORT", port))).rejects.toMatchObject({ key: "fetch_inner" });
  });

  it.each(["http://example.org:8080/feed", "https://example.org:22/", "http://93.184.216.34:9200/"])(
    "is where web servers answer: not %s",
    async (address) => {
      await expect(fetchText(address)).rejects.toMatchObject({ key: "fetch_port" });
    },
  );
});

it.each([
  ["93.184.216.34", true],
  ["2606:2800:220:1:248:1893:25c8:1946", true],
  ["168.63.129.16", false],
  ["::ffff:168.63.129.16", false],
  ["127.0.0.1", false],
  ["10.1.2.3", false],
  ["172.16.0.1", false],
  ["192.168.1.1", false],
  ["169.254.169.254", false],
  ["100.64.0.1", false],
  ["0.0.0.0", false],
  ["224.0.0.1", false],
  ["255.255.255.255", false],
  ["::1", false],
  ["::ffff:10.0.0.1", false],
  ["fe80::1", false],
  ["fc00::1", false],
  ["64:ff9b::a00:1", false],
  ["::7f00:1", false],
  ["fec0::1", false],
  ["4000::1", false],
  ["a name", false],
])("%s is an address of the open web: %s", (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});
