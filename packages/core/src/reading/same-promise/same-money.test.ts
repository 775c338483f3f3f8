import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cases } from "../../../fixtures/cases.ts";
import { decimalFromMinor } from "../../values/money.ts";
import { detect } from "../detect.ts";
import type { Suggestion } from "../suggestion.ts";

/** '500 < 1': half a billion, a part of the first. */
function told({ amount, partOf, restates }: Suggestion): string {
  const { min, max, currency } = amount;
  const millions = currency === null ? "goods" : Number(decimalFromMinor(min ?? max ?? 0, currency)) / 1e6;
  const part = partOf === null ? "" : ` < ${partOf + 1}`;
  return `${millions}${part}${restates === null ? "" : ` = ${restates + 1}`}`;
}

const read = (text: string) => detect(text.replaceAll("↵", "\n"), { publishedOn: "2024-10-10" });

describe("the same money, told twice in one text", () => {
  it.each(cases("same-money"))("%s → %s", (text = "", expected = "") => {
    expect(read(text).map(told).join("; ")).toBe(expected);
  });

  // Whatever a text says: who accepts in the order of what is part of what never waits for itself.
  it("leads to a first telling and from parts to wholes, never round in a circle", () => {
    const sentence = fc
      .tuple(
        fc.constantFrom(
          "Denmark gives",
          "Denmark gave",
          "The Danish package comprises",
          "Of this,",
          "It gives",
          "•",
        ),
        fc.constantFrom("", "the ", "another ", "more than ", "including "),
        fc.constantFrom("€10 million", "€20 million", "€30 million", "€126 million", "€30.1 million"),
        fc.constantFrom("", " for shells", " for drones", " to the IT coalition"),
        fc.constantFrom(
          ". ",
          ", including €10 million. ",
          ", of which €20 million is for drones. ",
          ":\n",
          "\n",
        ),
      )
      .map((parts) => parts.join(" "));
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 12 }), (list) => {
        const found = detect(list.join(""));
        found.forEach((one, index) => {
          if (one.restates !== null) {
            expect(one.restates).toBeLessThan(index);
            expect(found[one.restates]).toMatchObject({ restates: null, donorCodes: one.donorCodes });
            expect(one.partOf).toBeNull();
          }
          if (one.partOf !== null) expect(found[one.partOf]?.restates).toBeNull();
          const seen = new Set([index]);
          for (let at = one.partOf; at !== null; at = found[at]?.partOf ?? null) {
            expect(seen.has(at)).toBe(false);
            seen.add(at);
          }
        });
      }),
      { numRuns: 1000 },
    );
  });
});
