import type { Currency } from "../values/currencies.ts";
import { contentWords } from "./compare-words.ts";
import type { PledgeReport, Reason } from "./pledge-report.ts";
import { CONVERTED, ROUNDED, ROUNDED_ALIKE, ROUNDED_DOWN, SMALLER } from "./thresholds.ts";

/** Units of a currency for one euro around a date; null where none is known. */
export type RateAround = (currency: Currency, date: string) => number | null;

/** How two sums, or two lists of goods, are to each other. */
export interface MoneyFact {
  kind: "same" | "converted" | "rounded" | "fits" | "mislabelled" | "apart" | "unknown";
  /** One is a part that the other could hold. */
  isSmaller: boolean;
  /** Which of them is the smaller: −1 the first, 1 the second. */
  order: number;
  reason: Reason;
}

/** Currencies that outlets call by one name, and so mistake for each other. */
const NAMESAKES: Currency[][] = [
  ["USD", "AUD", "CAD", "NZD", "SGD"],
  ["SEK", "NOK", "DKK", "ISK", "CZK"],
  ["CHF", "EUR"],
];

const HOME: Partial<Record<string, Currency>> = {
  AU: "AUD",
  CA: "CAD",
  NZ: "NZD",
  SG: "SGD",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  IS: "ISK",
  CZ: "CZK",
  CH: "CHF",
};

/** How two reports' sums, or goods, are to each other, at the rates around the earlier of their days. */
export function compareMoney(a: PledgeReport, b: PledgeReport, rateAround: RateAround): MoneyFact {
  if (a.currency === null && b.currency === null) return compareGoods(a, b);
  if (a.currency === null || b.currency === null) return fact("unknown", "amount_unknown");
  const day = dayOf(a, b);
  const isOneCurrency = a.currency === b.currency;
  const rateOf = (currency: Currency) => (isOneCurrency ? 1 : day === "" ? null : rateAround(currency, day));
  const [rateA, rateB] = [rateOf(a.currency), rateOf(b.currency)];
  if (!rateA || !rateB) return fact("unknown", "rate_missing", { a: a.currency, b: b.currency, day });
  const [x, y] = [pointOf(a) / rateA, pointOf(b) / rateB];
  const ratio = Math.max(x, y) / Math.min(x, y);
  const values = { a: told(a), b: told(b), day, ratio: ratio.toFixed(3) };
  const kind = isOneCurrency ? compareOneCurrency(a, b, x, y) : compareTwoCurrencies(a, b, x, y);
  if (kind) return fact(kind, `amount_${kind}`, values);
  const meant = mislabelled(a, b, day, rateAround);
  if (meant) return fact("mislabelled", "amount_mislabelled", { ...values, currency: meant });
  if (ratio >= 1 + SMALLER) return fact("apart", "amount_smaller", values, x < y ? -1 : 1);
  return fact("apart", "amount_apart", values);
}

function fact(
  kind: MoneyFact["kind"],
  key: Reason["key"],
  values: Record<string, string> = {},
  order: MoneyFact["order"] = 0,
): MoneyFact {
  return { kind, isSmaller: order !== 0, order, reason: { key, values } };
}

/** The earlier day on which they were announced, else reported; empty when no day is known. */
function dayOf(a: PledgeReport, b: PledgeReport): string {
  const earliest = (...dates: (string | null)[]) => dates.filter((date) => date !== null).sort()[0];
  return earliest(a.announcedOn, b.announcedOn) ?? earliest(a.reportedOn, b.reportedOn) ?? "";
}

function compareOneCurrency(a: PledgeReport, b: PledgeReport, x: number, y: number) {
  if (pointOf(a) === pointOf(b)) return "same" as const;
  if (isClosed(a) && isClosed(b)) return isRounding(pointOf(a), pointOf(b)) ? ("rounded" as const) : null;
  return fits(a, b, x, y) ? ("fits" as const) : null;
}

/** `x`, `y`: the sums in euros. */
function compareTwoCurrencies(a: PledgeReport, b: PledgeReport, x: number, y: number) {
  if (isClosed(a) && isClosed(b))
    return Math.max(x, y) / Math.min(x, y) <= 1 + CONVERTED ? ("converted" as const) : null;
  return fits(a, b, x, y) ? ("fits" as const) : null;
}

/**
 * The currency that one of two sums must be meant in to be the other: that of the donor's home, where an outlet took it for
 * another one of the same name ('dollars'). Null when that does not make them one.
 */
function mislabelled(a: PledgeReport, b: PledgeReport, day: string, rateAround: RateAround): Currency | null {
  const [home] = [...a.donorCodes, ...b.donorCodes].sort().flatMap((code) => HOME[code] ?? []);
  if (home === undefined || day === "") return null;
  const own = rateAround(home, day);
  const isMeant = (one: PledgeReport, other: PledgeReport) => {
    const rate = other.currency === null ? null : rateAround(other.currency, day);
    if (!isNamesake(one.currency, home) || !own || !rate) return false;
    const [u, v] = [pointOf(one) / own, pointOf(other) / rate];
    return Math.max(u, v) / Math.min(u, v) <= 1 + CONVERTED;
  };
  return isMeant(a, b) || isMeant(b, a) ? home : null;
}

function isNamesake(currency: Currency | null, home: Currency): boolean {
  return (
    currency !== null &&
    currency !== home &&
    NAMESAKES.some((family) => family.includes(currency) && family.includes(home))
  );
}

function pointOf({ min, max }: PledgeReport): number {
  return min !== null && max !== null ? (min + max) / 2 : (min ?? max ?? 0);
}

const isClosed = ({ min, max }: PledgeReport) => min !== null && max !== null;

/** Whether 'more than x' or 'up to x' can be said of the other. In euros. */
function fits(a: PledgeReport, b: PledgeReport, x: number, y: number): boolean {
  const isSaid = (bound: PledgeReport, said: number, real: number) => {
    const ratio = real / said;
    if (bound.max === null) return ratio >= 1 - CONVERTED && ratio <= 1 + ROUNDED_DOWN;
    if (bound.min === null) return ratio <= 1 + CONVERTED && ratio >= 1 - ROUNDED_DOWN;
    return true;
  };
  return isSaid(a, x, y) && isSaid(b, y, x);
}

/** Whether one sum is the other with fewer digits: 40.3 and 40, 139 and 140; not 10 and 11. */
function isRounding(a: number, b: number): boolean {
  const ratio = Math.max(a, b) / Math.min(a, b);
  if (ratio > 1 + ROUNDED) return false;
  const digits = (value: number) =>
    String(value)
      .replace(/\.|0+$/g, "")
      .replace(/0+$/, "").length;
  return digits(a) !== digits(b) || ratio <= 1 + ROUNDED_ALIKE;
}

function told({ min, max, currency }: PledgeReport): string {
  const grouped = (units: number | null) =>
    String(units ?? "").replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "\u202f");
  const [low, high] = [grouped(min), grouped(max)];
  const sum = min === max || max === null ? low : min === null ? high : `${low}–${high}`;
  return `${max === null ? "≥ " : min === null ? "≤ " : ""}${sum} ${currency}`;
}

function compareGoods(a: PledgeReport, b: PledgeReport): MoneyFact {
  const words = (report: PledgeReport) =>
    `${report.inKind ?? ""} ${report.wording ?? ""} ${report.purpose ?? ""}`;
  const [one, other] = [contentWords(words(a)), contentWords(words(b))];
  const shared = [...one].filter((word) => other.has(word)).length;
  const numbers = (report: PledgeReport): string[] =>
    (report.inKind ?? report.wording ?? "").match(/\d+/g) ?? [];
  const [counts, others] = [numbers(a), numbers(b)];
  const isOtherCount =
    counts.length > 0 && others.length > 0 && !counts.some((count) => others.includes(count));
  if (shared === 0 || isOtherCount) return fact("apart", "goods_differ");
  return fact(shared >= 2 ? "same" : "fits", "goods_same");
}
