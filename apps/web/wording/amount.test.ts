import { describe, expect, it } from "vitest";
import messages from "../messages/en.json" with { type: "json" };
import { type FirmSum, firmText, money } from "./amount.ts";

const say = (key: string, values: Record<string, string> = {}) =>
  Object.entries(values).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, value),
    messages.amount[key as keyof typeof messages.amount],
  );
const told = (of: Partial<FirmSum>, floor: number, ceiling: number | null, form?: "whole") =>
  firmText(
    { bounds: { floor, ceiling }, qualifier: "exact", isWorkedOut: false, ...of },
    "USD",
    "en",
    say,
    form,
  );

describe("a row's figure is told as firm as it is", () => {
  it.each<[Partial<FirmSum>, number, number | null, string]>([
    [{}, 87_000_000_00, 87_000_000_00, "US$87m"],
    [{ qualifier: "about" }, 500_000_000_00, 500_000_000_00, "about US$500m"],
    [{ qualifier: "more_than" }, 60_000_000_00, null, "more than US$60m"],
    [{ qualifier: "at_least" }, 60_000_000_00, null, "at least US$60m"],
    [{ qualifier: "less_than" }, 0, 60_000_000_00, "less than US$60m"],
    [{ qualifier: "up_to" }, 0, 60_000_000_00, "up to US$60m"],
    [{ qualifier: "between" }, 60_000_000_00, 80_000_000_00, "US$60m to US$80m"],
    // What was left over is told no finer than what it was left of.
    [{ qualifier: "about", isWorkedOut: true }, 54_872_757_11, 54_872_757_11, "about US$55m"],
    [{ qualifier: "about" }, 319_750_000_00, 319_750_000_00, "about US$320m"],
    [{ qualifier: "between", isWorkedOut: true }, 54_872_757_11, 81_234_567_89, "US$55m to US$81m"],
    [{ qualifier: "more_than", isWorkedOut: true }, 54_872_757_11, null, "more than US$55m"],
    // Rows of an older ledger have the word of their pledge, which need not fit their bounds.
    [{ qualifier: "more_than" }, 60_000_000_00, 60_000_000_00, "US$60m"],
    [{ qualifier: "exact" }, 60_000_000_00, null, "at least US$60m"],
    [{ qualifier: "about" }, 60_000_000_00, 80_000_000_00, "US$60m to US$80m"],
  ])("%j %d to %d: %s", (of, floor, ceiling, text) => {
    expect(told(of, floor, ceiling)).toBe(text);
  });

  it("to the cent where it is exact, also when it was worked out", () => {
    expect(told({ isWorkedOut: true }, 54_872_757_11, 54_872_757_11, "whole")).toBe("US$54,872,757.11");
    expect(told({ qualifier: "about" }, 54_872_757_11, 54_872_757_11, "whole")).toBe("about US$55,000,000");
  });
});

it("money is short for reading and whole for tables", () => {
  expect(money(122_000_000_00, "EUR", "en")).toBe("€122m");
  expect(money(122_000_000_00, "EUR", "en", "whole")).toBe("€122,000,000");
});
