import { type DisplayCurrency, displayCurrencies } from "@pledgebook/core/values/vocabulary";

/**
 * Columns that there are once for each currency in which the ledger can be shown: `floorEur`, `ceilingUsd`, … Made of the
 * vocabulary's list, so that a currency more is a line there, a migration, and nothing else.
 */
type Suffix<C extends DisplayCurrency> = Capitalize<Lowercase<C>>;
export type DisplayColumn<N extends string> = `${N}${Suffix<DisplayCurrency>}`;

/** The column of a currency: ("floor", "EUR") → "floorEur". */
export function displayColumn<N extends string>(name: N, currency: DisplayCurrency): DisplayColumn<N> {
  const [first = "", ...rest] = currency.toLowerCase();
  return `${name}${first.toUpperCase()}${rest.join("")}` as DisplayColumn<N>;
}

/** One value for each of these columns in each currency, currency by currency. */
export function perDisplayCurrency<N extends string, V>(
  names: readonly N[],
  make: (name: N, currency: DisplayCurrency) => V,
): Record<DisplayColumn<N>, V> {
  return Object.fromEntries(
    displayCurrencies.flatMap((currency) =>
      names.map((name) => [displayColumn(name, currency), make(name, currency)]),
    ),
  ) as Record<DisplayColumn<N>, V>;
}

type RateColumn = "rateId" | `rate${Suffix<Exclude<DisplayCurrency, "EUR">>}Id`;

/** The column of the rate that stands between the euro and a currency; for the euro, of the row's own rate. */
export function rateColumn(currency: DisplayCurrency): RateColumn {
  return (currency === "EUR" ? "rateId" : `${displayColumn("rate", currency)}Id`) as RateColumn;
}

/** One value for the rate of each currency. */
export function perRate<V>(make: (currency: DisplayCurrency) => V): Record<RateColumn, V> {
  return Object.fromEntries(
    displayCurrencies.map((currency) => [rateColumn(currency), make(currency)]),
  ) as Record<RateColumn, V>;
}
