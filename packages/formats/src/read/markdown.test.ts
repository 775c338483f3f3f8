import { writtenOut } from "@pledgebook/core/text/body-as-markdown";
import { plainText } from "@pledgebook/core/text/document";
import { describe, expect, it } from "vitest";
import { documentFromMarkdown } from "./markdown.ts";

describe("Markdown is what its reader sees", () => {
  it.each([
    [
      "Germany pledged €12[^4] million in 2024<sup>1</sup>.\n\n[^4]: A note.",
      "Germany pledged €12 million in 2024. ¶ 1. A note.",
    ],
    ["Norway pledged ~~€87 million~~ €37 million.", "Norway pledged €37 million."],
    ["<s>€87 million</s> <del>€50 million</del> €37 million", "€37 million"],
    // Two rough figures, not one that is struck out.
    ["They gave ~€5m or ~$6m.", "They gave ~€5m or ~$6m."],
    ["Germany gave €10<br>20 million more came.", "Germany gave €10 ¶ 20 million more came."],
    ["Norway gave 15  \n25 million kroner.", "Norway gave 15 ¶ 25 million kroner."],
    ["Denmark gave 30\\\n40 million kroner.", "Denmark gave 30 ¶ 40 million kroner."],
    ["Line one with €10\n20 million on the next.", "Line one with €10 20 million on the next."],
    [
      "| Donor | Sum |\n|---|---|\n| Germany | €10<br>20 million |",
      "Donor | Sum ¶ Germany | €10 / 20 million",
    ],
    ["| 10 | 200 |\n|---|---|\n| **3** | ~~4~~ |", "10 | 200 ¶ **3** |"],
    ["5. Germany.\n6. Norway.", "5. Germany. ¶ 6. Norway."],
    ["1. A\n   1. inner\n2. B", "1. A ¶ 1. inner ¶ 2. B"],
    // To Markdown it is a list of one item.
    ["24. January 2024 was the day.", "24. January 2024 was the day."],
    ["2024) It was a **long** year.", "2024) It was a **long** year."],
    ["2024\\. It was a long year.", "2024. It was a long year."],
    ["1. Only one.", "1. Only one."],
    ["It is 1.5 × 10<sup>9</sup> euros, CO<sub>2</sub>.", "It is 1.5 × 10⁹ euros, CO₂."],
    ["<div hidden>\n\n€99 million\n\n</div>\n\n€37 million<!-- €5 -->", "€37 million"],
    ["```\n10\n200 million\n```", "10 ¶ 200 million"],
    [
      "![a flag](https://x.example/a.png)10 [good](https://x.example/) [bad](javascript:x)",
      "10 [good](https://x.example/) bad",
    ],
  ])("%j → %s", (markdown, expected) =>
    expect(writtenOut(documentFromMarkdown(markdown).document)).toBe(expected.replaceAll(" ¶ ", "\n\n")),
  );
});

it("words that are marked stand where the plain text has them, without the address that marks them", () => {
  const { document, marks } = documentFromMarkdown(
    "---\ntitle: T\n---\n\nGave [**€12**<sup>3</sup> million](pledge:S01-P1) and [5](pledge:S01-P2).",
  );
  const text = plainText(document);
  expect(marks.map(({ ref, start, end }) => [ref, text.slice(start, end)])).toEqual([
    ["S01-P1", "€12 million"],
    ["S01-P2", "5"],
  ]);
  expect(JSON.stringify(document)).not.toContain("pledge:");
});
