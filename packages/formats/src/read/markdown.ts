import {
  type ArticleDocument,
  type Block,
  type ListItem,
  normalizeDocument,
  type Paragraph,
  safeHref,
  type TextMark,
  type TextNode,
  textBlocks,
} from "@pledgebook/core/text/document";
import type { Span } from "@pledgebook/core/text/span";
import type { List, PhrasingContent, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { frontmatter } from "micromark-extension-frontmatter";

/** Words that a Markdown link `[words](pledge:REF)` marks, in the offsets of the document's plain text. */
export interface MarkedSpan extends Span {
  ref: string;
}

const MARK = "pledge:";

/**
 * An article's body from Markdown. What the closed document has no block for becomes plain paragraphs. `frontMatter`: the YAML
 * that site generators write above it, between two lines of dashes; null without it.
 */
export function documentFromMarkdown(markdown: string): {
  document: ArticleDocument;
  marks: MarkedSpan[];
  frontMatter: string | null;
} {
  const { children } = fromMarkdown(markdown, {
    extensions: [frontmatter(["yaml"])],
    mdastExtensions: [frontmatterFromMarkdown(["yaml"])],
  });
  const [first] = children;
  const marked = normalizeDocument({ type: "doc", content: children.flatMap(blockOf) });
  return {
    document: normalizeDocument(withoutMarks(marked)),
    marks: spansOf(marked),
    frontMatter: first?.type === "yaml" ? first.value : null,
  };
}

function blockOf(node: RootContent): Block[] {
  switch (node.type) {
    case "paragraph":
      return [paragraphOf(node.children)];
    case "heading":
      return [
        { type: "heading", attrs: { level: node.depth <= 2 ? 2 : 3 }, content: inline(node.children, []) },
      ];
    case "blockquote":
      return [
        {
          type: "blockquote",
          content: node.children.flatMap((child) =>
            child.type === "paragraph" ? [paragraphOf(child.children)] : [],
          ),
        },
      ];
    case "list":
      return [listOf(node)];
    case "code":
      return [paragraphOf([{ type: "text", value: node.value }])];
    default:
      return [];
  }
}

function listOf(list: List): Block {
  return {
    type: list.ordered ? "orderedList" : "bulletList",
    content: itemsOf(list),
  };
}

/** The items of a list; those of a list within one follow it, for the document knows no lists in lists. */
function itemsOf(list: List): ListItem[] {
  return list.children.flatMap((item) => [
    {
      type: "listItem",
      content: item.children.flatMap((child) =>
        child.type === "paragraph" ? [paragraphOf(child.children)] : [],
      ),
    },
    ...item.children.flatMap((child) => (child.type === "list" ? itemsOf(child) : [])),
  ]);
}

function paragraphOf(children: PhrasingContent[]): Paragraph {
  return { type: "paragraph", content: inline(children, []) };
}

function inline(children: PhrasingContent[], marks: TextMark[]): TextNode[] {
  return children.flatMap((child): TextNode[] => {
    switch (child.type) {
      case "text":
      case "inlineCode":
        return [{ type: "text", text: child.value, marks }];
      case "break":
        return [{ type: "text", text: " ", marks }];
      case "strong":
        return inline(child.children, [...marks, { type: "bold" }]);
      case "emphasis":
        return inline(child.children, [...marks, { type: "italic" }]);
      case "link": {
        const href = child.url.startsWith(MARK) ? child.url : safeHref(child.url);
        return inline(child.children, href ? [...marks, { type: "link", attrs: { href } }] : marks);
      }
      default:
        return [];
    }
  });
}

function refOf(node: TextNode): string | null {
  const link = node.marks?.find((mark) => mark.type === "link" && mark.attrs.href.startsWith(MARK));
  return link?.type === "link" ? link.attrs.href.slice(MARK.length) : null;
}

function spansOf(document: ArticleDocument): MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  for (const block of textBlocks(document)) {
    let at = block.start;
    for (const node of block.nodes) {
      const ref = refOf(node);
      const end = at + node.text.length;
      const open = spans.at(-1);
      if (ref && open?.ref === ref && open.end === at) open.end = end;
      else if (ref) spans.push({ ref, start: at, end });
      at = end;
    }
  }
  return spans;
}

function withoutMarks(document: ArticleDocument): ArticleDocument {
  return JSON.parse(JSON.stringify(document), (_, value) =>
    Array.isArray(value)
      ? value.filter((item) => !(item?.type === "link" && item.attrs?.href?.startsWith(MARK)))
      : value,
  );
}
