import { safeHref } from "@pledgebook/core/text/document";
import { readImageSource } from "@pledgebook/core/values/image-address";
import { type Editor, Node, wrappingInputRule } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";

/**
 * The blocks of words of the closed document. Quotations and items of lists hold paragraphs and nothing else. What is typed
 * stays as it is typed: '24. January' begins no list, and 'million.In' is no link.
 */
export const Words = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) => {
      if (!(extension instanceof Node)) return extension;
      if (extension.name === "blockquote" || extension.name === "listItem")
        return extension.extend({ content: "paragraph+" });
      return extension.name === "orderedList" ? numberedFromOne(extension) : extension;
    });
  },
}).configure({
  heading: { levels: [2, 3] },
  code: false,
  codeBlock: false,
  strike: false,
  underline: false,
  horizontalRule: false,
  hardBreak: false,
  link: { openOnClick: false, shouldAutoLink: (address) => /^(?:https?:\/\/|mailto:|www\.)/i.test(address) },
});

/** Only '1. ' begins a list, which joins no other; pasted lines with numbers are no list of the editor's making. */
function numberedFromOne(list: Node): Node {
  return list.extend({
    addInputRules() {
      return [wrappingInputRule({ find: /^1\.\s$/, type: this.type, joinPredicate: () => false })];
    },
    addProseMirrorPlugins: () => [],
  });
}

/** Pictures and embeds: blocks of one piece, which the editor moves, cuts and deletes as a whole. */
export const Image = Node.create({
  name: "image",
  group: "block",
  atom: true,
  addAttributes: () => ({ src: { default: "" }, alt: { default: "" }, credit: { default: "" } }),
  parseHTML: () => [
    {
      tag: "figure[data-image]",
      getAttrs(figure) {
        const image = figure.querySelector("img");
        const src = image?.getAttribute("src") ?? "";
        if (!readImageSource(src)) return false;
        return {
          src,
          alt: image?.getAttribute("alt") ?? "",
          credit: figure.getAttribute("data-credit") ?? "",
        };
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "figure",
    { class: "editor-block", "data-image": "", "data-credit": attrs.credit },
    ["img", { src: attrs.src, alt: attrs.alt }],
    ["figcaption", {}, [attrs.alt, attrs.credit].filter(Boolean).join(" · ")],
  ],
});

export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  addAttributes: () => ({ href: { default: "" }, title: { default: "" } }),
  parseHTML: () => [
    {
      tag: "p[data-embed]",
      priority: 60, // before the paragraph that it would be otherwise
      getAttrs(element) {
        const href = safeHref(element.getAttribute("data-embed") ?? "");
        return href !== null && { href, title: element.getAttribute("data-title") ?? "" };
      },
    },
  ],
  renderHTML: ({ node: { attrs } }) => [
    "p",
    { class: "editor-block", "data-embed": attrs.href, "data-title": attrs.title },
    attrs.title || attrs.href,
  ],
});

/** A picture or an embed as it stands at a place, or is to stand there. */
export interface Piece {
  type: "image" | "embed";
  attrs: Record<string, string>;
}

/** Puts a piece between the blocks, after the one in which a place is; nothing that stands there goes. */
export function insertPiece(editor: Editor, place: number, piece: Piece): void {
  const within = editor.state.doc.resolve(Math.min(place, editor.state.doc.content.size));
  const between = within.depth === 0 ? within.pos : within.after(1);
  editor.chain().focus().insertContentAt(between, piece).run();
}

/** Changes the piece at a place; whether there is one of its kind. */
export function changePiece(editor: Editor, place: number, piece: Piece): boolean {
  if (editor.state.doc.nodeAt(place)?.type.name !== piece.type) return false;
  return editor.chain().focus().setNodeSelection(place).updateAttributes(piece.type, piece.attrs).run();
}
