import { searchWords } from "../text/search-words.ts";
import { isCurrency } from "../values/currencies.ts";
import { firstDay, isDay, isPartialDate, lastDay } from "../values/day.ts";
import { isPartyCode } from "../values/parties.ts";
import { isSlug } from "../values/slug.ts";
import {
  type Category,
  type CountingPlace,
  categories,
  countingPlaces,
  type DisplayCurrency,
  displayCurrencies,
  type FinanceType,
  financeTypes,
  isOneOf,
  type Purpose,
  purposes,
  type SortOrder,
  type Status,
  sortOrders,
  statuses,
} from "../values/vocabulary.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";

/** What a reader asks of the ledger, as it stands in the URL of `/pledges`. Lists mean 'one of these'; empty means all. */
export interface LedgerFilter {
  donors: string[];
  recipients: string[];
  /** Slugs of channels, and `bilateral` for what passes through none. */
  channels: string[];
  categories: Category[];
  purposes: Purpose[];
  statuses: Status[];
  financeTypes: FinanceType[];
  /** Announced from and to, both included, at any precision: '2024' to '2024-06'. Null: open. */
  from: string | null;
  to: string | null;
  /** Size of a row in whole units of the display currency: its floor, or its ceiling where nothing is sure. */
  min: number | null;
  max: number | null;
  /** Words looked for in purposes, quotes, names and codes. Empty: none. */
  text: string;
  countAt: CountingPlace;
  /** The currency in which totals are shown. */
  currency: DisplayCurrency;
  /** The ledger as it was known at the end of this day (UTC). Null: as it is known now. */
  asOf: string | null;
  sort: SortOrder;
}

/** A value of a query that was not understood: dropped, and said on the page. */
export interface IgnoredValue {
  key: string;
  value: string;
}

export const bilateral = "bilateral";

export const emptyFilter: LedgerFilter = {
  donors: [],
  recipients: [],
  channels: [],
  categories: [],
  purposes: [],
  statuses: [],
  financeTypes: [],
  from: null,
  to: null,
  min: null,
  max: null,
  text: "",
  countAt: "donor",
  currency: "EUR",
  asOf: null,
  sort: "newest",
};

/** Values kept of one key, and values named on the page as ignored; more are dropped, so that no URL makes a slow query. */
const MOST_VALUES = 40;

const MOST_IGNORED = 10;

const MOST_TEXT = 100;

/** A trillion: nobody promises more, and its minor units are still exact in every display currency. */
const MOST_UNITS = 1_000_000_000_000;

/**
 * Reads a query. Never throws: what is not understood is dropped and returned beside the filter. Keys of no concern are
 * left alone. `today` bounds `as_of`: nobody knows what the ledger will know.
 */
export function readFilter(
  query: URLSearchParams,
  today: string,
): { filter: LedgerFilter; after: Cursor | null; ignored: IgnoredValue[] } {
  const ignored: IgnoredValue[] = [];
  const ignore = (key: string, value: string) => {
    ignored.push({ key, value: value.slice(0, 80).toWellFormed().replace(/\p{C}/gu, "") });
  };
  const list = <T extends string>(key: string, accept: (value: string) => T | null): T[] => {
    const kept = new Set<T>();
    for (const value of query.getAll(key).flatMap((text) => text.split(","))) {
      const trimmed = value.trim();
      if (trimmed === "") continue;
      const accepted = trimmed.length <= 100 && kept.size < MOST_VALUES ? accept(trimmed) : null;
      if (accepted === null) ignore(key, trimmed);
      else kept.add(accepted);
    }
    return [...kept];
  };
  /** The last value of a key that is understood; what stands before it is repeated and dropped without a word. */
  const one = <T>(key: string, accept: (value: string) => T | null): T | null => {
    let found: T | null = null;
    for (const value of query.getAll(key).map((text) => text.trim())) {
      if (value === "") continue;
      const accepted = value.length <= 200 ? accept(value) : null;
      if (accepted === null) ignore(key, value);
      else found = accepted;
    }
    return found;
  };
  const among =
    <T extends string>(values: readonly T[]) =>
    (value: string): T | null =>
      isOneOf(values, value) ? value : null;
  const party = (value: string) => {
    const code = value.length === 2 ? value.toUpperCase() : value;
    return isPartyCode(code) ? code : null;
  };
  const date = (value: string) => (isPartialDate(value) ? value : null);
  const units = (value: string) => {
    const number = /^\d{1,13}(\.0*)?$/.test(value) ? Number(value) : null;
    return number !== null && number <= MOST_UNITS ? number : null;
  };
  const filter: LedgerFilter = {
    donors: list("donor", party),
    recipients: list("recipient", party),
    channels: list("channel", (value) => (isSlug(value) ? value : null)),
    categories: list("category", among(categories)),
    purposes: list("purpose", among(purposes)),
    statuses: list("status", among(statuses)),
    financeTypes: list("finance", among(financeTypes)),
    from: one("from", date),
    to: one("to", date),
    min: one("min", units),
    max: one("max", units),
    text: "",
    countAt: one("count_at", among(countingPlaces)) ?? emptyFilter.countAt,
    currency:
      one("currency", (value) => {
        const code = value.toUpperCase();
        return isCurrency(code) && isOneOf(displayCurrencies, code) ? code : null;
      }) ?? emptyFilter.currency,
    asOf: one("as_of", (value) => (isDay(value) && value <= today ? value : null)),
    sort: one("sort", among(sortOrders)) ?? emptyFilter.sort,
  };
  const typed = (query.getAll("q").at(-1) ?? "").trim();
  const text = typed
    .slice(0, MOST_TEXT)
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  if (searchWords(text).length > 0) filter.text = text;
  if (typed !== "" && (filter.text === "" || typed.length > MOST_TEXT)) ignore("q", typed);
  if (filter.from && filter.to && firstDay(filter.from) > lastDay(filter.to)) {
    ignore("to", filter.to);
    filter.to = null;
  }
  if (filter.min !== null && filter.max !== null && filter.min > filter.max) {
    ignore("max", String(filter.max));
    filter.max = null;
  }
  const after = one("after", (value) => {
    const cursor = readCursor(value);
    return cursor?.sort === filter.sort ? cursor : null;
  });
  return { filter, after, ignored: ignored.slice(0, MOST_IGNORED) };
}

/** The query of a filter, in one fixed order, without what is the default: the inverse of `readFilter`. */
export function writeFilter(filter: LedgerFilter, after: Cursor | null = null): URLSearchParams {
  const query = new URLSearchParams();
  const list = (key: string, values: readonly string[]) => {
    for (const value of values) query.append(key, value);
  };
  const one = (key: string, value: string | number | null, usual: string | number | null = null) => {
    if (value !== null && value !== usual) query.append(key, String(value));
  };
  list("donor", filter.donors);
  list("recipient", filter.recipients);
  list("channel", filter.channels);
  list("category", filter.categories);
  list("purpose", filter.purposes);
  list("status", filter.statuses);
  list("finance", filter.financeTypes);
  one("from", filter.from);
  one("to", filter.to);
  one("min", filter.min);
  one("max", filter.max);
  one("q", filter.text, "");
  one("count_at", filter.countAt, emptyFilter.countAt);
  one("currency", filter.currency, emptyFilter.currency);
  one("as_of", filter.asOf);
  one("sort", filter.sort, emptyFilter.sort);
  if (after) query.append("after", writeCursor(after));
  return query;
}
