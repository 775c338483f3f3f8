import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ArticleDocument,
  documentFromParagraphs,
  plainText,
  type TextMark,
  textBlocks,
} from "./document.ts";
import { highlight } from "./highlight.ts";
import type { Span } from "./span.ts";

interface Mark extends Span {
  id: string;
}

const formatting = fc.constantFrom<TextMark[] | undefined>(
  undefined,
  [{ type: "bold" }],
  [{ type: "italic" }],
);
const nodes = fc.array(
  fc
    .tuple(fc.string({ minLength: 1, maxLength: 8 }), formatting)
    .map(([text, marks]) => ({ type: "text" as const, text, ...(marks && { marks }) })),
  { minLength: 1, maxLength: 4 },
);
const body = fc.array(nodes, { minLength: 1, maxLength: 4 }).map(
  (list): ArticleDocument => ({
    type: "doc",
    content: list.map((content) => ({ type: "paragraph", content })),
  }),
);
const marked = body.chain((document) => {
  const length = plainText(document).length;
  const span = fc.tuple(fc.nat(length), fc.nat(length)).filter(([a, b]) => a !== b);
  return fc.tuple(
    fc.constant(document),
    fc
      .array(span, { maxLength: 8 })
      .map((spans) =>
        spans.map(([a, b], index): Mark => ({ id: `m${index}`, start: Math.min(a, b), end: Math.max(a, b) })),
      ),
  );
});

describe("highlight", () => {
  it("cuts the text, and changes nothing in it", () => {
    fc.assert(
      fc.property(marked, ([document, marks]) => {
        const text = plainText(document);
        const blocks = textBlocks(document);
        const drawn = highlight(document, marks);
        expect(drawn).toHaveLength(blocks.length);
        drawn.forEach((runs, index) => {
          const { start, end } = blocks[index]!;
          expect(runs.map((run) => run.text).join("")).toBe(text.slice(start, end));
          for (const run of runs) {
            expect(run.text).not.toBe("");
            expect(text.slice(run.start, run.start + run.text.length)).toBe(run.text);
          }
        });
      }),
    );
  });

  it("draws each mark over its own words and no other", () => {
    fc.assert(
      fc.property(marked, ([document, marks]) => {
        const text = plainText(document);
        const drawn = highlight(document, marks);
        for (const mark of marks) {
          const covered = drawn.map((runs) =>
            runs
              .filter((run) => run.marks.includes(mark))
              .map((run) => run.text)
              .join(""),
          );
          const expected = textBlocks(document).map(({ start, end }) =>
            text.slice(Math.max(mark.start, start), Math.max(start, Math.min(mark.end, end))),
          );
          expect(covered).toEqual(expected);
        }
      }),
    );
  });

  it("opens and closes each mark once in every block that it touches, around the runs it covers", () => {
    fc.assert(
      fc.property(marked, ([document, marks]) => {
        for (const runs of highlight(document, marks))
          for (const mark of marks) {
            const over = runs.filter((run) => run.marks.includes(mark));
            expect(runs.filter((run) => run.starting.includes(mark))).toEqual(over.slice(0, 1));
            expect(runs.filter((run) => run.ending.includes(mark))).toEqual(over.slice(-1));
          }
      }),
    );
  });

  it("keeps formatting, and the outermost mark first", () => {
    fc.assert(
      fc.property(marked, ([document, marks]) => {
        for (const runs of highlight(document, marks))
          for (const run of runs)
            run.marks.slice(1).forEach((inner, index) => {
              expect(inner.start).toBeGreaterThanOrEqual(run.marks[index]!.start);
            });
        const bold = (list: { text: string; marks: TextMark[] }[]) =>
          list
            .filter(({ marks }) => marks.some(({ type }) => type === "bold"))
            .map(({ text }) => text)
            .join("");
        const all = textBlocks(document).flatMap((block) => block.nodes);
        const drawn = highlight(document, marks).flat();
        expect(bold(drawn.map((run) => ({ text: run.text, marks: run.formatting })))).toBe(
          bold(all.map((node) => ({ text: node.text, marks: node.marks ?? [] }))),
        );
      }),
    );
  });

  const draw = (text: string, ...spans: [string, number, number][]) =>
    highlight(
      documentFromParagraphs(text.split("|")),
      spans.map(([id, start, end]) => ({ id, start, end })),
    ).map((runs) => runs.map((run) => [run.text, run.marks.map((mark) => mark.id).join("")]));

  it("draws nested, overlapping and adjacent marks", () => {
    expect(draw("abcdef", ["a", 0, 6], ["b", 2, 4])).toEqual([
      [
        ["ab", "a"],
        ["cd", "ab"],
        ["ef", "a"],
      ],
    ]);
    expect(draw("abcdef", ["b", 2, 6], ["a", 0, 4])).toEqual([
      [
        ["ab", "a"],
        ["cd", "ab"],
        ["ef", "b"],
      ],
    ]);
    expect(draw("abcdef", ["a", 0, 3], ["b", 3, 6])).toEqual([
      [
        ["abc", "a"],
        ["def", "b"],
      ],
    ]);
    expect(draw("abc", ["s", 0, 1], ["l", 0, 3])).toEqual([
      [
        ["a", "ls"],
        ["bc", "l"],
      ],
    ]); // longer is outer
    expect(draw("ab", ["a", 0, 2], ["b", 0, 2])).toEqual([[["ab", "ab"]]]);
  });

  it("draws a mark across paragraphs in each, and none between", () => {
    expect(draw("abc|def", ["a", 1, 7])).toEqual([
      [
        ["a", ""],
        ["bc", "a"],
      ],
      [
        ["de", "a"],
        ["f", ""],
      ],
    ]);
    expect(draw("abc|def", ["a", 3, 5])).toEqual([[["abc", ""]], [["def", ""]]]); // only the empty line
  });
});
