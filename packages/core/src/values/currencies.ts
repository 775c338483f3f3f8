/** Currencies by which texts are read: ISO 4217 code → number of decimal digits of the minor unit (ISO 4217, table A.1). */
const readInTexts = {
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

/** All others of countries today, and the kuna and the guilder of the Antilles, which went since 2022. In capitals some are words (ALL, TOP), so that no text is read by them. */
const enteredByHand = {
  AFN: 2,
  ALL: 2,
  AMD: 2,
  ANG: 2,
  AOA: 2,
  ARS: 2,
  AWG: 2,
  BAM: 2,
  BBD: 2,
  BDT: 2,
  BHD: 3,
  BIF: 0,
  BMD: 2,
  BND: 2,
  BOB: 2,
  BSD: 2,
  BTN: 2,
  BWP: 2,
  BYN: 2,
  BZD: 2,
  CDF: 2,
  CLP: 0,
  COP: 2,
  CRC: 2,
  CUP: 2,
  CVE: 2,
  DJF: 0,
  DOP: 2,
  DZD: 2,
  EGP: 2,
  ERN: 2,
  ETB: 2,
  FJD: 2,
  FKP: 2,
  GHS: 2,
  GIP: 2,
  GMD: 2,
  GNF: 0,
  GTQ: 2,
  GYD: 2,
  HNL: 2,
  HRK: 2,
  HTG: 2,
  IQD: 3,
  IRR: 2,
  JMD: 2,
  JOD: 3,
  KES: 2,
  KGS: 2,
  KHR: 2,
  KMF: 0,
  KPW: 2,
  KYD: 2,
  KZT: 2,
  LAK: 2,
  LBP: 2,
  LKR: 2,
  LRD: 2,
  LSL: 2,
  LYD: 3,
  MAD: 2,
  MGA: 2,
  MMK: 2,
  MNT: 2,
  MOP: 2,
  MRU: 2,
  MUR: 2,
  MVR: 2,
  MWK: 2,
  MYR: 2,
  MZN: 2,
  NAD: 2,
  NGN: 2,
  NIO: 2,
  NPR: 2,
  OMR: 3,
  PAB: 2,
  PEN: 2,
  PGK: 2,
  PHP: 2,
  PKR: 2,
  PYG: 0,
  RUB: 2,
  RWF: 0,
  SBD: 2,
  SCR: 2,
  SDG: 2,
  SHP: 2,
  SLE: 2,
  SOS: 2,
  SRD: 2,
  SSP: 2,
  STN: 2,
  SVC: 2,
  SYP: 2,
  SZL: 2,
  TJS: 2,
  TMT: 2,
  TND: 3,
  TOP: 2,
  TTD: 2,
  TZS: 2,
  UGX: 0,
  UYU: 2,
  UZS: 2,
  VES: 2,
  VND: 0,
  VUV: 0,
  WST: 2,
  XAF: 0,
  XCD: 2,
  XCG: 2,
  XOF: 0,
  XPF: 0,
  YER: 2,
  ZMW: 2,
  ZWG: 2,
} as const;

/** Currencies in which an amount can be. One that is missing is refused at the door, so that none is ever stored at a wrong scale. */
export const currencies = { ...readInTexts, ...enteredByHand };

export type Currency = keyof typeof currencies;
/** Those by which texts are read, first. */
export const currencyCodes = Object.keys(currencies) as [Currency, ...Currency[]];

export const currenciesInTexts = Object.keys(readInTexts) as Currency[];

/** Whether a code in a text means a currency, and is no word in capitals. */
export function isCurrencyInTexts(code: unknown): code is Currency {
  return typeof code === "string" && Object.hasOwn(readInTexts, code);
}

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
