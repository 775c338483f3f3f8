import type { LedgerRow } from "@pledgebook/core/ledger/row";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Currency } from "@pledgebook/core/values/currencies";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import { type Amount, type Bounds, toldAbout } from "@pledgebook/core/values/money";
import type { Qualifier } from "@pledgebook/core/values/vocabulary";
import { goodsText } from "./for-what.ts";

/** The part of next-intl's translator that amounts need: keys under `amount`. */
type Say = (key: string, values?: Record<string, string>) => string;
type SayCount = (key: string, values?: Record<string, number>) => string;

/** What stands for words where there is little room. */
const SYMBOLS: Record<string, string> = {
  at_least: "≥\u00a0{amount}",
  more_than: ">\u00a0{amount}",
  up_to: "≤\u00a0{amount}",
  less_than: "<\u00a0{amount}",
  about: "≈\u00a0{amount}",
  between: "{low}–{high}",
  range: "{low}–{high}",
};

/** How firm a sum is, in signs instead of words: '≥ €12m'. What has no sign is said by `say`. */
export function inSymbols(say: Say): Say {
  return (key, values = {}) =>
    SYMBOLS[key]?.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "") ?? say(key, values);
}

/** Money in words of a language, short for reading ("€122m") or whole for tables ("€122,000,000"). */
export function money(
  minor: number,
  currency: Currency,
  locale: string,
  form: "short" | "whole" = "short",
): string {
  const units = minor / minorPerUnit(currency);
  const language = locale === "en" ? "en-GB" : locale;
  // Ukrainian papers write 'млрд євро' and 'млн норвезьких крон', not 'EUR'; of their own money the sign.
  const currencyDisplay = locale === "uk" && currency !== "UAH" ? "name" : "symbol";
  if (form === "whole" || units < 10_000)
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      currencyDisplay,
      ...(Number.isInteger(units) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    }).format(units);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay,
    notation: "compact",
    minimumFractionDigits: 0,
    maximumFractionDigits: units >= 1e9 ? 2 : 1,
  }).format(units);
}

/** An amount with the bound that its words gave: 'at least €12 million', 'about $500 million'. */
export function amountText(
  amount: Amount,
  locale: string,
  say: Say,
  form: "short" | "whole" = "short",
): string {
  const { currency, qualifier, min, max } = amount;
  if (currency === null || qualifier === "unquantified") return say("unquantified");
  const value = (minor: number | null) => money(minor ?? 0, currency, locale, form);
  if (qualifier === "between") return say("between", { low: value(min), high: value(max) });
  return say(qualifier, { amount: value(min ?? max) });
}

/** What a sum may say of itself: 'at least …' without a ceiling, 'up to …' without a floor, a range between them. */
export function boundsText(
  bounds: Bounds,
  currency: Currency,
  locale: string,
  say: Say,
  form: "short" | "whole" = "short",
): string {
  return boundsIn(bounds, say, (minor) => money(minor, currency, locale, form));
}

/** The same of bounds that are told in any other way: `value` says each of the two. */
export function boundsIn(bounds: Bounds, say: Say, value: (minor: number) => string): string {
  if (bounds.ceiling === null) return say("at_least", { amount: value(bounds.floor) });
  const [low, high] = [value(bounds.floor), value(bounds.ceiling)];
  if (low === high) return low;
  return bounds.floor === 0 ? say("up_to", { amount: high }) : say("range", { low, high });
}

/** A figure of the ledger with how firm it is. `isWorkedOut`: it is what was left of another, which nobody has said. */
export interface FirmSum {
  bounds: Bounds;
  qualifier: Qualifier;
  isWorkedOut: boolean;
}

/** The figure of a row, or what is left of a package: 'about US$55m', 'more than €60m', told no finer than it is known. */
export function firmText(
  { bounds, qualifier, isWorkedOut }: FirmSum,
  currency: Currency,
  locale: string,
  say: Say,
  form: "short" | "whole" = "short",
): string {
  const { floor, ceiling } = bounds;
  const isLoose = qualifier === "about" || (isWorkedOut && qualifier !== "exact");
  const told = (minor: number) => (isLoose ? toldAbout(minor) : minor);
  const value = (minor: number) => money(told(minor), currency, locale, form);
  if (qualifier === "about" && floor === ceiling) return say("about", { amount: value(floor) });
  if (qualifier === "more_than" && ceiling === null) return say("more_than", { amount: value(floor) });
  if (qualifier === "less_than" && floor === 0 && ceiling !== null)
    return say("less_than", { amount: value(ceiling) });
  const rounded = { floor: told(floor), ceiling: ceiling === null ? null : told(ceiling) };
  return boundsText(rounded, currency, locale, say, form);
}

/** The sum of a row in its own currency, or its goods. */
export function rowText(row: LedgerRow, locale: string, say: Say, form: "short" | "whole" = "short"): string {
  if (!row.original || !row.currency) return goodsText(row, locale) ?? say("unquantified");
  return firmText(firmSum(row, row.original), row.currency, locale, say, form);
}

/** Bounds of a row, its own or converted, as firm as the row is. */
export function firmSum({ qualifier, kind }: LedgerRow, bounds: Bounds): FirmSum {
  return { bounds, qualifier, isWorkedOut: kind === "remainder" };
}

/** The sum of a stage; where it has nothing but goods without a value, or sums without a rate, how many: not zero. */
export function totalText(
  total: StageTotal,
  currency: Currency,
  locale: string,
  amount: Say,
  totals: SayCount,
): string {
  if (total.bounds.floor === 0 && total.bounds.ceiling === 0) {
    if (total.unquantified > 0) return totals("goods_only", { count: total.unquantified });
    if (total.unconverted > 0) return totals("rates_only", { count: total.unconverted });
  }
  return boundsText(total.bounds, currency, locale, amount);
}
