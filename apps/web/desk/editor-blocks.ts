import { Node } from "@tiptap/react";

/** Pictures and embeds of the closed document: blocks of one piece, which the editor moves and deletes as a whole. */
export const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  addAttributes: () => ({ src: { default: "" }, alt: { default: "" }, credit: { default: "" } }),
  renderHTML: ({ node }) => [
    "figure",
    { class: "editor-block" },
    ["img", { src: node.attrs.src, alt: node.attrs.alt }],
    ["figcaption", {}, [node.attrs.alt, node.attrs.credit].filter(Boolean).join(" · ")],
  ],
});

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  addAttributes: () => ({ href: { default: "" }, title: { default: "" } }),
  renderHTML: ({ node }) => ["p", { class: "editor-block" }, node.attrs.title || node.attrs.href],
});
