import { type Currency, isCurrencyInTexts } from "../../values/currencies.ts";
import { allOf, pattern } from "./compile.ts";
import type { CurrencyWord } from "./lexicon.ts";

/** Signs, the longest first, so that 'US$' wins over '$'. */
export const SYMBOLS: [string, Currency][] = [
  // The code and the sign: "USD $195 million".
  ["USD $", "USD"],
  ["CAD $", "CAD"],
  ["AUD $", "AUD"],
  ["NZD $", "NZD"],
  ["CAN $", "CAD"],
  ["CDN $", "CAD"],
  ["AUS $", "AUD"],
  ["NZ $", "NZD"],
  ["HK $", "HKD"],
  ["NT $", "TWD"],
  ["US$", "USD"],
  ["CA$", "CAD"],
  ["NZ$", "NZD"],
  ["AU$", "AUD"],
  ["Aus$", "AUD"],
  ["Can$", "CAD"],
  ["CAN$", "CAD"],
  ["CDN$", "CAD"],
  ["Cdn$", "CAD"],
  ["US $", "USD"],
  ["HK$", "HKD"],
  ["NT$", "TWD"],
  ["S$", "SGD"],
  ["A$", "AUD"],
  ["C$", "CAD"],
  ["€", "EUR"],
  ["$", "USD"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₩", "KRW"],
  ["SKr", "SEK"],
  ["Skr", "SEK"],
  ["DKr", "DKK"],
  ["Dkr", "DKK"],
  ["NKr", "NOK"],
  ["Nkr", "NOK"],
  ["RMB", "CNY"],
  ["KD", "KWD"],
  ["zł", "PLN"],
  ["Kč", "CZK"],
];

/** Which country the words at an offset are about; with `among`, which of these is named nearest before. */
export type CountryAt = (offset: number, among?: readonly string[]) => string | null;

/** The same at one place. */
export type CountryHere = (among?: readonly string[]) => string | null;

/** Whose currency a word is, for the countries that share it. */
const ofCountry =
  (currencies: Partial<Record<string, Currency>>, otherwise: Currency) =>
  (country: CountryHere): Currency =>
    currencies[country() ?? ""] ?? otherwise;

/** Currency words, the qualified ones first. A bare 'kroner' belongs to the country that the sentence is about. */
const NAMED: [CurrencyWord, Currency | ((country: CountryHere) => Currency)][] = [
  ["australianDollar", "AUD"],
  ["canadianDollar", "CAD"],
  ["newZealandDollar", "NZD"],
  ["danishKrone", "DKK"],
  ["norwegianKrone", "NOK"],
  ["swedishKrona", "SEK"],
  ["icelandicKrona", "ISK"],
  ["czechKoruna", "CZK"],
  ["swissFranc", "CHF"],
  ["usDollar", "USD"],
  ["poundSterling", "GBP"],
  ["southKoreanWon", "KRW"],
  ["euro", "EUR"],
  ["dollar", ofCountry({ AU: "AUD", CA: "CAD", NZ: "NZD" }, "USD")],
  ["pound", "GBP"],
  ["turkishLira", "TRY"],
  ["kr", ofCountry({ DK: "DKK", NO: "NOK", IS: "ISK" }, "SEK")],
  ["kronur", "ISK"],
  [
    "krona",
    (country) => ofCountry({ SE: "SEK" }, ofCountry({ IS: "ISK" }, "SEK")(country))(() => country(["SE"])),
  ],
  // So Danes and Norwegians write them; Swedes only where neither is spoken of.
  [
    "krone",
    (country) =>
      ofCountry(
        { DK: "DKK", NO: "NOK" },
        ofCountry({ SE: "SEK", IS: "ISK" }, "DKK")(country),
      )(() => country(["DK", "NO"])),
  ],
  ["crownInflected", ofCountry({ NO: "NOK", SE: "SEK", CZ: "CZK", IS: "ISK" }, "DKK")],
  ["crown", ofCountry({ NO: "NOK", SE: "SEK", DK: "DKK" }, "CZK")],
  ["zloty", "PLN"],
  ["franc", "CHF"],
  ["yen", "JPY"],
  ["hryvnia", "UAH"],
  ["won", "KRW"],
  ["lira", "TRY"],
  ["forint", "HUF"],
  ["yuan", "CNY"],
  ["dirham", "AED"],
  ["rupee", "INR"],
  ["leu", "RON"],
  ["lev", "BGN"],
];

const WORDS = NAMED.map(
  ([word, currency]) =>
    [new RegExp(`^${allOf(({ currencies }) => currencies[word])}`, "iu"), currency] as const,
);

/** Words that are money only behind a million or the like: bombs weigh 500 pounds, and teams have won. */
const NOT_ALONE = pattern("iu")`^${"notMoneyAlone"}$`;

/**
 * The currency that a text begins with, as a sign, a code or a word; none when the next sum begins there: '2024 €50m'. A shared
 * one is called by a word of several countries.
 */
export function unitAt(
  text: string,
  isScaled: boolean,
  country: CountryHere,
): { currency: Currency; length: number; isShared: boolean } | null {
  const sign = SYMBOLS.find(([mark]) => text.startsWith(mark));
  if (sign && !/^\s?\d/.test(text.slice(sign[0].length)))
    return { currency: sign[1], length: sign[0].length, isShared: sign[0] === "$" };
  const iso = /^[A-Z]{3}(?!\p{L}|\s?\d)/u.exec(text)?.[0];
  if (isCurrencyInTexts(iso)) return { currency: iso, length: 3, isShared: false };
  for (const [word, currency] of WORDS) {
    const named = word.exec(text)?.[0];
    // The whole word: 'European' begins with 'Euro'.
    if (named === undefined || /^\p{L}/u.test(text.slice(named.length))) continue;
    if (NOT_ALONE.test(named) && !isScaled) return null;
    const isShared = typeof currency === "function";
    return { currency: isShared ? currency(country) : currency, length: named.length, isShared };
  }
  return null;
}
