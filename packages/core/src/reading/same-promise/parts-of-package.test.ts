import { describe, expect, it } from "vitest";
import { amountFrom } from "../../values/money.ts";
import type { Category } from "../../values/vocabulary.ts";
import type { Memory } from "../claim.ts";
import { readSelection } from "../read-selection.ts";
import { readText } from "../read-text.ts";
import type { Found } from "../suggestion.ts";
import { partsAfter, relate, type Statement, subjectOfParts, wholeBefore } from "./parts-of-package.ts";

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

describe("relate", () => {
  const sentence = (words: string) => readText(words).sentences[0]!;
  const nothing: Memory = { earlier: [], recent: [], refused: null, isInList: false, told: [] };
  const found = (place: number, fields: Partial<Found>): Found => ({
    ...readSelection(readText("Denmark gives €5 million."), { start: 0, end: 24 }),
    ...euros(10, place),
    isSubjectGuessed: false,
    features: [],
    ...fields,
  });
  const told = (all: readonly Found[]) => all.map(({ status, category }) => `${status} ${category}`);

  it("gives a sum with no verb the stage of the one before it, and one told for nothing its subject", () => {
    const first = found(0, { quote: "Denmark has paid €5 million", status: "disbursed", category: "energy" });
    const second = found(1, { quote: "€6 million", isSubjectGuessed: true });
    expect(told(relate([first, second], sentence("They paid."), nothing))).toEqual([
      "disbursed energy",
      "disbursed energy",
    ]);
  });

  it("gives 'the first' and parts of a package the stage of what was told before, a new promise none", () => {
    const whole = found(0, { ...euros(100, 0), status: "allocated" });
    const part = found(1, { ...euros(60, 1), quote: "Denmark gives €60" });
    const anew = found(1, { ...euros(60, 1), quote: "Denmark promises €60" });
    const memory = { ...nothing, told: [whole] };
    expect(told(relate([part], sentence("Denmark gives €60."), memory))).toEqual(["allocated null"]);
    expect(told(relate([anew], sentence("Denmark promises €60."), memory))).toEqual(["pledged null"]);
    expect(told(relate([anew], sentence("The first goes to Kyiv."), memory))).toEqual(["allocated null"]);
  });

  it("leaves goods alone", () => {
    const goods = found(1, { inKind: "ten tanks", quote: "ten tanks" });
    const sum = found(0, { status: "allocated" });
    expect(relate([sum, goods], sentence("The first will follow."), nothing)[1]).toEqual(goods);
  });
});
