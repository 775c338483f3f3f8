import { describe, expect, it } from "vitest";
import type { Converter } from "../ledger/leaves.ts";
import type { Pledge } from "../ledger/pledge.ts";
import type { Currency } from "../values/currencies.ts";
import { amountFrom, unquantified } from "../values/money.ts";
import { convert } from "../values/rates.ts";
import { candidates } from "./reconcile.ts";

type Known = Pick<Pledge, "code" | "donorCodes" | "amount" | "announcedOn" | "channelSlug" | "purpose">;

const perEuro: Partial<Record<Currency, string>> = { USD: "1.0905", DKK: "7.4568" };
const converter: Converter = (minor, from, to) =>
  convert(minor, from, to, (currency) => {
    const rate = perEuro[currency];
    return rate ? { date: "2024-01-24", currency, perEuro: rate, source: "test" } : null;
  });

// Denmark's 91 million kroner of 24 January 2024, which outlets printed as euros and dollars.
const danish: Known = {
  code: "P-2024-0001",
  donorCodes: ["DK"],
  amount: amountFrom("exact", "DKK", 91_000_000_00),
  announcedOn: "2024-01-24",
  channelSlug: "it-coalition",
  purpose: "cyber",
};
const draft = (change: Partial<Known> = {}) => ({ ...danish, ...change });
const look = (change: Partial<Known>, known: Known[] = [danish]) =>
  candidates(draft(change), known, converter).map(({ pledge, score, reasons }) => ({
    code: pledge.code,
    score: Math.round(score * 100) / 100,
    reasons: reasons.join(" "),
  }));

describe("candidates", () => {
  it("knows the same words again", () => {
    expect(look({})).toEqual([
      {
        code: "P-2024-0001",
        score: 1,
        reasons: "same_donor same_amount same_days same_channel same_purpose",
      },
    ]);
  });

  it.each<[string, Partial<Known>, string | null]>([
    [
      "over 12 million euros",
      { amount: amountFrom("at_least", "EUR", 12_000_000_00) },
      "same_donor close_amount same_days same_channel same_purpose",
    ],
    [
      "13.3 million dollars",
      { amount: amountFrom("exact", "USD", 13_300_000_00) },
      "same_donor close_amount same_days same_channel same_purpose",
    ],
    ["94 million dollars", { amount: amountFrom("exact", "USD", 94_000_000_00) }, null],
    ["13 million euros", { amount: amountFrom("exact", "EUR", 13_000_000_00) }, null],
    ["kroner of another sum", { amount: amountFrom("exact", "DKK", 900_000_000_00) }, null],
    [
      "up to the same sum",
      { amount: amountFrom("up_to", "DKK", 91_000_000_00) },
      "same_donor close_amount same_days same_channel same_purpose",
    ],
    ["another donor", { donorCodes: ["NO"] }, null],
    [
      "one of joint donors",
      { donorCodes: ["NO", "DK"] },
      "same_donor same_amount same_days same_channel same_purpose",
    ],
    ["goods, beside money", { amount: { ...unquantified } }, null],
    [
      "weeks later",
      { announcedOn: "2024-02-07" },
      "same_donor same_amount same_days same_channel same_purpose",
    ],
    [
      "a day more than two weeks later",
      { announcedOn: "2024-02-08" },
      "same_donor same_amount same_channel same_purpose",
    ],
    [
      "months later",
      { announcedOn: "2024-06", channelSlug: null, purpose: "other" },
      "same_donor same_amount",
    ],
    ["at an unknown day", { announcedOn: null, channelSlug: null }, "same_donor same_amount same_purpose"],
    ["by no channel", { channelSlug: null, purpose: "drones" }, "same_donor same_amount same_days"],
  ])("%s", (_, change, reasons) => {
    expect(look(change).map((found) => found.reasons)).toEqual(reasons === null ? [] : [reasons]);
  });

  it("does not rule out a sum for which there is no rate", () => {
    expect(look({ amount: amountFrom("exact", "SEK", 1) })).toMatchObject([
      { reasons: "same_donor same_days same_channel same_purpose" },
    ]);
    expect(look({ amount: amountFrom("exact", "SEK", 1), announcedOn: null })).toEqual([]); // too little is left
  });

  it("compares goods by purpose and days", () => {
    const goods: Known = { ...danish, amount: { ...unquantified }, channelSlug: null };
    expect(look({ ...goods, announcedOn: "2024-01-30" }, [goods])).toMatchObject([
      { reasons: "same_donor same_days same_purpose" },
    ]);
    expect(look({ ...goods, purpose: "drones" }, [goods])).toEqual([]);
    expect(look({ ...goods, announcedOn: "2024-06-01" }, [goods])).toEqual([]);
  });

  it("puts the best first, and of equals the newest", () => {
    const close = { ...danish, code: "P-2024-0002", amount: amountFrom("exact", "DKK", 92_000_000_00) };
    const newer = { ...danish, code: "P-2024-0003" };
    expect(look({}, [close, danish, newer]).map(({ code }) => code)).toEqual([
      "P-2024-0003",
      "P-2024-0001",
      "P-2024-0002",
    ]);
  });
});
