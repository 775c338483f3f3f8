import { minorPerUnit } from "@pledgebook/core/values/currencies";
import type { Economy } from "@pledgebook/core/values/economies";
import type { Bounds } from "@pledgebook/core/values/money";
import type { DisplayCurrency } from "@pledgebook/core/values/vocabulary";
import { boundsIn } from "./amount.ts";

/** By what donors can be compared: their sums, beside the size of their economies, or of their peoples. */
export const measures = ["sum", "gdp", "head"] as const;
export type Measure = (typeof measures)[number];

/** The currency that sums must be in for a measure: GDP is told in dollars. */
export const currencyOf = (measure: Measure): DisplayCurrency => (measure === "gdp" ? "USD" : "EUR");

/** What one unit of a measure is, in minor units of its currency; null where the country's size is not known. */
export function unitOf(measure: Measure, economy: Economy | null): number | null {
  if (measure === "sum") return 1;
  if (economy === null) return null;
  // A share of 1 is the whole of it.
  return measure === "gdp" ? economy.gdpInDollars * minorPerUnit("USD") : economy.population;
}

/** '≥ 0.21 %' or '€97' a head: bounds in minor units of the measure's currency. Null where the country's size is not known. */
export function measuredText(
  bounds: Bounds,
  measure: "gdp" | "head",
  economy: Economy | null,
  locale: string,
  say: (key: string, values?: Record<string, string>) => string,
): string | null {
  const unit = unitOf(measure, economy);
  if (unit === null) return null;
  const language = locale === "en" ? "en-GB" : locale;
  const share = new Intl.NumberFormat(language, { style: "percent", maximumSignificantDigits: 2 });
  const perHead = (minor: number) => {
    const euros = minor / unit / minorPerUnit("EUR");
    return new Intl.NumberFormat(language, {
      style: "currency",
      currency: "EUR",
      currencyDisplay: locale === "uk" ? "name" : "symbol",
      // Of less than ten euros a tenth is worth telling.
      maximumFractionDigits: euros < 10 ? 1 : 0,
      minimumFractionDigits: 0,
    }).format(euros);
  };
  return boundsIn(bounds, say, (minor) => (measure === "gdp" ? share.format(minor / unit) : perHead(minor)));
}
