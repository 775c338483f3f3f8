/**
 * Currencies in which aid is promised: ISO 4217 code → number of decimal digits of the minor unit (ISO 4217, table A.1).
 * A currency that is missing here is refused at the door, so that no amount is ever stored at a wrong scale.
 */
export const currencies = {
  AED: 2,
  AUD: 2,
  AZN: 2,
  BGN: 2,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EUR: 2,
  GBP: 2,
  GEL: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MDL: 2,
  MKD: 2,
  MXN: 2,
  NOK: 2,
  NZD: 2,
  PLN: 2,
  QAR: 2,
  RON: 2,
  RSD: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  ZAR: 2,
} as const;

export type Currency = keyof typeof currencies;
export const currencyCodes = Object.keys(currencies) as [Currency, ...Currency[]];

export function isCurrency(code: unknown): code is Currency {
  return typeof code === "string" && Object.hasOwn(currencies, code);
}

/** Minor units in one unit of the currency: 100 for EUR, 1 for JPY. */
export function minorPerUnit(currency: Currency): number {
  return 10 ** currencies[currency];
}

/** Currencies that are called by the same word or sign at home. */
const FAMILIES: readonly (readonly Currency[])[] = [
  ["USD", "AUD", "CAD", "HKD", "NZD", "SGD", "TWD"],
  ["CZK", "DKK", "ISK", "NOK", "SEK"],
];

/** Whether two currencies are called by the same word or sign at home: dollars, crowns. */
export function isSameFamily(one: Currency, other: Currency): boolean {
  return FAMILIES.some((family) => family.includes(one) && family.includes(other));
}
