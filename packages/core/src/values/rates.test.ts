import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Currency, currencies, currencyCodes } from "./currencies.ts";
import { convert, isRateText, type Rate } from "./rates.ts";

const rates: Partial<Record<Currency, string>> = {
  DKK: "7.4568", // ECB, 24 January 2024
  USD: "1.0905",
  JPY: "160.46",
  SEK: "11.3835",
  UAH: "41.1234",
  KRW: "1450",
};
const find = (currency: Currency): Rate | null => {
  const perEuro = rates[currency];
  return perEuro === undefined ? null : { date: "2024-01-24", currency, perEuro, source: "test" };
};
const minor = (amount: number, from: Currency, to: Currency) =>
  convert(amount, from, to, find)?.minor ?? null;

describe("convert", () => {
  it.each([
    [91_000_000_00, "DKK", "EUR", 12_203_626_00], // 12,203,626.220…
    [12_203_626_22, "EUR", "DKK", 91_000_000_00], // 90,999,999.999…
    [1_00, "EUR", "JPY", 160],
    [50, "EUR", "JPY", 80],
    [15_800_000_000, "JPY", "EUR", 98_466_908_00], // 98,466,907.64…
    [1, "JPY", "EUR", 0], // 0.62 of a cent
    [80, "JPY", "EUR", 0], // 0.498…
    [81, "JPY", "EUR", 1_00], // 0.504…, rounded once
    [1_00, "USD", "DKK", 7_00], // across the euro: 6.8379…
    [160_46, "USD", "JPY", 23_611], // 160.46 / 1.0905 × 160.46 = 23,610.55…
    [1_450, "KRW", "EUR", 1_00],
    [0, "DKK", "EUR", 0],
    [-91_000_000_00, "DKK", "EUR", -12_203_626_00],
  ] as const)("%d %s → %s is %d", (amount, from, to, expected) => {
    expect(minor(amount, from, to)).toBe(expected);
  });

  it("rounds half to even, to whole units", () => {
    const half = () => ({ date: "2024-01-24", currency: "USD", perEuro: "2", source: "test" }) as const;
    const euros = (dollars: number) => convert(dollars * 100, "USD", "EUR", half)?.minor;
    expect([1, 3, 5, 7, -3, -5].map(euros)).toEqual([0, 200, 200, 400, -200, -200]);
  });

  it("names the rates it used: none, one, or two across the euro", () => {
    expect(convert(5, "EUR", "EUR", find)).toEqual({ minor: 5, from: "EUR", to: "EUR", rates: [] });
    expect(convert(5, "PLN", "PLN", () => null)?.rates).toEqual([]);
    expect(convert(5, "DKK", "EUR", find)?.rates).toEqual([find("DKK")]);
    expect(convert(5, "EUR", "USD", find)?.rates).toEqual([find("USD")]);
    expect(convert(5, "DKK", "USD", find)?.rates).toEqual([find("DKK"), find("USD")]);
  });

  it("says that a rate is missing, on either side", () => {
    expect(convert(5, "PLN", "EUR", find)).toBeNull();
    expect(convert(5, "EUR", "PLN", find)).toBeNull();
    expect(convert(5, "PLN", "DKK", find)).toBeNull();
    expect(convert(5, "DKK", "PLN", find)).toBeNull();
  });

  it.each(["0", "0.0", "-1", "1,5", "", "abc", "1e3", "Infinity"])("refuses the rate %j", (perEuro) => {
    const bad = () => ({ date: "2024-01-24", currency: "USD", perEuro, source: "test" }) as const;
    expect(() => convert(5, "USD", "EUR", bad)).toThrow(RangeError);
    expect(isRateText(perEuro)).toBe(false);
  });

  it("refuses amounts that are no exact integers", () => {
    expect(() => minor(1.5, "DKK", "EUR")).toThrow(RangeError);
    expect(() => minor(2 ** 53, "DKK", "EUR")).toThrow(RangeError);
    expect(() => minor(Number.MAX_SAFE_INTEGER, "EUR", "UAH")).toThrow(RangeError);
  });

  const rate = fc.tuple(fc.integer({ min: 1, max: 99_999_999 }), fc.nat(5));
  const currency = fc.constantFrom(...currencyCodes.filter((code) => code !== "EUR"));
  it("is whole units, within half a unit of the exact quotient, for any rates and currencies", () => {
    fc.assert(
      fc.property(
        fc.nat(1e10),
        currency,
        currency,
        rate,
        rate,
        (amount, from, to, [a, digitsA], [b, digitsB]) => {
          fc.pre(from !== to);
          const text = (value: number, digits: number) => {
            const padded = String(value).padStart(digits + 1, "0");
            return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
          };
          const table = { [from]: text(a, digitsA), [to]: text(b, digitsB) };
          const lookUp = (code: Currency) => ({
            date: "2024-01-24",
            currency: code,
            perEuro: table[code]!,
            source: "test",
          });
          // answer / 10^to = amount / 10^from / (a / 10^digitsA) × (b / 10^digitsB)
          const left = (answer: number) =>
            2n * BigInt(answer) * BigInt(a) * 10n ** BigInt(digitsB + currencies[from]);
          const exact = 2n * BigInt(amount) * BigInt(b) * 10n ** BigInt(digitsA + currencies[to]);
          const unit = left(1) / 2n;
          fc.pre(exact / (2n * unit) < BigInt(Number.MAX_SAFE_INTEGER - 1000));
          const answer = convert(amount, from, to, lookUp)!.minor;
          expect(answer % 10 ** currencies[to]).toBe(0);
          const off = left(answer) - exact;
          const half = unit * 10n ** BigInt(currencies[to]);
          expect(off <= half && -off <= half).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("keeps the order of amounts, so that a floor stays below its ceiling", () => {
    fc.assert(
      fc.property(fc.nat(1e10), fc.nat(1e10), fc.constantFrom("DKK", "JPY", "KRW"), (a, b, from) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(minor(low, from, "EUR")!).toBeLessThanOrEqual(minor(high, from, "EUR")!);
      }),
    );
  });
});

it.each(["7.4568", "1", "160.46", "0.000001", "999999999.999999999"])("%s is a rate", (text) => {
  expect(isRateText(text)).toBe(true);
});
it.each(["1.", ".5", " 1", "1 ", "+1", "1234567890", "1.1234567890"])(
  "%j is no rate that can be kept",
  (text) => {
    expect(isRateText(text)).toBe(false);
  },
);
