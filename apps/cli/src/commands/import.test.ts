import { mkdirSync, writeFileSync } from "node:fs";
import { createCaller } from "@pledgebook/api/router";
import { wordDocument } from "@pledgebook/formats/read/word-document.testing";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { operator } from "../operator.ts";
import { answersOf, helpOf, look, runCommand, testPlace } from "../testing.ts";
import { addImport } from "./import.ts";

const place = testPlace();

/** Writes a file of the test's own; its path. */
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(place.path(name), content);
  return place.path(name);
}

const line = z.strictObject({
  slug: z.string(),
  title: z.string(),
  byline: z.string(),
  published_on: z.string().nullable(),
  paragraphs: z.number(),
  suggestions: z.number(),
});

const promise = "Norway has pledged 87 million euros for artillery shells, the ministry said in Oslo.";
const pasted = file(
  "pasted.txt",
  `Norway gives shells\n\nBy Ann Lee\n\n31 January 2024\n\n${promise}\n\nDeliveries begin in spring.\n`,
);
const markdown = file(
  "undated.md",
  "# Denmark gives\n\nDenmark will contribute 91 million kroner for cyber defence.\n",
);
const word = file("word.docx", wordDocument(["Latvia gives", "Latvia pledged 10 million euros for drones."]));
const feed = file(
  "feed.xml",
  `<?xml version="1.0"?><rss version="2.0"><channel><title>A ministry</title><link>https://ministry.example/</link>
<item><title>Estonia gives</title><link>https://ministry.example/1</link><pubDate>Wed, 31 Jan 2024 08:00:00 GMT</pubDate>
<description>Estonia has pledged 5 million euros for demining.</description></item>
<item><title></title><link>https://ministry.example/2</link><description>No headline.</description></item>
<item><title>It rained</title><link>https://ministry.example/3</link><description>It rained.</description></item>
</channel></rss>`,
);

describe("pledgebook import", () => {
  it("makes drafts of files of several kinds and says a line of each", async () => {
    const env = place.newLedger();
    const ended = await runCommand(addImport, ["import", pasted, markdown, word], { env });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    expect(answersOf(ended).map((one) => line.parse(one))).toEqual([
      {
        slug: "norway-gives-shells",
        title: "Norway gives shells",
        byline: "Ann Lee",
        published_on: "2024-01-31",
        paragraphs: 2,
        suggestions: 1,
      },
      expect.objectContaining({ slug: "denmark-gives", published_on: null, paragraphs: 1, suggestions: 1 }),
      expect.objectContaining({ slug: "latvia-gives", paragraphs: 1, suggestions: 1 }),
    ]);
    await look(env, async (newsroom) => {
      const desk = await createCaller(operator(newsroom)).articles.desk();
      expect(desk.map(({ slug, status }) => `${slug} ${status}`).sort()).toEqual([
        "denmark-gives draft",
        "latvia-gives draft",
        "norway-gives-shells draft",
      ]);
      const reader = createCaller({ ...operator(newsroom), person: null });
      expect(await reader.articles.list({ limit: 10 })).toEqual([]);
      expect(await reader.articles.history({ slug: "denmark-gives" })).toBeNull();
    });
  });

  it("publishes when asked, and the public history of each article shows it", async () => {
    const env = place.newLedger();
    const before = new Date().toISOString();
    const ended = await runCommand(addImport, ["import", "--publish", pasted, markdown], { env });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    await look(env, async (newsroom) => {
      const reader = createCaller({ ...operator(newsroom), person: null });
      const dated = await reader.articles.history({ slug: "norway-gives-shells" });
      expect(dated?.versions).toEqual([
        {
          at: expect.any(String),
          number: 1,
          title: "Norway gives shells",
          standfirst: "",
          text: `${promise}\n\nDeliveries begin in spring.`,
          note: null,
        },
      ]);
      expect(dated?.versions.every(({ at }) => at >= before)).toBe(true);
      // An article without a day goes out as it is: that it went out today dates no announcement.
      const undated = await reader.articles.history({ slug: "denmark-gives" });
      expect(undated?.versions).toMatchObject([{ number: 1, title: "Denmark gives" }]);
      expect(await reader.articles.bySlug({ slug: "denmark-gives" })).toMatchObject({ kind: "article" });
    });
  });

  it("makes an article of each entry of a feed, once", async () => {
    const env = place.newLedger();
    const first = await runCommand(addImport, ["import", feed], { env });
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(answersOf(first)).toMatchObject([
      { slug: "estonia-gives", published_on: "2024-01-31", suggestions: 1 },
      { slug: "it-rained", published_on: null, suggestions: 0 },
    ]);
    expect(await runCommand(addImport, ["import", feed], { env })).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });

  it("says which files it could not read, keeps the others and what it said of them, and ends with 1", async () => {
    const env = place.newLedger();
    const wrong = {
      missing: place.path("nothing.txt"),
      folder: place.path("folder.md"),
      empty: file("empty.txt", ""),
      binary: file("binary.txt", new Uint8Array([0, 1, 2])),
      notFeed: file("no-feed.xml", "<p>"),
      tooMuch: file("many.md", `# Many\n\n${"It rained.\n\n".repeat(2001)}`),
    };
    mkdirSync(wrong.folder);
    const args = ["import", pasted, ...Object.values(wrong), markdown];
    const ended = await runCommand(addImport, args, { env });
    expect(ended.code).toBe(1);
    expect(ended.stderr.trimEnd().split("\n")).toEqual([
      `pledgebook: ${wrong.missing}: There is no such file.`,
      `pledgebook: ${wrong.folder}: There is no such file.`,
      `pledgebook: ${wrong.empty}: The text is empty: there is no article in it.`,
      `pledgebook: ${wrong.binary}: This is not text: it looks like a binary file.`,
      `pledgebook: ${wrong.notFeed}: This is no RSS or Atom feed, or it has no entries.`,
      `pledgebook: ${wrong.tooMuch}: body.content: Too big: expected array to have <=2000 items`,
    ]);
    expect(answersOf(ended)).toMatchObject([{ slug: "norway-gives-shells" }, { slug: "denmark-gives" }]);
    await look(env, async (newsroom) =>
      expect(await createCaller(operator(newsroom)).articles.desk()).toHaveLength(2),
    );
  });

  it("tells on a terminal how far it has come, of more than one file", async () => {
    const env = place.newLedger();
    const two = await runCommand(addImport, ["import", pasted, markdown], { env, onTerminal: true });
    expect(two.stderr).toBe("\r1 of 2\r2 of 2");
    const one = await runCommand(addImport, ["import", word], { env, onTerminal: true });
    expect(one.stderr).toBe("");
  });

  it("wants a file, and has help", async () => {
    expect(await runCommand(addImport, ["import", "--publish"])).toEqual({
      code: 1,
      stdout: "",
      stderr: "pledgebook: Name the files or addresses to import.\n",
    });
    const help = await runCommand(addImport, ["import", "--help"]);
    expect(help).toMatchObject({ code: 0, stderr: "" });
    expect(helpOf(help)).toContain("import [options] [file|url...]");
    expect(helpOf(help)).toContain("--publish publish them at once");
  });

  it("tells how a page is understood, and writes nothing", async () => {
    const page = file(
      "page.txt",
      `Home | World\n\nNorway gives shells\nAnn Lee, Tuesday, 13 August 2024, 15:30\n\n${promise}\n\nRead also: Denmark gives $1.5 billion\n\nDeliveries begin in spring.\n\nShare this article\n`,
    );
    const ended = await runCommand(addImport, ["import", "--dry-run", page, pasted], {
      env: { DATABASE_URL: "file:/nowhere/at/all.db" },
    });
    expect(ended).toMatchObject({ code: 0, stderr: "" });
    const [first, second] = answersOf(ended);
    expect(first).toMatchObject({
      title: "Norway gives shells",
      byline: "Ann Lee",
      published_on: "2024-08-13",
      possible_days: [],
      standfirst: "",
      paragraphs: [promise, "Deliveries begin in spring."],
      left_out: ["Home | World", "Read also: Denmark gives $1.5 billion", "Share this article"],
      source: null,
      suggestions: [{ donor_code: "NO", amount_min: 87_000_000, currency: "EUR", start: 0 }],
    });
    expect(second).toMatchObject({ title: "Norway gives shells", published_on: "2024-01-31" });
  });

  it("does not make a known article twice", async () => {
    const env = place.newLedger();
    const [made] = answersOf(await runCommand(addImport, ["import", pasted], { env }));
    const again = await runCommand(addImport, ["import", pasted], { env });
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining("is here already") });
    expect(answersOf(again)).toEqual([made]);
    const { articles } = await look(env, async (newsroom) => ({
      articles: await createCaller(operator(newsroom)).articles.desk({ limit: 10 }),
    }));
    expect(articles).toHaveLength(1);
  });

  it.each(["http://127.0.0.1:9/a", "http://168.63.129.16/metadata", "https://example.org:8443/a"])(
    "asks nobody's inner network: %s",
    async (url) => {
      const ended = await runCommand(addImport, ["import", "--dry-run", url], {});
      expect(ended).toMatchObject({ code: 1, stdout: "" });
      expect(ended.stderr).toMatch(/inner|not open to everybody|no port/);
    },
  );
});
