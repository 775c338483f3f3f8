import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editedStatements } from "../../fixtures/edited-statements.ts";
import { reanchor } from "./reanchor.ts";

/** What came of the marks of one text, as the maker of its edits judges them. */
function judged(seed: number) {
  const { before, after, marks } = editedStatements(seed);
  const found = reanchor(before, after, marks);
  return marks.map(({ change, start, end }, index) => {
    const { state } = found[index]!;
    const isSilent = state === "exact" || state === "moved";
    return { change, isSilent, quote: before.slice(start, end), before, after };
  });
}

describe("statements with numbers in words, in both languages", () => {
  it("are carried in silence only where no figure, party, negation, verb, period or kind of money changed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        expect(
          judged(seed).filter(({ change, isSilent }) => isSilent && change !== null && change !== "plain"),
        ).toEqual([]);
      }),
      { numRuns: 2500 },
    );
  });

  it("are asked about no more than needed", () => {
    const all = Array.from({ length: 1500 }, (_, seed) => judged(seed)).flat();
    const carried = (list: typeof all) => list.filter(({ isSilent }) => isSilent).length / list.length;
    expect(carried(all.filter(({ change }) => change === null))).toBe(1);
    // What is asked is a whole sentence that was marked and reworded at its edge.
    expect(carried(all.filter(({ change }) => change === "plain"))).toBeGreaterThan(0.9);
  });
});
