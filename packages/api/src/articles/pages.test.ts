import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { expectRefused } from "../testing/acts.ts";
import { anna, oleh, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, story } from "../testing/story.ts";

const paragraphs = story.paragraphs.map((text) => `<p>${text}</p>`).join("\n");
const body = `<body><nav><a href="/">Home</a></nav><article><h1>Two capitals pay</h1><p>By Ann Lee</p>${paragraphs}
<p>Read also: Denmark gives $1.5 billion</p></article><footer>© 2024 The Paper</footer></body>`;
const data = JSON.stringify({
  "@context": "https://schema.org",
  "@graph": [
    { "@type": "WebSite", name: "The Paper" },
    {
      "@type": "NewsArticle",
      headline: "Two capitals pay",
      author: [{ "@type": "Person", name: "Jo Doe" }, { name: "Lee Roe" }],
      datePublished: "2024-01-31T08:00:00+02:00",
      publisher: { name: "The Paper" },
      url: "/two-capitals",
    },
  ],
});

/** What the web of this test has at each address: a status, a type and the bytes. */
const web: Record<string, [number, string, string | Buffer]> = {
  "/data": [
    200,
    "text/html; charset=utf-8",
    `<html><head><script type="application/ld+json">${data}</script></head>${body}</html>`,
  ],
  "/bare": [200, "text/html", `<html><head><title>Two capitals pay | The Paper</title></head>${body}</html>`],
  "/cyrillic": [
    200,
    "text/html",
    Buffer.concat([
      Buffer.from('<html><head><meta charset="windows-1251"></head><body><h1>'),
      // 'Оборона' in windows-1251.
      Buffer.from([0xce, 0xe1, 0xee, 0xf0, 0xee, 0xed, 0xe0]),
      Buffer.from(`</h1>${paragraphs}</body></html>`),
    ]),
  ],
  "/gone": [404, "text/html", "<h1>Not here</h1>"],
  "/login": [200, "text/html", '<h1>Sign in</h1><form><input name="who"><input type="password"></form>'],
  "/large": [200, "text/html", `<h1>Long</h1><p>${"word ".repeat(1_200_000)}</p>`],
};

const server = createServer((request, answer) => {
  const [status, type, bytes] = web[request.url ?? ""] ?? [404, "text/plain", ""];
  answer.writeHead(status, { "content-type": type }).end(bytes);
});
let site = "";
beforeAll(async () => {
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((closed) => server.close(closed)));

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});
const read = (path: string) => room.as(anna).pages.read({ address: `${site}${path}` });

describe("a page by its address", () => {
  it("is understood by what it tells machines, where it does", async () => {
    expect(await read("/data")).toMatchObject({
      title: "Two capitals pay",
      byline: "Jo Doe, Lee Roe",
      publishedOn: "2024-01-31",
      sources: [
        {
          publisher: "The Paper",
          url: `${site}/two-capitals`,
          date: "2024-01-31",
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
      leftOut: expect.arrayContaining([
        { text: "Read also: Denmark gives $1.5 billion", before: expect.any(Number) },
      ]),
    });
  });

  it("is understood by what is seen, where it tells nothing", async () => {
    const article = await read("/bare");
    expect(article).toMatchObject({ title: "Two capitals pay", byline: "Ann Lee", publishedOn: null });
    expect(article.body.content).toHaveLength(story.paragraphs.length);
    expect(article.sources).toMatchObject([{ publisher: "127.0.0.1", url: `${site}/bare` }]);
  });

  it("is read in the old Cyrillic encoding", async () => {
    expect(await read("/cyrillic")).toMatchObject({ title: "Оборона" });
  });

  it.each([
    ["/gone", "UNPROCESSABLE_CONTENT", "fetch_status"],
    ["/login", "UNPROCESSABLE_CONTENT", "page_login"],
    ["/large", "PAYLOAD_TOO_LARGE", "feed_too_large"],
  ])("%s is refused with a reason", async (path, code, key) => {
    await expectRefused(room, () => read(path), { code, key });
  });
});

describe("an article that is here already", () => {
  it("is known by its address and by its text, and is made a second time only by who was told", async () => {
    const article = await read("/data");
    const { id } = await room.as(anna).articles.create(article);
    const ask = {
      sources: article.sources,
      publishedOn: article.publishedOn,
      text: story.paragraphs.join("\n\n"),
    };
    expect(await room.as(oleh).pages.known(ask)).toMatchObject([{ id, by: "source" }]);
    expect(await room.as(oleh).pages.known({ ...ask, sources: [] })).toMatchObject([{ id, by: "text" }]);
    const another = {
      ...ask,
      sources: [],
      text: "Ottawa sends six boats to the coast guard of Odesa, says its minister.",
    };
    expect(await room.as(oleh).pages.known(another)).toEqual([]);
    await expectRefused(room, () => room.as(oleh).articles.create(article), {
      code: "CONFLICT",
      key: "article_known",
    });
    await room.as(oleh).articles.create({ ...article, known: [id] });
    await room.as(oleh).articles.create(articleOf({ title: "Of no source" }));
  });

  it("is made once by two people who import it at one moment", async () => {
    const article = await read("/data");
    const made = await Promise.allSettled([anna, oleh].map((who) => room.as(who).articles.create(article)));
    expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});
