import type { Currency } from "../values/currencies.ts";
import { contentWords } from "./compare-words.ts";
import type { Reason, Telling } from "./pledge-report.ts";

/** Units of a currency for one euro around a date; null where none is known. */
export type RateAround = (currency: Currency, date: string) => number | null;

/** How much two outlets' roundings and days of conversion may put between one sum in two currencies. */
const CONVERTED = 0.045;

/** An outlet that writes 'more than' rounds down by at most so much. */
const ROUNDED_DOWN = 0.2;

interface Money {
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

export function compareMoney(a: Telling, b: Telling, rateAround: RateAround): Money {
  const money = (
    kind: Money["kind"],
    key: Reason["key"],
    values: Record<string, string> = {},
    order = 0,
  ): Money => ({
    kind,
    isSmaller: order !== 0,
    order,
    reason: { key, values },
  });
  if (a.currency === null && b.currency === null) return compareGoods(a, b, money);
  if (a.currency === null || b.currency === null) return money("unknown", "amount_unknown");
  const earliest = (...dates: (string | null)[]) => dates.filter((date) => date !== null).sort()[0];
  const day = earliest(a.announcedOn, b.announcedOn) ?? earliest(a.reportedOn, b.reportedOn) ?? "";
  const rates = [a, b].map(({ currency }) =>
    currency === null || day === "" ? null : rateAround(currency, day),
  );
  const isOneCurrency = a.currency === b.currency;
  const [rateA, rateB] = isOneCurrency ? [1, 1] : rates;
  if (!rateA || !rateB) return money("unknown", "rate_missing", { a: a.currency, b: b.currency, day });
  const [x, y] = [pointOf(a) / rateA, pointOf(b) / rateB];
  const ratio = Math.max(x, y) / Math.min(x, y);
  const values = { a: told(a), b: told(b), day, ratio: ratio.toFixed(3) };
  if (isOneCurrency && pointOf(a) === pointOf(b)) return money("same", "amount_same", values);
  if (isClosed(a) && isClosed(b)) {
    if (isOneCurrency ? isRounding(pointOf(a), pointOf(b)) : ratio <= 1 + CONVERTED)
      return money(
        isOneCurrency ? "rounded" : "converted",
        isOneCurrency ? "amount_rounded" : "amount_converted",
        values,
      );
  } else if (fits(a, b, x, y)) return money("fits", "amount_fits", values);
  const [home] = [...a.donorCodes, ...b.donorCodes].sort().flatMap((code) => HOME[code] ?? []);
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const isNamesake = NAMESAKES.some(
      (family) =>
        home !== undefined && one.currency !== null && family.includes(one.currency) && family.includes(home),
    );
    if (!isNamesake || one.currency === home || home === undefined || day === "" || other.currency === null)
      continue;
    const [own, rate] = [rateAround(home, day), rateAround(other.currency, day)];
    if (!own || !rate) continue;
    const [u, v] = [pointOf(one) / own, pointOf(other) / rate];
    if (Math.max(u, v) / Math.min(u, v) <= 1 + CONVERTED)
      return money("mislabelled", "amount_mislabelled", { ...values, currency: home });
  }
  const isPart = ratio >= 1.05;
  return money("apart", isPart ? "amount_smaller" : "amount_apart", values, isPart ? (x < y ? -1 : 1) : 0);
}

function pointOf({ min, max }: Telling): number {
  return min !== null && max !== null ? (min + max) / 2 : (min ?? max ?? 0);
}

const isClosed = ({ min, max }: Telling) => min !== null && max !== null;

/** Whether 'more than x' or 'up to x' can be said of the other. In euros. */
function fits(a: Telling, b: Telling, x: number, y: number): boolean {
  const isSaid = (bound: Telling, said: number, real: number) => {
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
  if (ratio > 1.02) return false;
  const digits = (value: number) =>
    String(value)
      .replace(/\.|0+$/g, "")
      .replace(/0+$/, "").length;
  return ratio <= 1.004 || digits(a) !== digits(b) || ratio <= 1.011;
}

function told({ min, max, currency }: Telling): string {
  const grouped = (units: number | null) =>
    String(units ?? "").replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, "\u202f");
  const [low, high] = [grouped(min), grouped(max)];
  const sum = min === max || max === null ? low : min === null ? high : `${low}–${high}`;
  return `${max === null ? "≥ " : min === null ? "≤ " : ""}${sum} ${currency}`;
}

function compareGoods(
  a: Telling,
  b: Telling,
  money: (kind: Money["kind"], key: Reason["key"]) => Money,
): Money {
  const words = (telling: Telling) =>
    `${telling.inKind ?? ""} ${telling.wording ?? ""} ${telling.purpose ?? ""}`;
  const [one, other] = [contentWords(words(a)), contentWords(words(b))];
  const shared = [...one].filter((word) => other.has(word)).length;
  const numbers = (telling: Telling): string[] =>
    (telling.inKind ?? telling.wording ?? "").match(/\d+/g) ?? [];
  const [counts, others] = [numbers(a), numbers(b)];
  const isOtherCount =
    counts.length > 0 && others.length > 0 && !counts.some((count) => others.includes(count));
  if (shared === 0 || isOtherCount) return money("apart", "goods_differ");
  return money(shared >= 2 ? "same" : "fits", "goods_same");
}
