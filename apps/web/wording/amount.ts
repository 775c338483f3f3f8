import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Currency } from "@pledgebook/core/values/currencies";
import { minorPerUnit } from "@pledgebook/core/values/currencies";
import type { Amount, Bounds } from "@pledgebook/core/values/money";

/** The part of next-intl's translator that amounts need: keys under `amount`. */
type Say = (key: string, values?: Record<string, string>) => string;
type SayCount = (key: string, values?: Record<string, number>) => string;

/** Money in words of a language, short for reading ("€122m") or whole for tables ("€122,000,000"). */
export function money(
  minor: number,
  currency: Currency,
  locale: string,
  form: "short" | "whole" = "short",
): string {
  const units = minor / minorPerUnit(currency);
  const language = locale === "en" ? "en-GB" : locale;
  if (form === "whole" || units < 10_000)
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency,
      ...(Number.isInteger(units) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
    }).format(units);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
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
  const value = (minor: number) => money(minor, currency, locale, form);
  if (bounds.ceiling === null) return say("at_least", { amount: value(bounds.floor) });
  if (bounds.floor === bounds.ceiling) return value(bounds.floor);
  if (bounds.floor === 0) return say("up_to", { amount: value(bounds.ceiling) });
  return say("range", { low: value(bounds.floor), high: value(bounds.ceiling) });
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
