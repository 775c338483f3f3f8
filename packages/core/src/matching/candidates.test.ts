import { describe, expect, it } from "vitest";
import { amountFrom, unquantified } from "../values/money.ts";
import { candidates } from "./candidates.ts";
import { reportOfFields } from "./report-of-pledge.ts";
import { usualRate } from "./usual-rates.ts";

// Denmark's 91 million kroner of 24 January 2024, which outlets printed as euros and dollars.
const danish = {
  code: "P-2024-0001",
  donorCodes: ["DK"],
  amount: amountFrom("exact", "DKK", 91_000_000_00),
  announcedOn: "2024-01-24" as string | null,
  channelSlug: "it-coalition" as string | null,
  purpose: "cyber" as "cyber" | "drones" | "other",
};
type Known = typeof danish;

const look = (change: Partial<Known>, known: Known[] = [danish]) =>
  candidates(
    reportOfFields({ ...danish, ...change }),
    known.map((pledge) => ({ pledge, report: reportOfFields(pledge) })),
    usualRate,
  );
const goods = { ...danish, amount: { ...unquantified }, channelSlug: null };

describe("candidates", () => {
  it.each<[string, Partial<Known>, string | null]>([
    ["the same again", {}, "same"],
    ["over 12 million euros", { amount: amountFrom("at_least", "EUR", 12_000_000_00) }, "same"],
    ["13.3 million dollars", { amount: amountFrom("exact", "USD", 13_300_000_00) }, "same"],
    ["94 million dollars", { amount: amountFrom("exact", "USD", 94_000_000_00) }, null],
    ["13 million euros", { amount: amountFrom("exact", "EUR", 13_000_000_00) }, null],
    ["kroner of another sum", { amount: amountFrom("exact", "DKK", 900_000_000_00) }, null],
    ["up to the same sum", { amount: amountFrom("up_to", "DKK", 91_000_000_00) }, "same"],
    ["another donor", { donorCodes: ["NO"] }, null],
    ["one of joint donors", { donorCodes: ["NO", "DK"] }, "same"],
    ["goods, beside money", { amount: { ...unquantified } }, null],
    ["weeks later", { announcedOn: "2024-02-07" }, "same"],
    ["months later", { announcedOn: "2024-06", channelSlug: null, purpose: "other" }, null],
    ["at an unknown day", { announcedOn: null, channelSlug: null }, "same"],
    ["for something else", { channelSlug: null, purpose: "drones" }, "unsure"],
    ["a currency whose rate nobody knows", { amount: amountFrom("exact", "UAH", 1) }, "unsure"],
  ])("%s → %s", (_, change, verdict) => {
    expect(look(change).map((found) => found.verdict)).toEqual(verdict === null ? [] : [verdict]);
  });

  it("compares goods by purpose and days", () => {
    expect(look({ ...goods, announcedOn: "2024-01-30" }, [goods])).toMatchObject([{ verdict: "same" }]);
    expect(look({ ...goods, purpose: "drones" }, [goods])).toEqual([]);
    expect(look({ ...goods, announcedOn: "2024-06-01" }, [goods])).toEqual([]);
  });

  it("puts the best first, and of equals the newest", () => {
    const close = { ...danish, code: "P-2024-0002", amount: amountFrom("at_least", "DKK", 90_000_000_00) };
    const newer = { ...danish, code: "P-2024-0003" };
    expect(look({}, [close, danish, newer]).map(({ pledge }) => pledge.code)).toEqual([
      "P-2024-0003",
      "P-2024-0001",
      "P-2024-0002",
    ]);
  });
});
