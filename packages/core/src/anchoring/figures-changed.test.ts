import { describe, expect, it } from "vitest";
import { cases } from "../../fixtures/cases.ts";
import { currencyCodes } from "../values/currencies.ts";
import { figureTokens, sameFigures } from "./figures-changed.ts";

describe("figureTokens", () => {
  it.each(cases("figures-changed"))("%s → %s", (text = "", expected = "") => {
    expect(figureTokens(text).join(" ")).toBe(expected);
  });

  it.each(currencyCodes)("knows the currency %s even where a sentence begins", (code) => {
    expect(figureTokens(`${code} came in`)).toEqual([code.toLowerCase()]);
  });

  // Whatever the figures of a text are read with must be watched too, or a bound could change unseen.
  const bounds = cases("sums").filter(([, told = ""]) => /^(?:at_least|up_to|less_than|about) /.test(told));
  it.each(bounds)("sees the qualifier of '%s' go", (source = "") => {
    const sum = /\[([^\]]*)\]/.exec(source)![1]!;
    const figure = sum.slice(sum.search(/[€$£¥₴₩]|[A-Z]{2,3}\$?\s?\d|\d|півм/));
    expect(figure).not.toBe(sum);
    expect(sameFigures(sum, figure)).toBe(false);
  });
});

describe("sameFigures", () => {
  it("asks for the same things in the same order", () => {
    expect(sameFigures("Denmark pledged 12 million", "Denmark promised 12 million")).toBe(true);
    expect(sameFigures("to Denmark 12, to Norway 13", "to Norway 12, to Denmark 13")).toBe(false);
    expect(sameFigures("Denmark pledged 12 million", "Denmark pledged 12 million million")).toBe(false);
  });
});
