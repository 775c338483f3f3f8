import { expect, it } from "vitest";
import type { Pair } from "@/desk/reconcile/pair.ts";
import { questionsOf, smallerOf } from "./questions.ts";

const side = (code: string, donor: string, euros: number | null, dollars?: number): Pair["keep"] =>
  ({
    pledge: {
      code,
      donorCodes: [donor],
      amount:
        euros === null
          ? { qualifier: "unquantified", min: null, max: null, currency: null }
          : {
              qualifier: "exact",
              min: (dollars ?? euros) * 100,
              max: (dollars ?? euros) * 100,
              currency: dollars ? "USD" : "EUR",
            },
      converted: dollars ? { currency: "EUR", bounds: { floor: euros! * 100, ceiling: euros! * 100 } } : null,
    },
    mark: null,
  }) as unknown as Pair["keep"];
const pair = (keep: Pair["keep"], other: Pair["keep"]) => ({ keep, other }) as Pair;

it("asks once a donor, about the likeliest pair, in the order of the pairs", () => {
  const pairs = [
    pair(side("P-1", "DK", 10), side("P-2", "DK", 10)),
    pair(side("P-3", "DE", 5), side("P-4", "DE", 6)),
    pair(side("P-1", "DK", 10), side("P-5", "DK", 11)),
  ];
  expect(
    questionsOf(pairs).map(({ donorCode, pairs, likeliest }) => [
      donorCode,
      pairs,
      likeliest.other.pledge.code,
    ]),
  ).toEqual([
    ["DK", 2, "P-2"],
    ["DE", 1, "P-4"],
  ]);
});

it.each([
  ["euros beside euros", side("P-1", "DK", 12), side("P-2", "DK", 10), "P-2"],
  ["dollars are compared as euros", side("P-1", "DK", 12), side("P-2", "DK", 11, 13), "P-2"],
  ["goods without a sum are the smallest", side("P-1", "DK", null), side("P-2", "DK", 1), "P-1"],
  ["of equals the older one", side("P-1", "DK", 3), side("P-2", "DK", 3), "P-1"],
])("the smaller side: %s", (_, keep, other, code) => {
  expect(smallerOf(pair(keep, other)).pledge.code).toBe(code);
});
