import { expect, it } from "vitest";
import { documentFromParagraphs, plainText } from "./document.ts";
import { behindHeadline, bodyStart, headOf, wholeArticle } from "./whole-article.ts";

const body = documentFromParagraphs(["Oslo pays for winter.", "It is the third time."]);

it.each([
  [
    "headline, standfirst, body",
    "In short",
    "Aid 🇳🇴\n\nIn short\n\nOslo pays for winter.\n\nIt is the third time.",
    2,
  ],
  ["no standfirst", "", "Aid 🇳🇴\n\nOslo pays for winter.\n\nIt is the third time.", 1],
  [
    "a standfirst that is the first paragraph, once",
    "Oslo pays for winter.",
    "Aid 🇳🇴\n\nOslo pays for winter.\n\nIt is the third time.",
    1,
  ],
  [
    "a standfirst that is a later paragraph, as well",
    "It is the third time.",
    "Aid 🇳🇴\n\nIt is the third time.\n\nOslo pays for winter.\n\nIt is the third time.",
    2,
  ],
])("is one text: %s", (_, standfirst, text, blocks) => {
  const words = { title: "Aid 🇳🇴", standfirst, body };
  expect(plainText(wholeArticle(words))).toBe(text);
  expect(headOf(words)).toHaveLength(blocks);
  expect(text.slice(bodyStart(words))).toBe(plainText(body));
  expect(text.slice(behindHeadline(words))).toBe(text.split("\n\n").slice(1).join("\n\n"));
});
