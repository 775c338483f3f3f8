import { type Currency, currencies, minorPerUnit } from "./currencies.ts";
import type { ProblemKey } from "./problem.ts";
import type { Qualifier } from "./vocabulary.ts";

/**
 * An amount as somebody stated it: integer minor units of one ISO 4217 currency with the bound that the words give.
 * `min` null: no floor was stated ('up to'); `max` null: no ceiling ('more than'); both null: goods without a value.
 */
export interface Amount {
  qualifier: Qualifier;
  min: number | null;
  max: number | null;
  currency: Currency | null;
}

/** What a sum may say of itself: it is at least `floor` and, unless null, at most `ceiling`. Integer minor units. */
export interface Bounds {
  floor: number;
  ceiling: number | null;
}

export const unquantified: Amount = { qualifier: "unquantified", min: null, max: null, currency: null };
export const nothing: Bounds = { floor: 0, ceiling: 0 };

/**
 * Guards an integer of minor units.
 * @throws RangeError beyond ±2^53, where JavaScript's integers end, and for anything that is no integer.
 */
export function minorUnits(value: number): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not an exact amount of minor units: ${value}`);
  return value;
}

/** Minor units from units of the currency as a decimal text: ("12.5", "EUR") → 1250. Null when it is no such number. */
export function minorFromDecimal(text: string, currency: Currency): number | null {
  const match = /^(\d{1,16})(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = currencies[currency];
  const fraction = (match[2] ?? "").replace(/0+$/, "");
  if (fraction.length > digits) return null;
  const minor = Number(`${match[1]}${fraction.padEnd(digits, "0")}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Units of the currency as a decimal text, without trailing zeros: (1250, "EUR") → "12.5". Inverse of `minorFromDecimal`. */
export function decimalFromMinor(minor: number, currency: Currency): string {
  const digits = currencies[currency];
  const sign = minor < 0 ? "-" : "";
  const text = String(Math.abs(minorUnits(minor))).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits);
  const fraction = text.slice(text.length - digits).replace(/0+$/, "");
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

/** The amount for so many whole units: (12, "EUR") → 1200. */
export function minorFromUnits(units: number, currency: Currency): number {
  return minorUnits(Math.round(units * minorPerUnit(currency)));
}

/** The bounds that an amount puts on the truth. 'Up to' adds nothing to the floor; 'at least' has no ceiling. */
export function boundsOf(amount: Amount): Bounds {
  if (amount.min === null && amount.max === null) return nothing;
  return { floor: amount.min ?? 0, ceiling: amount.max };
}

export function addBounds(a: Bounds, b: Bounds): Bounds {
  return {
    floor: minorUnits(a.floor + b.floor),
    ceiling: a.ceiling === null || b.ceiling === null ? null : minorUnits(a.ceiling + b.ceiling),
  };
}

/**
 * What is left of `whole` when `parts` are taken out, never below zero. A part without a ceiling may be all of it.
 * Sound, not merely arithmetical: the truth lies within the answer whenever it lies within both arguments.
 */
export function subtractBounds(whole: Bounds, parts: Bounds): Bounds {
  return {
    floor: parts.ceiling === null ? 0 : Math.max(0, whole.floor - parts.ceiling),
    ceiling: whole.ceiling === null ? null : Math.max(0, whole.ceiling - parts.floor),
  };
}

/** Digits that a figure may have of its own and still be told whole where it is known only about. */
const OWN_DIGITS = 4;

/**
 * A figure that is known only about, told no finer than that: with two digits, rounded half to even, unless it has few of its
 * own. US$54,872,757.11, left of 'about 500 million', is about US$55 million. For words alone; sums and files keep every unit.
 */
export function toldAbout(minor: number): number {
  const digits = String(minor);
  if (digits.replace(/0+$/, "").length <= OWN_DIGITS) return minor;
  return roundedTo(10 ** (digits.length - 2), minor);
}

/** The multiple of a step that is nearest to a whole number that is not negative, the even one where two are. */
function roundedTo(step: number, value: number): number {
  const below = Math.floor(value / step);
  const over = 2 * (value - below * step) - step;
  return (over > 0 || (over === 0 && below % 2 === 1) ? below + 1 : below) * step;
}

/** What is wrong with an amount, as a key of the interface's messages; null when nothing is. */
export function amountProblem(amount: Amount): ProblemKey | null {
  const { qualifier, min, max, currency } = amount;
  if (qualifier === "unquantified")
    return min === null && max === null ? null : "amount_unquantified_with_value";
  if (currency === null) return "amount_without_currency";
  for (const value of [min, max])
    if (value !== null && (!Number.isSafeInteger(value) || value < 0)) return "amount_not_whole";
  return FORMS[qualifier].fits(min, max) ? null : FORMS[qualifier].problem;
}

type Form = { fits: (min: number | null, max: number | null) => boolean; problem: ProblemKey };
const VALUE: Form = {
  fits: (min, max) => min !== null && min === max && min > 0,
  problem: "amount_needs_value",
};
const FLOOR: Form = {
  fits: (min, max) => min !== null && min > 0 && max === null,
  problem: "amount_needs_floor",
};
const CEILING: Form = {
  fits: (min, max) => max !== null && max > 0 && min === null,
  problem: "amount_needs_ceiling",
};
const RANGE: Form = {
  fits: (min, max) => min !== null && max !== null && min < max,
  problem: "amount_needs_range",
};

/** Which of its two bounds an amount has by its qualifier. */
const FORMS: Record<Exclude<Qualifier, "unquantified">, Form> = {
  exact: VALUE,
  about: VALUE,
  at_least: FLOOR,
  more_than: FLOOR,
  up_to: CEILING,
  less_than: CEILING,
  between: RANGE,
};

/** Builds the amount that a qualifier and one or two figures mean: ("up_to", 500, null) → max 500 only. Minor units. */
export function amountFrom(
  qualifier: Qualifier,
  currency: Currency | null,
  first: number | null,
  second: number | null = null,
): Amount {
  if (qualifier === "unquantified" || first === null) return { ...unquantified };
  switch (qualifier) {
    case "at_least":
    case "more_than":
      return { qualifier, min: first, max: null, currency };
    case "up_to":
    case "less_than":
      return { qualifier, min: null, max: first, currency };
    case "between":
      return { qualifier, min: first, max: second, currency };
    default:
      return { qualifier, min: first, max: first, currency };
  }
}

/** Two amounts that say the same, whatever objects carry them. */
export function sameAmount(a: Amount, b: Amount): boolean {
  return (
    a.qualifier === b.qualifier &&
    a.min === b.min &&
    a.max === b.max &&
    (a.currency ?? null) === (b.currency ?? null)
  );
}
