import {
  type ArticleDocument,
  type Block,
  type ListItem,
  normalizeDocument,
  type Paragraph,
  safeHref,
  type TextMark,
  type TextNode,
} from "@pledgebook/core/text/document";

/** What the editor hands out: ProseMirror's JSON, which may leave out what is empty and carry what we do not keep. */
interface EditorNode {
  type?: string;
  text?: string;
  attrs?: Record<string, unknown> | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
  content?: EditorNode[];
}

/** The closed document of an editor's content; anything that it has no block for becomes a paragraph of its text. */
export function bodyFromEditor(root: EditorNode): ArticleDocument {
  return normalizeDocument({ type: "doc", content: (root.content ?? []).map(blockOf) });
}

function blockOf(node: EditorNode): Block {
  switch (node.type) {
    case "heading":
      return { type: "heading", attrs: { level: node.attrs?.level === 3 ? 3 : 2 }, content: textOf(node) };
    case "blockquote":
      return { type: "blockquote", content: paragraphsOf(node) };
    case "image":
      return {
        type: "image",
        attrs: {
          src: attribute(node, "src"),
          alt: attribute(node, "alt"),
          credit: attribute(node, "credit"),
        },
      };
    case "embed":
      return { type: "embed", attrs: { href: attribute(node, "href"), title: attribute(node, "title") } };
    case "bulletList":
    case "orderedList":
      return {
        type: node.type,
        ...startOf(node),
        content: (node.content ?? []).map(
          (item): ListItem => ({ type: "listItem", content: paragraphsOf(item) }),
        ),
      };
    default:
      return { type: "paragraph", content: textOf(node) };
  }
}

/** As the server keeps it. */
const MOST_START = 9_999_999;

/** The number of a list's first item, where it is not 1. */
function startOf({ type, attrs }: EditorNode): { attrs?: { start: number } } {
  const start = attrs?.start;
  if (type !== "orderedList" || typeof start !== "number" || !Number.isInteger(start)) return {};
  return start === 1 || start < 0 || start > MOST_START ? {} : { attrs: { start } };
}

function attribute(node: EditorNode, name: string): string {
  return String(node.attrs?.[name] ?? "");
}

function paragraphsOf(node: EditorNode): Paragraph[] {
  return (node.content ?? []).map((child) => ({ type: "paragraph", content: textOf(child) }));
}

function textOf(node: EditorNode): TextNode[] {
  return (node.content ?? []).flatMap((child): TextNode[] => {
    if (child.type !== "text" || !child.text) return child.content ? textOf(child) : [];
    const marks = (child.marks ?? []).flatMap((mark): TextMark[] => {
      if (mark.type === "bold" || mark.type === "italic") return [{ type: mark.type }];
      const href = mark.type === "link" ? safeHref(String(mark.attrs?.href ?? "")) : null;
      return href ? [{ type: "link", attrs: { href } }] : [];
    });
    return [{ type: "text", text: child.text, ...(marks.length ? { marks } : {}) }];
  });
}
