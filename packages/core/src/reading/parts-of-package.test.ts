import { describe, expect, it } from "vitest";
import { amountFrom } from "../values/money.ts";
import type { Category } from "../values/vocabulary.ts";
import { partsAfter, type Statement, subjectOfParts, wholeBefore } from "./parts-of-package.ts";

/** A statement of so many euros, as the so-manieth of a text. */
function euros(amount: number, place: number, category: Category | null = null, donor = "DK"): Statement {
  return {
    start: place * 100,
    end: place * 100 + 50,
    amount: amountFrom("exact", "EUR", amount * 100, null),
    donorCodes: [donor],
    category,
    purpose: null,
    status: "pledged",
  };
}

describe("a package and its parts, as far as sums tell", () => {
  const whole = euros(100, 0);

  it("finds the larger sum of the same donor that was told shortly before", () => {
    expect(wholeBefore(euros(60, 1), [whole])).toBe(whole);
    expect(wholeBefore(euros(160, 1), [whole])).toBeUndefined();
    expect(wholeBefore(euros(60, 1, null, "NO"), [whole])).toBeUndefined();
    expect(wholeBefore(euros(60, 20), [whole])).toBeUndefined(); // far away
  });

  it("takes as parts no more than the whole holds", () => {
    const [first, second, third] = [euros(60, 1), euros(40, 2), euros(30, 3)];
    expect(partsAfter(whole, [first, second, third])).toEqual([first, second]);
  });

  it("says of a package what most of its money is for", () => {
    const parts = [euros(30, 1, "energy"), euros(40, 2, "military"), euros(30, 3, "energy")];
    expect(subjectOfParts(whole, parts)).toEqual({ category: "energy", purpose: null });
    expect(subjectOfParts(whole, [euros(20, 1, "energy")])).toBeNull(); // too small to speak for it
    expect(subjectOfParts(whole, [])).toBeNull();
  });
});
