import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Extension } from "@tiptap/react";

/** A mark as the editor shows it: its place in the plain text of the revision that is being edited. */
export interface EditorMark {
  id: string;
  code: string;
  start: number;
  end: number;
}

const key = new PluginKey<DecorationSet>("pledge-marks");

/**
 * Draws the article's marks in the editor. They move with the text; where their words are deleted they are gone from the
 * editor, and `onGone` is told. What becomes of a mark is decided on the server when the edit is saved.
 */
export function pledgeMarks(marks: readonly EditorMark[], onGone: (codes: string[]) => void): Extension {
  return Extension.create({
    name: "pledgeMarks",
    addProseMirrorPlugins() {
      return [
        new Plugin<DecorationSet>({
          key,
          state: {
            init: (_, { doc }) => DecorationSet.create(doc, decorationsOf(doc, marks)),
            apply: (transaction, before) => {
              const after = before.map(transaction.mapping, transaction.doc);
              if (transaction.docChanged) tellOfGone(before, after, onGone);
              return after;
            },
          },
          props: { decorations: (state) => key.getState(state) },
        }),
      ];
    },
  });
}

function tellOfGone(before: DecorationSet, after: DecorationSet, onGone: (codes: string[]) => void): void {
  const codesOf = (set: DecorationSet) => new Set(set.find().map(({ spec }) => spec.code as string));
  const kept = codesOf(after);
  const gone = [...codesOf(before)].filter((code) => !kept.has(code));
  if (gone.length > 0) setTimeout(() => onGone(gone), 0);
}

/** Places of the plain text as places of the editor's document: blocks of text in the same order. */
function decorationsOf(doc: Node, marks: readonly EditorMark[]): Decoration[] {
  const blocks: { textStart: number; docStart: number; length: number }[] = [];
  let offset = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const length = node.textContent.length;
    if (length > 0) {
      if (blocks.length > 0) offset += 2;
      blocks.push({ textStart: offset, docStart: position + 1, length });
      offset += length;
    }
    return false;
  });
  return marks.flatMap(({ start, end, code, id }) =>
    blocks
      .filter((block) => start < block.textStart + block.length && end > block.textStart)
      .map((block) =>
        Decoration.inline(
          block.docStart + Math.max(0, start - block.textStart),
          block.docStart + Math.min(block.length, end - block.textStart),
          { nodeName: "mark", class: "mark-waiting", title: code, "data-mark": id },
          { code },
        ),
      ),
  );
}
