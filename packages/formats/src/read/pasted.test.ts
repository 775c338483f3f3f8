import { existsSync, readFileSync } from "node:fs";
import { cases } from "@pledgebook/core/fixtures/cases";
import { codeUnits } from "@pledgebook/core/fixtures/text";
import { Problem } from "@pledgebook/core/values/problem";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHeadLine } from "./paste/head-line.ts";
import { mostBytes, readPasted } from "./pasted.ts";

const paragraph = (subject: string) =>
  `${subject} met in the capital on Tuesday to talk about the months to come. They agreed to meet again, and to bring their finance ministers along.`;
const story = ["The ministers", "Their hosts", "The reporters", "The envoys"].map(paragraph);
const page = (...lines: string[]) => lines.join("\n\n");

describe("readPasted", () => {
  it("reads title, byline, date, the title again, standfirst, body and the box at the end", () => {
    const text = page(
      "Four ministers meet",
      "by Anna Kovalenko",
      "Tuesday, March 5, 2024",
      "Four ministers meet",
      "They talked about money, and about who is to bring it",
      ...story,
      "You will be interested",
      "Another story",
      "A third one",
    );
    expect(readPasted(text)).toEqual({
      title: "Four ministers meet",
      byline: "Anna Kovalenko",
      publishedOn: "2024-03-05",
      standfirst: "They talked about money, and about who is to bring it",
      // the standfirst stays in the text, where it can be marked
      paragraphs: ["They talked about money, and about who is to bring it", ...story],
      possibleDays: [],
      leftOut: ["You will be interested", "Another story", "A third one"].map((text) => ({
        text,
        before: 5,
      })),
      related: ["Another story", "A third one"],
    });
  });

  it("reads a Ukrainian page, with the head in another order", () => {
    const text = page(
      "Міністри зустрілися",
      "5 березня 2024, 10:15",
      "Автор: Олена Коваль",
      ...story,
      "Читайте також:",
      "Інша новина",
    );
    expect(readPasted(text)).toMatchObject({
      title: "Міністри зустрілися",
      byline: "Олена Коваль",
      publishedOn: "2024-03-05",
      paragraphs: story,
      related: ["Інша новина"],
    });
  });

  it("is content with a title and a paragraph", () => {
    expect(readPasted(page("A title", story[0]!))).toEqual({
      title: "A title",
      byline: "",
      publishedOn: null,
      standfirst: "",
      paragraphs: [story[0]],
      possibleDays: [],
      leftOut: [],
      related: [],
    });
  });

  it("leaves out links amid a story, and keeps what goes on behind them", () => {
    const text = page("A title", story[0]!, "Read also:", "Another story", story[1]!, story[2]!);
    const article = readPasted(text);
    expect(article.paragraphs).toEqual([story[0], story[1], story[2]]);
    expect(article.leftOut).toEqual(["Read also:", "Another story"].map((text) => ({ text, before: 1 })));
  });

  it("takes the first of two dates", () => {
    const { byline, publishedOn, paragraphs } = readPasted(
      page("A title", "by Anna K.", "March 5, 2024", "March 6, 2024", ...story),
    );
    expect([byline, publishedOn]).toEqual(["Anna K.", "2024-03-05"]);
    expect(paragraphs).toEqual(story);
  });

  it("does not care for the kind of line ends, nor for what cannot be seen", () => {
    const lines = ["\ufeffA title\u200b", "by Anna K.", story[0]!.replaceAll(" ", "\u00a0"), story[1]!];
    const expected = readPasted(page("A title", "by Anna K.", story[0]!, story[1]!));
    for (const end of ["\n", "\r\n", "\r", "\n\n\n", " \t\n\u2028"])
      expect(readPasted(lines.join(end))).toEqual(expected);
  });

  it.each([
    ["an empty text", "", "unreadable", "paste_empty"],
    ["white space", " \n\t\u00a0\n", "unreadable", "paste_empty"],
    ["a zero byte", `A title\n\n${story[0]}\u0000`, "unreadable", "paste_binary"],
    ["a picture", "\ufffdPNG\r\n\u001a\n\ufffd\u0001\u0002\ufffd", "unreadable", "paste_binary"],
    ["a title alone", "A title", "unreadable", "paste_no_body"],
    [
      "a head alone",
      page("A title", "by Anna K.", "March 5, 2024", "A title"),
      "unreadable",
      "paste_no_body",
    ],
    ["too many letters", `A title\n\n${"a".repeat(mostBytes)}`, "too_large", "paste_too_large"],
    ["too many bytes", `Назва\n\n${"ї".repeat(mostBytes / 2)}`, "too_large", "paste_too_large"],
  ])("refuses %s with a reason", (_, text, code, key) => {
    const refused = () => readPasted(text);
    expect(refused).toThrow(Problem);
    expect(refused).toThrow(expect.objectContaining({ code, key }));
  });

  it.each([
    ["a story alone", `${story.join(" ")}\n\n${story[0]}`],
    ["a date and a story", `2024-01-31\n\n${story.join(" ")}\n\n${story[0]}`],
  ])("asks for a headline where there is none: %s", (_, text) => {
    expect(readPasted(text)).toMatchObject({ title: "", paragraphs: [story.join(" "), story[0]] });
  });

  it("takes what is just not too large", () => {
    expect(readPasted(`A title\n\n${"a".repeat(mostBytes - 9)}`).paragraphs).toHaveLength(1);
  });

  it("reads any text or says a Problem, and invents nothing", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "A title",
        "by Anna K.",
        "March 5, 2024",
        "You will be interested",
        "Read also:",
        "",
        story[0]!,
        story[1]!,
      ),
      codeUnits(20),
    );
    const squeezed = (text: string) => text.normalize("NFC").replace(/[^a-z0-9]/gi, "");
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join("\n");
        let article: ReturnType<typeof readPasted>;
        try {
          article = readPasted(text);
        } catch (problem) {
          expect(problem).toBeInstanceOf(Problem);
          return;
        }
        expect(article.paragraphs.length).toBeGreaterThan(0);
        if (article.standfirst) expect(article.paragraphs[0]).toBe(article.standfirst);
        for (const part of [article.title, article.byline, ...article.paragraphs, ...article.related])
          expect(squeezed(text)).toContain(squeezed(part));
      }),
      { numRuns: 500 },
    );
  });
});

describe("lines that tell a day", () => {
  it.each(cases("paste-dates", new URL("../../fixtures/", import.meta.url)))("%s → %s", (line = "", day) => {
    expect(readHeadLine(line)?.days.join(" or ") || "-").toBe(day);
  });
});

it("keeps the cells of a table apart, and the digits of a note out of a figure", () => {
  const { paragraphs } = readPasted(
    "A title\n\nGermany\t10\t200 million\nNorway\t€12⁴ million\tshells\nDenmark  10  \t 5\n1.5 × 10⁹ euros",
  );
  expect(paragraphs).toEqual([
    "Germany | 10 | 200 million",
    "Norway | €12 million | shells",
    "Denmark 10 | 5",
    "1.5 × 10⁹ euros",
  ]);
});

// The first real input. Its text belongs to its publisher and lies beside the repository, not in it: where it is absent,
// this test steps aside.
const seed = new URL("../../../../../shared/seed/article-2024-01-31.txt", import.meta.url);
it.skipIf(!existsSync(seed))("reads the article of 31 January 2024", () => {
  const article = readPasted(readFileSync(seed, "utf8"));
  expect(article.title).toBe(
    "Ukraine Expands Defense Cooperation with Czech Republic, Netherlands, and Denmark",
  );
  expect(article.byline).toBe("Roman Cheplyk");
  expect(article.publishedOn).toBe("2024-01-31");
  expect(article.standfirst).toMatch(
    /^Ukraine is actively enhancing .* arms production and defense procurement$/,
  );
  // Five paragraphs, of which the standfirst is the first: the file holds no sixth.
  expect(article.paragraphs).toHaveLength(5);
  expect(article.paragraphs[0]).toBe(article.standfirst);
  expect(article.paragraphs.map((text) => text.split(" ").slice(0, 3).join(" "))).toEqual([
    "Ukraine is actively",
    "This initiative was",
    "In this meeting,",
    "Recent developments in",
    "Adding to these",
  ]);
  expect(article.paragraphs.join(" ")).not.toContain(article.title);
  expect(article.paragraphs.join(" ")).not.toContain("You will be interested");
  expect(article.related).toEqual([]);
});

it.each([
  ["By Ann Example", "Ann Example", []],
  ["by Ann Example, 31 January 2024", "Ann Example", ["2024-01-31"]],
  ["By Ann Example, Brussels", "Ann Example", []],
  ["By Ann Example, political correspondent", "Ann Example", []],
  ["Автор: Анна Писар | 12 березня 2025", "Анна Писар", ["2025-03-12"]],
  ["Ann ExampleTuesday, 13 August 2024, 15:30", "Ann Example", ["2024-08-13"]],
  ["Posted: 13/08/2024 9.15 am BST | Last Updated: 2 hours ago", null, ["2024-08-13"]],
  ["03/04/2024", null, ["2024-04-03", "2024-03-04"]],
])("the line '%s' names %s and tells %j", (line, byline, days) => {
  expect(readHeadLine(line)).toMatchObject({ byline, days });
});

it.each(["Buying shells", "The ministers met on 5 March 2024 to talk.", "By Monday the money was gone."])(
  "the line '%s' is no line of a head",
  (line) => {
    expect(readHeadLine(line)).toBeNull();
  },
);
