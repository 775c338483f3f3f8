import { describe, expect, it } from "vitest";
import { inOrderOfTies, tieOf } from "./same-money.ts";

/** '- <0 =0': one of its own, a part of the first, the first told again. */
const read = (text: string) =>
  text.split(" ").map((word) => ({
    partOf: word.startsWith("<") ? Number(word.slice(1)) : null,
    restates: word.startsWith("=") ? Number(word.slice(1)) : null,
  }));

describe("tieOf", () => {
  // What the text says, which are rejected, and what each of the others becomes.
  it.each([
    ["- - -", "", "- - -"],
    ["- <0 =0", "", "- <0 =0"],
    // The whole was rejected: its other telling stands for it.
    ["- <0 =0", "0", "x <2 -"],
    ["- <0 =0", "0 2", "x - x"],
    // A promise told three times, the first of which was rejected.
    ["- =0 =0", "0", "x - =1"],
    ["- =0 =0", "0 1", "x x -"],
    ["- =0 =0", "1", "- x =0"],
    // A part whose first telling was rejected is a part still.
    ["- <0 =1", "1", "- x <0"],
    // The whole is told behind its parts; a part has a part.
    ["<2 <2 -", "", "<2 <2 -"],
    // What its whole was inside holds it, when nobody takes the whole for a pledge.
    ["- <0 <1", "1", "- x <0"],
    ["- <0 <1", "0 1", "x x -"],
  ])("%s without %s: %s", (text, rejected, expected) => {
    const all = read(text);
    const out = new Set(rejected.split(" ").filter(Boolean).map(Number));
    const told = all.map((_, index) => {
      const tie = tieOf(index, all, (one) => out.has(one));
      return out.has(index) ? "x" : tie ? `${tie.kind === "restates" ? "=" : "<"}${tie.of}` : "-";
    });
    expect(told.join(" ")).toBe(expected);
  });
});

describe("inOrderOfTies", () => {
  const one = (key: string, waitsFor: string | null = null) => ({ key, waitsFor });
  const order = (list: ReturnType<typeof one>[]) => inOrderOfTies(list).map(({ key }) => key);

  it("puts wholes and first tellings before what hangs on them", () => {
    expect(order([one("a", "b"), one("b"), one("c", "a")])).toEqual(["b", "a", "c"]);
    expect(order([one("a"), one("b"), one("c", "a")])).toEqual(["a", "b", "c"]);
  });

  it("leaves out what waits for one that is not accepted with it", () => {
    expect(order([one("a", "z"), one("b", "a"), one("c")])).toEqual(["c"]);
    expect(order([])).toEqual([]);
  });
});
