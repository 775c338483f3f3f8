import type { ArticleDocument, Block, TextNode } from "./document.ts";

/**
 * A body as one text in which nothing of it is left out: forms, addresses and pieces stand in signs, much as in Markdown. For
 * people who compare two revisions; nothing is read from it.
 */
export function writtenOut(document: ArticleDocument): string {
  return document.content.flatMap(linesOf).join("\n\n");
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
      return [words(block.content)];
    case "heading":
      return [`${"#".repeat(block.attrs.level)} ${words(block.content)}`];
    case "blockquote":
      return block.content.map((paragraph) => `> ${words(paragraph.content)}`);
    case "bulletList":
    case "orderedList":
      return block.content.flatMap(({ content }, index) =>
        content.map(
          (paragraph) =>
            `${block.type === "bulletList" ? "-" : `${(block.attrs?.start ?? 1) + index}.`} ${words(paragraph.content)}`,
        ),
      );
    case "image":
      return [`![${[block.attrs.alt, block.attrs.credit].filter(Boolean).join(" · ")}](${block.attrs.src})`];
    case "embed":
      return [`[${block.attrs.title}](${block.attrs.href})`];
  }
}

function words(nodes: readonly TextNode[]): string {
  return nodes
    .map(({ text, marks = [] }) =>
      marks.reduce((inside, mark) => {
        if (mark.type === "bold") return `**${inside}**`;
        if (mark.type === "italic") return `*${inside}*`;
        return `[${inside}](${mark.attrs.href})`;
      }, text),
    )
    .join("");
}
