import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { Extension } from "@tiptap/react";

/** A mark as the editor shows it: its place in the plain text of the revision that is being edited. */
export interface EditorMark {
  id: string;
  code: string;
  start: number;
  end: number;
}

/** The marks that are drawn, and the words of those that are gone: they may come back, pasted elsewhere or by an undo. */
interface Drawn {
  marks: DecorationSet;
  gone: DrawnMark[];
}
interface DrawnMark {
  id: string;
  code: string;
  words: string;
}

const key = new PluginKey<Drawn>("pledge-marks");

/**
 * Draws the article's marks in the editor. They move with the text, also when it is cut and pasted; `onGone` is told the codes
 * of all whose words are not there any more. What becomes of a mark is decided on the server when the edit is saved.
 */
export function pledgeMarks(marks: readonly EditorMark[], onGone: (codes: string[]) => void): Extension {
  return Extension.create({
    name: "pledgeMarks",
    addProseMirrorPlugins() {
      return [
        new Plugin<Drawn>({
          key,
          state: {
            init: (_, { doc }) => ({ marks: DecorationSet.create(doc, decorationsOf(doc, marks)), gone: [] }),
            apply(transaction, before) {
              if (!transaction.docChanged) return before;
              const after = drawnAfter(before, transaction);
              if (codesOf(after) !== codesOf(before))
                setTimeout(() => onGone(codesOf(after).split(" ").filter(Boolean)), 0);
              return after;
            },
          },
          props: { decorations: (state) => key.getState(state)?.marks },
        }),
      ];
    },
  });
}

function codesOf({ gone }: Drawn): string {
  return [...new Set(gone.map(({ code }) => code))].join(" ");
}

function drawnAfter(before: Drawn, transaction: Transaction): Drawn {
  const moved = before.marks.map(transaction.mapping, transaction.doc);
  const there = new Set(moved.find().map(({ spec }) => keyOf(spec as DrawnMark)));
  const lost = before.marks
    .find()
    .flatMap(({ spec }) => (there.has(keyOf(spec as DrawnMark)) ? [] : [spec as DrawnMark]));
  const gone: DrawnMark[] = [];
  const back: Decoration[] = [];
  for (const mark of [...before.gone, ...lost]) {
    const from = placeOfNew(transaction, mark.words);
    if (from === null) gone.push(mark);
    else back.push(decoration(from, from + mark.words.length, mark));
  }
  return { marks: moved.add(transaction.doc, back), gone };
}

/** A mark over several blocks is drawn in as many pieces. */
function keyOf({ id, words }: DrawnMark): string {
  return `${id} ${words}`;
}

/** Where words stand in what a transaction has put into the document: the same words elsewhere are not those of the mark. */
function placeOfNew({ doc, mapping }: Transaction, words: string): number | null {
  let place: number | null = null;
  mapping.maps.forEach((map, index) => {
    map.forEach((_from, _to, newFrom, newTo) => {
      const rest = mapping.slice(index + 1);
      const [from, to] = [rest.map(newFrom, -1), rest.map(newTo, 1)];
      doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
        if (place !== null || !node.isTextblock) return place === null;
        const at = node.textContent.indexOf(words, Math.max(0, from - position - 1));
        if (at >= 0 && position + 1 + at + words.length <= to) place = position + 1 + at;
        return false;
      });
    });
  });
  return place;
}

function decoration(from: number, to: number, mark: DrawnMark): Decoration {
  const { id, code } = mark;
  return Decoration.inline(
    from,
    to,
    { nodeName: "mark", class: "mark-waiting", title: code, "data-mark": id },
    mark,
  );
}

/** Places of the plain text as places of the editor's document: blocks of text in the same order. */
function decorationsOf(doc: Node, marks: readonly EditorMark[]): Decoration[] {
  const blocks: { textStart: number; docStart: number; words: string }[] = [];
  let offset = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const words = node.textContent;
    if (words !== "") {
      if (blocks.length > 0) offset += 2;
      blocks.push({ textStart: offset, docStart: position + 1, words });
      offset += words.length;
    }
    return false;
  });
  return marks.flatMap(({ start, end, code, id }) =>
    blocks
      .filter((block) => start < block.textStart + block.words.length && end > block.textStart)
      .map((block) => {
        const [from, to] = [
          Math.max(0, start - block.textStart),
          Math.min(block.words.length, end - block.textStart),
        ];
        return decoration(block.docStart + from, block.docStart + to, {
          id,
          code,
          words: block.words.slice(from, to),
        });
      }),
  );
}
