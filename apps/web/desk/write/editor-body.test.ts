import type { ArticleDocument } from "@pledgebook/core/text/document";
import { getSchema } from "@tiptap/react";
import { expect, it } from "vitest";
import { Embed, Image, Words } from "./editor-blocks.ts";
import { bodyFromEditor } from "./editor-body.ts";

it("a document goes through the editor and comes back as it was, pictures and embeds too", () => {
  const body: ArticleDocument = {
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "A heading" }] },
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Some " },
          { type: "text", text: "bold", marks: [{ type: "bold" }] },
          { type: "text", text: " and " },
          {
            type: "text",
            text: "linked",
            marks: [{ type: "link", attrs: { href: "https://example.org/" } }],
          },
        ],
      },
      { type: "image", attrs: { src: "/a.png", alt: "A train", credit: "The Ministry" } },
      { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "Said so." }] }] },
      { type: "embed", attrs: { href: "https://example.org/video", title: "A video" } },
      {
        type: "orderedList",
        content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }] },
        ],
      },
      {
        type: "orderedList",
        attrs: { start: 5 },
        content: [
          { type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "Five" }] }] },
        ],
      },
    ],
  };
  const schema = getSchema([Words, Image, Embed]);
  const read = schema.nodeFromJSON(body);
  read.check();
  expect(bodyFromEditor(read.toJSON())).toEqual(body);
});

it("a quotation and an item of a list hold words, and no pieces that the document has no place for there", () => {
  const schema = getSchema([Words, Image, Embed]);
  const image = schema.node("image", { src: "/a.png", alt: "", credit: "" });
  const paragraph = schema.node("paragraph", null, [schema.text("Words")]);
  for (const type of ["blockquote", "listItem"]) {
    expect(() => schema.node(type, null, [paragraph]).check()).not.toThrow();
    expect(() => schema.node(type, null, [paragraph, image]).check()).toThrow();
  }
});
