import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeUnits } from "../../fixtures/text.ts";
import {
  type ArticleDocument,
  type Block,
  countWords,
  documentFromParagraphs,
  normalizeDocument,
  normalizeNodes,
  normalizeText,
  type Paragraph,
  plainText,
  safeHref,
  type TextMark,
  type TextNode,
  textBlocks,
  withoutControls,
} from "./document.ts";

/** Text with everything that a paste may bring along. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "a",
        " ",
        "  ",
        "\n",
        "\t",
        "\u00a0",
        "\u0085",
        "\u2028",
        "\u200b",
        "\u202e",
        "\u061c",
        "\ufeff",
      ),
      fc.constantFrom(
        "\u0000",
        "\u001b",
        "\u00ad",
        "\u0301",
        "e",
        "é",
        "й",
        "и\u0306",
        "\ud83d",
        "\ude00",
        "😀",
        "👩‍👩‍👧",
      ),
      fc.constantFrom("\u{e0041}", "\u1100", "\u1161", "\u212b", "ﬁ", "\u3000", "\u180e", "Київ", "£12.5m"),
      codeUnits(3),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(""));
const mark = fc.constantFrom<TextMark>(
  { type: "bold" },
  { type: "italic" },
  { type: "link", attrs: { href: "/a" } },
);
const node = fc.record(
  { type: fc.constant("text" as const), text: hostile, marks: fc.uniqueArray(mark, { maxLength: 2 }) },
  { requiredKeys: ["type", "text"] },
);
const nodes = fc.array(node, { maxLength: 4 });
const paragraph = nodes.map((content): Paragraph => ({ type: "paragraph", content }));
const paragraphs = fc.array(paragraph, { maxLength: 3 });
const block: fc.Arbitrary<Block> = fc.oneof(
  paragraph,
  fc
    .tuple(fc.constantFrom<2 | 3>(2, 3), nodes)
    .map(([level, content]): Block => ({ type: "heading", attrs: { level }, content })),
  paragraphs.map((content): Block => ({ type: "blockquote", content })),
  fc
    .tuple(fc.constantFrom("bulletList", "orderedList"), fc.array(paragraphs, { maxLength: 3 }))
    .map(
      ([type, items]): Block =>
        ({ type, content: items.map((content) => ({ type: "listItem", content })) }) as Block,
    ),
  fc.constant<Block>({ type: "image", attrs: { src: "/a.jpg", alt: "A", credit: "B" } }),
  fc.constant<Block>({ type: "embed", attrs: { href: "https://example.org/", title: "T" } }),
);
const body = fc.array(block, { maxLength: 6 }).map((content): ArticleDocument => ({ type: "doc", content }));

describe("normalizeDocument", () => {
  it("is idempotent, whatever was pasted", () => {
    fc.assert(
      fc.property(body, (document) => {
        const once = normalizeDocument(document);
        expect(normalizeDocument(once)).toEqual(once);
        expect(plainText(normalizeDocument(once))).toBe(plainText(once));
      }),
      { numRuns: 1000 },
    );
  });

  it("gives a plain text in the fixed form", () => {
    fc.assert(
      fc.property(body, (document) => {
        const text = plainText(normalizeDocument(document));
        expect(text.isWellFormed()).toBe(true);
        expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u); // nothing invisible
        expect(text.replaceAll("\n\n", "")).not.toMatch(/\n/); // lines only between blocks
        expect(text).not.toMatch(/(?! |\n)[\s\u0085]/); // one kind of space,
        expect(text).not.toMatch(/ {2}|^ | $|\n | \n/); // single, and at no edge
        expect(text).not.toMatch(/\n{3}|^\n|\n$/); // no empty block
      }),
      { numRuns: 1000 },
    );
  });

  it("loses no letter and no picture", () => {
    fc.assert(
      fc.property(body, (document) => {
        // decomposed, so that it does not matter what an accent was joined to
        const letters = (text: string) =>
          text
            .toWellFormed()
            .normalize("NFD")
            .match(/[a-zа-яіїєґ\d]/gi)
            ?.join("");
        const pictures = (whole: ArticleDocument) =>
          whole.content.filter(({ type }) => type === "image" || type === "embed");
        const clean = normalizeDocument(document);
        expect(letters(plainText(clean))).toBe(letters(plainText(document)));
        expect(pictures(clean)).toEqual(pictures(document));
      }),
    );
    const kept = normalizeDocument({
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: " Two " }] },
        { type: "paragraph", content: [{ type: "text", text: "  \u200b" }] },
        {
          type: "bulletList",
          content: [
            { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "one" }] }] },
            { type: "listItem", content: [] },
          ],
        },
        {
          type: "paragraph",
          content: [
            { type: "text", text: "gave " },
            { type: "text", text: " 87 ", marks: [{ type: "bold" }] },
            { type: "text", text: " million" },
            { type: "text", text: " euros", marks: [] },
          ],
        },
      ],
    });
    expect(plainText(kept)).toBe("Two\n\none\n\ngave 87 million euros");
    expect(kept.content).toHaveLength(3);
    expect(kept.content[2]).toEqual({
      type: "paragraph",
      content: [
        { type: "text", text: "gave " },
        { type: "text", text: "87 ", marks: [{ type: "bold" }] },
        { type: "text", text: "million euros" },
      ],
    });
  });
});

describe("textBlocks", () => {
  it("stand where the plain text says", () => {
    fc.assert(
      fc.property(body, (document) => {
        for (const each of [document, normalizeDocument(document)]) {
          const text = plainText(each);
          const blocks = textBlocks(each);
          for (const { start, end, nodes } of blocks)
            expect(text.slice(start, end)).toBe(nodes.map((part) => part.text).join(""));
          blocks.slice(1).forEach((next, index) => {
            expect(text.slice(blocks[index]!.end, next.start)).toBe("\n\n");
          });
          expect(blocks.at(-1)?.end ?? 0).toBe(text.length);
        }
      }),
    );
  });
});

describe("normalizeText", () => {
  it.each([
    ["a\u0085b", "a b"],
    ["a\u202eb\u061cc\u{e0041}d", "abcd"],
    ["a\ufeffb\u200bc", "abc"],
    ["e\u0301", "é"],
    ["и\u0306", "й"],
    ["e\u200b\u0301", "é"], // composed once nothing stands between
    ["1\u00a0234\u202f567", "1 234 567"],
    ["a\r\n\tb", "a b"],
    ["\ud83d x \ude00", "\ufffd x \ufffd"],
    ["👍🏽 🇺🇦", "👍🏽 🇺🇦"],
  ])("%j → %j", (text, expected) => {
    expect(normalizeText(text)).toBe(expected);
    expect(normalizeText(expected)).toBe(expected);
  });
});

describe("documentFromParagraphs", () => {
  it("makes a block of each paragraph that says something", () => {
    const document = documentFromParagraphs(["One\nline.", " ", "Two."]);
    expect(plainText(document)).toBe("One line.\n\nTwo.");
  });
});

it.each([
  ["", 0],
  ["Denmark's 12.5 million euros — all of it.", 7],
  ["Данія надасть 87,5 млн євро", 5],
  ["— … !", 0],
])("countWords(%j) is %d", (text, count) => {
  expect(countWords(text)).toBe(count);
});

it.each([
  ["https://example.org/a?b=c#d", true],
  ["HTTP://example.org", true],
  ["mailto:desk@example.org", true],
  ["/pledges?donor=NL", true],
  [" /pledges ", true],
  ["/", true],
  ["//evil.example", false],
  ["/\\evil.example", false],
  ["javascript:alert(1)", false],
  ["JavaScript:alert(1)", false],
  ["data:text/html,x", false],
  ["java\nscript:alert(1)", false],
  ["https://", false],
  ["https://a b", false],
  ["pledges", false],
  ["", false],
])("safeHref(%j) is kept: %s", (href, kept) => {
  expect(safeHref(href)).toBe(kept ? href.trim() : null);
});

it("leaves out control characters and halves of characters, and nothing else", () => {
  expect(withoutControls("a\u0000b\u0007\tc\nd\r\u0085\ufffe\ud800é🙂")).toBe("ab\tc\nd\ufffdé🙂");
});

it("no letter has more than thirty marks, and what comes in a thousand pieces is one", () => {
  expect(normalizeText(`a${"\u0323".repeat(1000)}b`)).toHaveLength("ạ".length + 29 + 1);
  const pieces = Array.from({ length: 1000 }, (): TextNode => ({ type: "text", text: "e\u0301 " }));
  expect(normalizeNodes(pieces)).toEqual([{ type: "text", text: "é ".repeat(1000).trim() }]);
});
