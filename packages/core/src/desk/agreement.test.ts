import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agreement, type Reading } from "./agreement.ts";

const reading = (id: string, start: number, end: number, donor: string, category = "military"): Reading => ({
  id,
  start,
  end,
  fields: { donor, category },
});

describe("agreement of two people", () => {
  it("pairs what overlaps most, and says who stands alone", () => {
    const found = agreement(
      [reading("a1", 0, 40, "NL"), reading("a2", 100, 140, "DK"), reading("a3", 300, 320, "SE")],
      [reading("b1", 5, 44, "NL"), reading("b2", 100, 150, "NO", "energy"), reading("b3", 500, 520, "FI")],
    );
    expect(found.pairs.map(({ a, b, differing }) => [a.id, b.id, differing])).toEqual([
      ["a1", "b1", []],
      ["a2", "b2", ["donor", "category"]],
    ]);
    expect(found.onlyA.map(({ id }) => id)).toEqual(["a3"]);
    expect(found.onlyB.map(({ id }) => id)).toEqual(["b3"]);
    expect(found.spans).toBeCloseTo(4 / 6);
    expect(found.fields.donor?.agreed).toBe(0.5);
  });

  it("takes chance away: half right among two equally common values is kappa 0", () => {
    const said = [
      ["x", "x"],
      ["x", "y"],
      ["y", "x"],
      ["y", "y"],
    ].map(([a, b], index) => ({
      a: reading(`a${index}`, index * 100, index * 100 + 50, a!),
      b: reading(`b${index}`, index * 100, index * 100 + 50, b!),
    }));
    const found = agreement(
      said.map(({ a }) => a),
      said.map(({ b }) => b),
    );
    expect(found.fields.donor).toEqual({ agreed: 0.5, kappa: 0 });
    expect(found.fields.category).toEqual({ agreed: 1, kappa: null });
  });

  it("finds as many pairs from either side where several share equally", () => {
    const a = [reading("a0", 0, 8, "NL"), reading("a1", 0, 20, "NL")];
    const b = [reading("b0", 1, 20, "NL"), reading("b1", 0, 19, "NL")];
    expect(agreement(a, b).spans).toBe(agreement(b, a).spans);
  });

  it("says nothing of nothing", () => {
    expect(agreement([], [])).toEqual({ pairs: [], onlyA: [], onlyB: [], spans: null, fields: {} });
  });

  it("loses and doubles no mark, and is the same from either side", () => {
    const marks = (who: string) =>
      fc
        .array(fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })), { maxLength: 12 })
        .map((list) => list.map(([start, size], at) => reading(`${who}${at}`, start, start + size, "NL")));
    fc.assert(
      fc.property(marks("a"), marks("b"), (a, b) => {
        const found = agreement(a, b);
        const ids = (list: { id: string }[]) => list.map(({ id }) => id).sort();
        expect(ids([...found.pairs.map((pair) => pair.a), ...found.onlyA])).toEqual(ids(a));
        expect(ids([...found.pairs.map((pair) => pair.b), ...found.onlyB])).toEqual(ids(b));
        expect(agreement(b, a).spans).toEqual(found.spans);
      }),
      { numRuns: 1000 },
    );
  });
});
