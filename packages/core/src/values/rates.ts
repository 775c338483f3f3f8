import { type Currency, currencies } from "./currencies.ts";
import { minorUnits } from "./money.ts";

/**
 * A reference rate of one day: units of `currency` for one euro, as the decimal text that the source published
 * (ECB euro foreign exchange reference rates; National Bank of Ukraine for the hryvnia).
 */
export interface Rate {
  date: string;
  currency: Currency;
  perEuro: string;
  source: string;
}

/** One conversion with everything a reader needs to check it. `minor` is in minor units of `to`, and whole units of it. */
export interface Conversion {
  minor: number;
  from: Currency;
  to: Currency;
  /** The rates used, one when either side is the euro, two for a cross rate. */
  rates: Rate[];
}

const EURO: Rate = { date: "", currency: "EUR", perEuro: "1", source: "" };

/**
 * Converts minor units through the euro, exactly, rounding half to even once at the end, to whole units of the currency: a rate
 * of the day says nothing of cents. In the same currency nothing is converted or rounded.
 * `find` gives the reference rate of the day or the last one before it; null from it means no rate: said, never guessed.
 */
export function convert(
  minor: number,
  from: Currency,
  to: Currency,
  find: (currency: Currency) => Rate | null,
): Conversion | null {
  if (from === to) return { minor, from, to, rates: [] };
  const source = from === "EUR" ? EURO : find(from);
  const target = to === "EUR" ? EURO : find(to);
  if (!source || !target) return null;
  const a = decimal(source.perEuro);
  const b = decimal(target.perEuro);
  // minor / 10^digits(from) / a * b, all as integers
  const numerator = BigInt(minorUnits(minor)) * b.value * a.scale;
  const denominator = a.value * b.scale * 10n ** BigInt(currencies[from]);
  const rates = [source, target].filter((rate) => rate !== EURO);
  const units = Number(divideHalfToEven(numerator, denominator));
  return { minor: minorUnits(units * 10 ** currencies[to]), from, to, rates };
}

/** A decimal text as value/scale: "7.4568" → 74568/10000. @throws RangeError for anything that is no positive decimal. */
function decimal(text: string): { value: bigint; scale: bigint } {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) throw new RangeError(`not a rate: ${text}`);
  const value = BigInt(`${match[1]}${match[2] ?? ""}`);
  if (value === 0n) throw new RangeError("a rate of zero");
  return { value, scale: 10n ** BigInt(match[2]?.length ?? 0) };
}

/** A quotient as an integer; `denominator` is positive. */
function divideHalfToEven(numerator: bigint, denominator: bigint): bigint {
  const isNegative = numerator < 0n;
  const size = isNegative ? -numerator : numerator;
  const below = size / denominator;
  const over = 2n * (size % denominator) - denominator;
  const rounded = over > 0n || (over === 0n && below % 2n === 1n) ? below + 1n : below;
  return isNegative ? -rounded : rounded;
}

/** Whether a text is a rate that can be stored. */
export function isRateText(text: string): boolean {
  return /^\d{1,9}(\.\d{1,9})?$/.test(text) && Number(text) > 0;
}
