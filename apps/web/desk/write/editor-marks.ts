import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { type Editor, Extension } from "@tiptap/react";

/** A mark as the editor shows it: its place in the plain text of the body that is being edited. */
export interface EditorMark {
  id: string;
  code: string;
  start: number;
  end: number;
}

/** The marks that are drawn, and the words of those that are gone: they may come back, pasted elsewhere or by an undo. */
interface Drawn {
  marks: DecorationSet;
  gone: GoneMark[];
}
interface DrawnMark {
  id: string;
  code: string;
}
interface GoneMark extends DrawnMark {
  /** As they were when they went. */
  words: string;
  /** Where they stood: of several places that say the same, they come back to the nearest. */
  from: number;
  /** A person has seen that they are gone. */
  isDismissed: boolean;
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

/** What is gone was meant to go: nothing more is said of it. It still comes back where its words do. */
export function dismissGone(editor: Editor): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, "dismiss"));
}

function codesOf({ gone }: Drawn): string {
  return [...new Set(gone.filter(({ isDismissed }) => !isDismissed).map(({ code }) => code))].join(" ");
}

function drawnAfter(before: Drawn, transaction: Transaction): Drawn {
  if (transaction.getMeta(key) === "dismiss")
    return { ...before, gone: before.gone.map((mark) => ({ ...mark, isDismissed: true })) };
  if (!transaction.docChanged) return before;
  const moved = before.marks.map(transaction.mapping, transaction.doc);
  const there = new Set(moved.find().map(({ spec }) => spec));
  const lost = before.marks.find().flatMap(({ from, to, spec }): GoneMark[] => {
    if (there.has(spec)) return [];
    const words = transaction.before.textBetween(from, to);
    return [{ ...(spec as DrawnMark), words, from, isDismissed: false }];
  });
  const gone: GoneMark[] = [];
  const back: Decoration[] = [];
  for (const mark of [...before.gone, ...lost]) {
    const from = placeOfNew(transaction, mark);
    if (from === null) gone.push(mark);
    else back.push(decoration(from, from + mark.words.length, mark));
  }
  return { marks: moved.add(transaction.doc, back), gone };
}

/** Where words stand in what a transaction has put into the document: the same words elsewhere are not those of the mark. */
function placeOfNew({ doc, mapping }: Transaction, { words, from: stood }: GoneMark): number | null {
  if (words === "") return null;
  const places: number[] = [];
  mapping.maps.forEach((map, index) => {
    map.forEach((_from, _to, newFrom, newTo) => {
      const rest = mapping.slice(index + 1);
      const [from, to] = [rest.map(newFrom, -1), rest.map(newTo, 1)];
      doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
        if (!node.isTextblock) return true;
        const text = node.textContent;
        for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
          const place = position + 1 + at;
          if (place >= from && place + words.length <= to) places.push(place);
        }
        return false;
      });
    });
  });
  return places.sort((a, b) => Math.abs(a - stood) - Math.abs(b - stood))[0] ?? null;
}

function decoration(from: number, to: number, { id, code }: DrawnMark): Decoration {
  return Decoration.inline(
    from,
    to,
    { nodeName: "mark", class: "mark-waiting", title: code, "data-mark": id },
    { id, code },
  );
}

/** Places of the plain text as places of the editor's document: blocks of text in the same order. */
function decorationsOf(doc: Node, marks: readonly EditorMark[]): Decoration[] {
  const blocks: { textStart: number; docStart: number; length: number }[] = [];
  let offset = 0;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const { length } = node.textContent;
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
      .map((block) => {
        const [from, to] = [
          Math.max(0, start - block.textStart),
          Math.min(block.length, end - block.textStart),
        ];
        return decoration(block.docStart + from, block.docStart + to, { id, code });
      }),
  );
}
