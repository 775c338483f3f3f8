import { expect, it } from "vitest";
import { writtenOut } from "./body-as-markdown.ts";
import type { ArticleDocument, Paragraph } from "./document.ts";

const paragraph = (text: string): Paragraph => ({ type: "paragraph", content: [{ type: "text", text }] });

it("leaves nothing of a body out: forms, addresses, pictures and embeds are told", () => {
  const body: ArticleDocument = {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "A heading" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Some " },
          { type: "text", text: "bold", marks: [{ type: "bold" }] },
          { type: "text", text: " and " },
          {
            type: "text",
            text: "there",
            marks: [{ type: "italic" }, { type: "link", attrs: { href: "/a" } }],
          },
        ],
      },
      { type: "blockquote", content: [paragraph("Said so."), paragraph("And more.")] },
      { type: "bulletList", content: [{ type: "listItem", content: [paragraph("One")] }] },
      { type: "orderedList", content: [{ type: "listItem", content: [paragraph("First")] }] },
      {
        type: "orderedList",
        attrs: { start: 5 },
        content: ["Fifth", "Sixth"].map((text) => ({ type: "listItem", content: [paragraph(text)] })),
      },
      { type: "image", attrs: { src: "/images/x", alt: "A train", credit: "AFP" } },
      { type: "embed", attrs: { href: "https://video.example/", title: "A film" } },
    ],
  };
  expect(writtenOut(body).split("\n\n")).toEqual([
    "## A heading",
    "Some **bold** and [*there*](/a)",
    "> Said so.",
    "> And more.",
    "- One",
    "1. First",
    "5. Fifth",
    "6. Sixth",
    "![A train · AFP](/images/x)",
    "[A film](https://video.example/)",
  ]);
});
