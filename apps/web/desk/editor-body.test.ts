import type { ArticleDocument } from "@pledgebook/core/document";
import { getSchema } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { expect, it } from "vitest";
import { Embed, Image } from "./editor-blocks.ts";
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
    ],
  };
  const schema = getSchema([StarterKit, Image, Embed]);
  const read = schema.nodeFromJSON(body);
  read.check();
  expect(bodyFromEditor(read.toJSON())).toEqual(body);
});
