import { describe, expect, it } from "vitest";
import { readArticle, readWordsOfArticle, suggestionsInArticle } from "./article.ts";
import { detect } from "./detect.ts";

const read = (title: string, body: string) => {
  const text = `${title}\n\n${body}`;
  return { text, found: suggestionsInArticle(readArticle(text, { title, publishedOn: "2024-01-31" })) };
};

describe("an article with its headline", () => {
  it.each([
    [
      "says in its headline what its text says",
      "Norway gives Ukraine 50 million euros",
      "Norway will give Ukraine 50 million euros for demining, its government said on Tuesday.",
      [1, null],
    ],
    [
      "adds two promises of one donor up",
      "Norway gives Ukraine 80 million euros",
      "Norway will give Ukraine 50 million euros for demining. It will also give 30 million euros for schools.",
      [null, null],
    ],
    [
      "alone tells a promise",
      "Norway gives Ukraine 50 million euros",
      "The money was announced in Kyiv on Tuesday.",
      [null],
    ],
  ])("%s", (_, title, body, restates) => {
    const { text, found } = read(title, body);
    expect(found.map((one) => one.restates)).toEqual(restates);
    for (const one of found) {
      expect(text.slice(one.start, one.end)).toBe(one.quote);
      const sum = one.because.amount!;
      expect(text.slice(sum.start, sum.end)).toMatch(/^\d+ million euros$/);
    }
  });

  it("keeps the relations of its text", () => {
    const { found } = read(
      "Norway gives Ukraine 50 million euros",
      "Norway will give Ukraine 50 million euros, including 10 million euros for schools.",
    );
    expect(found.map(({ restates, partOf }) => ({ restates, partOf }))).toEqual([
      { restates: 1, partOf: null },
      { restates: null, partOf: null },
      { restates: null, partOf: 1 },
    ]);
  });

  it("reads its text as it reads it alone", () => {
    const [title, body] = ["A day in Oslo", "Norway will give Ukraine 50 million euros for demining."];
    const { found } = read(title, body);
    const by = title.length + 2;
    const alone = detect(body, { title, publishedOn: "2024-01-31" });
    expect(found).toEqual(
      alone.map((one) => ({
        ...one,
        start: one.start + by,
        end: one.end + by,
        because: Object.fromEntries(
          Object.entries(one.because).map(([field, { start, end }]) => [
            field,
            { start: start + by, end: end + by },
          ]),
        ),
      })),
    );
  });

  it.each(["50 million euros", "Germany promised 7 million euros"])("reads words of it: %s", (words) => {
    const title = "Norway gives Ukraine 50 million euros";
    const text = `${title}\n\nIn Berlin, Germany promised 7 million euros for bread.`;
    const start = text.indexOf(words);
    const span = { start, end: start + words.length };
    const answer = readWordsOfArticle(readArticle(text, { title }), span);
    expect(answer).toMatchObject({ ...span, quote: words });
    expect(answer.donorCodes).toEqual([start < title.length ? "NO" : "DE"]);
    const sum = answer.because.amount!;
    expect(words).toContain(text.slice(sum.start, sum.end));
  });
});
