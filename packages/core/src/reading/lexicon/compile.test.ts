import { describe, expect, it } from "vitest";
import { channels } from "./channels.ts";
import { all, each, inEitherCase, leading, pattern } from "./compile.ts";
import { words } from "./words.ts";

describe("words", () => {
  it("makes an alternative of every line, and of every line within a bracket", () => {
    expect(words`one|two`).toBe("one|two");
    expect(words`
      one|two
      three
    `).toBe("one|two|three");
    expect(words`
      gives? (?:
        ten|eleven
        twelve
      ) tanks
      (?<!not )(?:
        sends
      )
    `).toBe("gives? (?:ten|eleven|twelve) tanks|(?<!not )(?:sends)");
  });

  it("keeps backslashes as they are", () => {
    expect(words`\p{L}+|\d`).toBe("\\p{L}+|\\d");
  });
});

describe("the languages' lists, joined", () => {
  it("stand in the order of the languages", () => {
    expect(all("rangeBetween")).toBe("(?:between|між)");
  });

  it("are one group within a pattern", () => {
    expect(pattern("u")`^${"rangeBetween"}$`.source).toBe("^(?:between|між)$");
  });

  it("are looked for no farther from the end than told, and not across a border of statements", () => {
    const cost = leading("prices", 5);
    expect(cost.test("it costs about ")).toBe(false);
    expect(cost.test("it costs ")).toBe(true);
    expect(cost.test("it costs; ")).toBe(false);
    expect(cost.test("uncosts ")).toBe(false);
  });

  it("take a capital at the beginning of each word", () => {
    expect(inEitherCase("prime minister")).toBe("[Pp]rime [Mm]inister");
  });

  it("are all that a regular expression can be made of", () => {
    for (const lexicon of each((language) => language))
      for (const list of Object.values(lexicon))
        if (typeof list === "string") expect(() => new RegExp(`(?:${list})`, "u")).not.toThrow();
  });

  it("name every channel in one language at least, and none that is unknown", () => {
    const named = each((language) => Object.keys(language.channels)).flat();
    expect(new Set(named)).toEqual(new Set(channels.map(({ slug }) => slug)));
  });
});
