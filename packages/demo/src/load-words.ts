import type { Currency } from "@pledgebook/core/values/currencies";
import { partyNames } from "@pledgebook/core/values/parties";
import type { Category, Language, Purpose, Qualifier } from "@pledgebook/core/values/vocabulary";

/** Of every so many articles one is in Ukrainian. */
export const UKRAINIAN_EVERY = 8;

/** Who promises most, in this order; everybody else comes behind them. */
const LARGEST = [
  "US",
  "ORG:EU",
  "DE",
  "GB",
  "JP",
  "CA",
  "NL",
  "DK",
  "SE",
  "NO",
  "FR",
  "PL",
  "FI",
  "IT",
  "BE",
];

export const DONORS = [
  ...LARGEST,
  ...partyNames
    .map(({ code }) => code)
    .filter((code) => ![...LARGEST, "UA", "RU", "KP", "CN", "IN", "SG", "TR", "RS"].includes(code)),
];

/** Units of the currency for one euro, about; the days move around it. None for the last ones: what has no rate is measured too. */
export const CURRENCIES: [Currency, number | null][] = [
  ["EUR", 1],
  ["USD", 1.08],
  ["GBP", 0.86],
  ["SEK", 11.2],
  ["NOK", 11.5],
  ["DKK", 7.45],
  ["PLN", 4.4],
  ["CAD", 1.47],
  ["UAH", 41],
  ["KRW", null],
  ["ISK", null],
];

export interface Thing {
  purpose: Purpose;
  category: Category;
  channel: string | null;
  /** In English and in Ukrainian, after 'for' and after 'на'. */
  en: string;
  uk: string;
}

const thing = (
  purpose: Purpose,
  category: Category,
  channel: string | null,
  en: string,
  uk: string,
): Thing => {
  return { purpose, category, channel, en, uk };
};

/** What is promised, the commonest first. */
export const THINGS: Thing[] = [
  thing("ammunition", "military", "czech-ammunition-initiative", "artillery shells", "артилерійські снаряди"),
  thing("ammunition", "military", null, "artillery and ammunition for it", "артилерію та боєприпаси до неї"),
  thing("air_defence", "military", null, "air defence against missiles", "протиповітряну оборону"),
  thing("armour", "military", "tank-coalition", "armoured vehicles", "бронетехніку"),
  thing(
    "aircraft",
    "military",
    "f-16-coalition",
    "fighter aircraft and their crews",
    "винищувачі та їхні екіпажі",
  ),
  thing("drones", "military", "drone-coalition", "drones of all sizes", "безпілотники всіх розмірів"),
  thing("maritime", "military", null, "patrol boats", "патрульні катери"),
  thing("training", "military", null, "the training of soldiers", "підготовку військових"),
  thing("cyber", "cyber", "it-coalition", "cyber defence", "кіберзахист"),
  thing("demining", "humanitarian", null, "demining of fields", "розмінування полів"),
  thing("medical", "humanitarian", "un-ocha", "hospitals and medicine", "лікарні та ліки"),
  thing("other", "humanitarian", "unhcr", "people who had to flee", "переселенців"),
  thing(
    "energy",
    "energy",
    "ukraine-energy-support-fund",
    "transformers and power lines",
    "трансформатори та лінії електропередачі",
  ),
  thing(
    "housing",
    "reconstruction",
    "ukraine-investment-framework",
    "the rebuilding of homes",
    "відбудову житла",
  ),
  thing("transport", "reconstruction", null, "railways and bridges", "залізниці та мости"),
  thing("budget", "financial", "world-bank-peace-project", "the state budget", "державний бюджет"),
  thing("governance", "financial", null, "courts and administration", "суди та управління"),
  thing(
    "ammunition",
    "military",
    "international-fund-for-ukraine",
    "what the army needs most",
    "найнеобхідніше для війська",
  ),
];

/** Words that hardly any sentence has: a search for one of them finds few. */
export const RARE: Record<Language, string[]> = {
  en: ["amphibious", "seismograph", "lighthouse", "beekeepers", "observatory"],
  uk: ["маяк", "сейсмограф", "пасічники", "обсерваторія"],
};

export const QUALIFIERS: Qualifier[] = [
  ...Array<Qualifier>(10).fill("exact"),
  "about",
  "about",
  "at_least",
  "at_least",
  "more_than",
  "more_than",
  "up_to",
  "up_to",
  "less_than",
  "between",
];

export const SAID: Record<Language, Record<Exclude<Qualifier, "between" | "unquantified">, string>> = {
  en: {
    exact: "",
    about: "about ",
    at_least: "at least ",
    more_than: "more than ",
    up_to: "up to ",
    less_than: "less than ",
  },
  uk: {
    exact: "",
    about: "близько ",
    at_least: "щонайменше ",
    more_than: "понад ",
    up_to: "до ",
    less_than: "менше ніж ",
  },
};

export const VERBS = [
  "promised",
  "will give",
  "has set aside",
  "announced",
  "is to provide",
  "has earmarked",
];

export const UKRAINIAN_OPENINGS = ["Нова обіцянка", "Оголошено допомогу", "Виділено кошти", "Підтримка"];
