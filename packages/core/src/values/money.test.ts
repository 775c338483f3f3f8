import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencies, currencyCodes } from "./currencies.ts";
import {
  type Amount,
  addBounds,
  amountFrom,
  amountProblem,
  type Bounds,
  boundsOf,
  decimalFromMinor,
  minorFromDecimal,
  minorFromUnits,
  minorUnits,
  nothing,
  sameAmount,
  subtractBounds,
  toldAbout,
  unquantified,
} from "./money.ts";
import { qualifiers } from "./vocabulary.ts";

const currency = fc.constantFrom(...currencyCodes);

it.each([
  [5_487_275_711, 5_500_000_000], // left of 'about $500 million'
  [31_975_000_000, 32_000_000_000],
  [32_500_100, 33_000_000],
  [12_550_000, 12_550_000], // four digits of its own: as somebody stated it
  [125_000_001, 130_000_000],
  [125_000_000, 125_000_000],
  [12_500_000_001, 13_000_000_000],
  [99_999_999, 100_000_000],
  [105_010, 110_000], // half of a step and more
  [10_500_000, 10_500_000],
  [0, 0],
  [7, 7],
])("about %d minor units is told as about %d", (minor, told) => {
  expect(toldAbout(minor)).toBe(told);
});

describe("decimal and minor units", () => {
  it("are inverse over every integer that is exact", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), currency, (minor, code) => {
        expect(minorFromDecimal(decimalFromMinor(minor, code), code)).toBe(minor);
        if (minor > 0) expect(decimalFromMinor(-minor, code)).toBe(`-${decimalFromMinor(minor, code)}`);
      }),
    );
  });

  it("are inverse from the decimal side too, but for zeros that say nothing", () => {
    const decimal = fc
      .tuple(fc.nat(1e9), fc.nat(99))
      .map(([whole, cents]) => `${whole}.${String(cents).padStart(2, "0")}`);
    fc.assert(
      fc.property(decimal, (text) => {
        const minor = minorFromDecimal(text, "EUR")!;
        expect(minor).toBe(Number(text.replace(".", "")));
        expect(decimalFromMinor(minor, "EUR")).toBe(
          text.replace(/\.?0+$/, (zeros) => (zeros.startsWith(".") ? "" : zeros.replace(/0+$/, ""))),
        );
      }),
    );
  });

  it.each([
    ["12.5", "EUR", 1250],
    [" 12.50 ", "EUR", 1250],
    ["12.500", "EUR", 1250],
    ["0", "EUR", 0],
    ["0.01", "EUR", 1],
    ["007", "EUR", 700],
    ["91000000", "DKK", 9_100_000_000],
    ["15800000000", "JPY", 15_800_000_000],
    ["5.0", "JPY", 5],
    ["9007199254740991", "JPY", Number.MAX_SAFE_INTEGER],
    ["90071992547409.91", "EUR", Number.MAX_SAFE_INTEGER],
    ["90071992547409.92", "EUR", null],
    ["12.345", "EUR", null],
    ["12.5", "JPY", null],
    ["-1", "EUR", null],
    ["1,5", "EUR", null],
    ["1e6", "EUR", null],
    ["1.", "EUR", null],
    [".5", "EUR", null],
    ["", "EUR", null],
    ["12 5", "EUR", null],
    ["١٢", "EUR", null],
    ["99999999999999999999", "EUR", null],
  ] as const)("minorFromDecimal(%j, %s) is %j", (text, code, minor) => {
    expect(minorFromDecimal(text, code)).toBe(minor);
  });

  it("never rounds in silence", () => {
    for (const value of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => minorUnits(value)).toThrow(RangeError);
      expect(() => decimalFromMinor(value, "EUR")).toThrow(RangeError);
    }
    expect(() => minorFromUnits(1e14, "EUR")).toThrow(RangeError);
    expect(minorFromUnits(1.005, "EUR")).toBe(100); // 1.005 is a little less in binary
    expect(minorFromUnits(12.34, "EUR")).toBe(1234);
    expect(minorFromUnits(12, "KRW")).toBe(12);
  });
});

describe("amountProblem", () => {
  const of = (
    qualifier: Amount["qualifier"],
    min: number | null,
    max: number | null,
    code: Amount["currency"] = "EUR",
  ) => amountProblem({ qualifier, min, max, currency: code });

  it.each([
    ["exact", 5, 5, null],
    ["exact", 5, 6, "amount_needs_value"],
    ["exact", 5, null, "amount_needs_value"],
    ["exact", null, null, "amount_needs_value"],
    ["exact", 0, 0, "amount_needs_value"],
    ["exact", -5, -5, "amount_not_whole"],
    ["exact", 5.5, 5.5, "amount_not_whole"],
    ["exact", 2 ** 53, 2 ** 53, "amount_not_whole"],
    ["about", 5, 5, null],
    ["about", null, 5, "amount_needs_value"],
    ["at_least", 5, null, null],
    ["at_least", 5, 5, "amount_needs_floor"],
    ["at_least", 0, null, "amount_needs_floor"],
    ["more_than", 5, null, null],
    ["more_than", null, 5, "amount_needs_floor"],
    ["up_to", null, 5, null],
    ["up_to", 0, 5, "amount_needs_ceiling"],
    ["up_to", null, 0, "amount_needs_ceiling"],
    ["less_than", null, 5, null],
    ["less_than", 5, null, "amount_needs_ceiling"],
    ["between", 5, 6, null],
    ["between", 0, 6, null],
    ["between", 5, 5, "amount_needs_range"],
    ["between", 6, 5, "amount_needs_range"],
    ["between", 5, null, "amount_needs_range"],
    ["unquantified", null, null, null],
    ["unquantified", 5, null, "amount_unquantified_with_value"],
    ["unquantified", null, 5, "amount_unquantified_with_value"],
  ] as const)("%s %j..%j → %j", (qualifier, min, max, problem) => {
    expect(of(qualifier, min, max)).toBe(problem);
  });

  it("asks for a currency wherever there is a value", () => {
    for (const qualifier of qualifiers)
      expect(of(qualifier, qualifier === "unquantified" ? null : 5, null, null)).toBe(
        qualifier === "unquantified" ? null : "amount_without_currency",
      );
  });

  it("finds none in what amountFrom builds, and bounds that hold", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...qualifiers),
        currency,
        fc.integer({ min: 1, max: 1e12 }),
        fc.integer({ min: 1, max: 1e12 }),
        (qualifier, code, first, more) => {
          const amount = amountFrom(qualifier, code, first, first + more);
          expect(amountProblem(amount)).toBeNull();
          const { floor, ceiling } = boundsOf(amount);
          expect(ceiling === null || floor <= ceiling).toBe(true);
          if (qualifier === "up_to" || qualifier === "less_than")
            expect({ floor, ceiling }).toEqual({ floor: 0, ceiling: first });
          if (qualifier === "at_least" || qualifier === "more_than")
            expect({ floor, ceiling }).toEqual({ floor: first, ceiling: null });
          if (qualifier === "between")
            expect({ floor, ceiling }).toEqual({ floor: first, ceiling: first + more });
          if (qualifier === "exact" || qualifier === "about")
            expect({ floor, ceiling }).toEqual({ floor: first, ceiling: first });
          if (qualifier === "unquantified") expect({ floor, ceiling }).toEqual(nothing);
        },
      ),
    );
  });

  it("has no figure without a first one", () => {
    expect(amountFrom("exact", "EUR", null)).toEqual(unquantified);
    expect(amountFrom("exact", "EUR", null)).not.toBe(unquantified); // a copy that may be changed
  });
});

describe("bounds", () => {
  /** A truth, and bounds that hold it. */
  const held = fc
    .tuple(fc.nat(1e9), fc.nat(1e9), fc.option(fc.nat(1e9)))
    .map(([truth, below, above]): [number, Bounds] => [
      truth,
      { floor: Math.max(0, truth - below), ceiling: above === null ? null : truth + above },
    ]);
  const holds = ({ floor, ceiling }: Bounds, truth: number) => {
    expect(floor).toBeLessThanOrEqual(truth);
    expect(ceiling ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(truth);
  };

  it("of a sum hold the sum", () => {
    fc.assert(
      fc.property(held, held, ([a, boundsA], [b, boundsB]) => holds(addBounds(boundsA, boundsB), a + b)),
    );
  });

  it("of what is left hold what is left", () => {
    fc.assert(
      fc.property(held, held, ([whole, wholeBounds], [parts, partsBounds]) =>
        holds(subtractBounds(wholeBounds, partsBounds), Math.max(0, whole - parts)),
      ),
    );
  });

  it("are as narrow as they can be where both are known", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e9), (a, b) => {
        const exactly = (value: number) => ({ floor: value, ceiling: value });
        expect(addBounds(exactly(a), exactly(b))).toEqual(exactly(a + b));
        expect(subtractBounds(exactly(a), exactly(b))).toEqual(exactly(Math.max(0, a - b)));
        expect(subtractBounds(addBounds(exactly(a), exactly(b)), exactly(b))).toEqual(exactly(a));
      }),
    );
  });

  it("have the ends that the words give", () => {
    expect(subtractBounds({ floor: 122, ceiling: 122 }, { floor: 25, ceiling: null })).toEqual({
      floor: 0,
      ceiling: 97,
    });
    expect(subtractBounds({ floor: 122, ceiling: null }, { floor: 25, ceiling: 30 })).toEqual({
      floor: 92,
      ceiling: null,
    });
    expect(addBounds({ floor: 1, ceiling: null }, { floor: 2, ceiling: 3 })).toEqual({
      floor: 3,
      ceiling: null,
    });
  });

  it("refuse a sum that is no longer exact", () => {
    const most = { floor: Number.MAX_SAFE_INTEGER, ceiling: Number.MAX_SAFE_INTEGER };
    expect(() => addBounds(most, { floor: 1, ceiling: 1 })).toThrow(RangeError);
  });
});

it("sameAmount compares what is said", () => {
  const amount = amountFrom("exact", "EUR", 100);
  expect(sameAmount(amount, { ...amount })).toBe(true);
  for (const change of [{ qualifier: "about" }, { min: 99 }, { max: null }, { currency: "USD" }] as const)
    expect(sameAmount(amount, { ...amount, ...change })).toBe(false);
});

it("every currency keeps its digits", () => {
  for (const code of currencyCodes)
    expect(decimalFromMinor(1, code)).toBe(["1", "0.1", "0.01", "0.001"][currencies[code]]);
});
