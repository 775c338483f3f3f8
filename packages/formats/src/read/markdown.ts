import {
  type ArticleDocument,
  normalizeDocument,
  safeHref,
  type TextNode,
  textBlocks,
} from "@pledgebook/core/text/document";
import type { Span } from "@pledgebook/core/text/span";
import { toHtml } from "hast-util-to-html";
import type { List, Root, RootContent } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { frontmatterFromMarkdown } from "mdast-util-frontmatter";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { defaultHandlers, toHast } from "mdast-util-to-hast";
import { frontmatter } from "micromark-extension-frontmatter";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { blocksOfHtml } from "./html.ts";

/** Words that a Markdown link `[words](pledge:REF)` marks, in the offsets of the document's plain text. */
export interface MarkedSpan extends Span {
  ref: string;
}

const MARK = "pledge:";

/**
 * An article's body from Markdown (CommonMark; GitHub's tables, footnotes and `~~struck~~` words), read as the HTML that it
 * stands for. `frontMatter`: the YAML that site generators write above it, between two lines of dashes; null without it.
 * @throws Problem `html_too_deep`.
 */
export function documentFromMarkdown(markdown: string): {
  document: ArticleDocument;
  marks: MarkedSpan[];
  frontMatter: string | null;
} {
  const root = fromMarkdown(markdown, {
    // A single '~' stands before a rough figure: two of them strike nothing out.
    extensions: [frontmatter(["yaml"]), gfmFootnote(), gfmStrikethrough({ singleTilde: false }), gfmTable()],
    mdastExtensions: [
      frontmatterFromMarkdown(["yaml"]),
      gfmFootnoteFromMarkdown(),
      gfmStrikethroughFromMarkdown(),
      gfmTableFromMarkdown(),
    ],
  });
  const [first] = root.children;
  const children = root.children.flatMap((node) => asWritten(node, markdown));
  const marked = normalizeDocument({
    type: "doc",
    content: blocksOfHtml(htmlOf({ ...root, children }), addressOf),
  });
  return {
    document: normalizeDocument(withoutMarks(marked)),
    marks: spansOf(marked),
    frontMatter: first?.type === "yaml" ? first.value : null,
  };
}

function htmlOf(root: Root): string {
  const tree = toHast(root, {
    allowDangerousHtml: true,
    handlers: {
      yaml: () => undefined,
      // Of a loose list it is not asked at each item whether any other is loose.
      list: (state, list: List) => defaultHandlers.list(state, { ...list, spread: true }),
    },
  });
  return toHtml(tree, { allowDangerousHtml: true });
}

function addressOf(href: string): string | null {
  return href.startsWith(MARK) ? href : safeHref(href);
}

/** '24. January was the day' is to Markdown a list of one item, from 24 on; to whoever wrote it, a sentence. */
function asWritten(node: RootContent, markdown: string): RootContent[] {
  if (node.type !== "list" || !node.ordered || node.start === 1 || node.children.length !== 1) return [node];
  const content = node.children[0]?.children ?? [];
  const [first, ...rest] = content;
  const [from, to] = [node.position?.start.offset, first?.position?.start.offset];
  if (first?.type !== "paragraph" || from === undefined || to === undefined) return [node];
  const number = { type: "text" as const, value: markdown.slice(from, to) };
  return [{ ...first, children: [number, ...first.children] }, ...rest];
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
