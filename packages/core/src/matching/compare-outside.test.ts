import { expect, it } from "vitest";
import { amountFrom } from "../values/money.ts";
import { compareOutside } from "./compare-outside.ts";

const ours = (amount = amountFrom("exact", "EUR", 8_700_000_000)) => ({
  amount,
  announcedOn: "2024-01-29",
  status: "pledged" as const,
});
const theirs = {
  amount: 8_700_000_000,
  currency: "EUR" as const,
  announcedOn: "2024-01-29",
  stage: "pledged" as const,
};

it.each([
  ["to the unit", ours(), theirs, null, "agrees"],
  ["with the ceiling of a range", ours(amountFrom("up_to", "EUR", 8_700_000_000)), theirs, null, "agrees"],
  ["not by a cent", ours(), { ...theirs, amount: 8_700_000_001 }, null, "amount"],
  [
    "but for the rate",
    ours(),
    { ...theirs, amount: 9_500_000_000, currency: "USD" as const },
    { floor: 9_450_000_000, ceiling: 9_450_000_000 },
    "rate",
  ],
  [
    "not by any rate",
    ours(),
    { ...theirs, amount: 5_000_000_000, currency: "USD" as const },
    { floor: 9_450_000_000, ceiling: 9_450_000_000 },
    "amount",
  ],
  ["not without a rate", ours(), { ...theirs, currency: "USD" as const }, null, "amount"],
  ["by no value", ours(), { ...theirs, amount: null, currency: null }, null, "no_value"],
] as const)("two sums agree %s", (_, pledge, outside, converted, money) => {
  expect(compareOutside(pledge, outside, converted).money).toBe(money);
});

it("days agree as far as both are told, stages where both are", () => {
  const compare = (changes: object) => compareOutside(ours(), { ...theirs, ...changes }, null);
  expect(compare({ announcedOn: "2024-01" }).isOtherDay).toBe(false);
  expect(compare({ announcedOn: "2024-02-01" }).isOtherDay).toBe(true);
  expect(compare({ announcedOn: null }).isOtherDay).toBe(false);
  expect(compare({ stage: "allocated" }).isOtherStage).toBe(true);
  expect(compare({ stage: null }).isOtherStage).toBe(false);
});
