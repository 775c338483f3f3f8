import { isCurrency } from "./currencies.ts";
import { isPartyCode } from "./parties.ts";
import {
  type Category,
  categories,
  type DisplayCurrency,
  displayCurrencies,
  isOneOf,
  type Status,
  statuses,
} from "./vocabulary.ts";

/** What a reader asks of the ledger, as it stands in the URL of `/pledges`. Lists mean 'one of these'; empty means all. */
export interface LedgerFilter {
  donors: string[];
  categories: Category[];
  statuses: Status[];
  /** The currency in which totals are shown. */
  currency: DisplayCurrency;
}

/** A value of a query that was not understood: dropped, and said on the page. */
export interface IgnoredValue {
  key: string;
  value: string;
}

export const everything: LedgerFilter = { donors: [], categories: [], statuses: [], currency: "EUR" };

/** Values kept of one key; more are dropped, so that no URL makes a slow query. */
const MOST_VALUES = 40;

/**
 * Reads a query. Never throws: what is not understood is dropped and returned beside the filter.
 * Keys that later versions may know, and keys of no concern, are left alone.
 */
export function readFilter(query: URLSearchParams): { filter: LedgerFilter; ignored: IgnoredValue[] } {
  const ignored: IgnoredValue[] = [];
  const list = <T extends string>(key: string, accept: (value: string) => T | null): T[] => {
    const kept = new Set<T>();
    for (const value of query.getAll(key).flatMap((text) => text.split(","))) {
      const trimmed = value.trim();
      if (trimmed === "") continue;
      const accepted = trimmed.length <= 100 && kept.size < MOST_VALUES ? accept(trimmed) : null;
      if (accepted === null) ignored.push({ key, value: trimmed.slice(0, 80) });
      else kept.add(accepted);
    }
    return [...kept];
  };
  const donors = list("donor", (value) => {
    const code = value.length === 2 ? value.toUpperCase() : value;
    return isPartyCode(code) ? code : null;
  });
  const chosenCategories = list("category", (value) => (isOneOf(categories, value) ? value : null));
  const chosenStatuses = list("status", (value) => (isOneOf(statuses, value) ? value : null));
  const currencies = list("currency", (value) => {
    const code = value.toUpperCase();
    return isCurrency(code) && isOneOf(displayCurrencies, code) ? code : null;
  });
  return {
    filter: {
      donors,
      categories: chosenCategories,
      statuses: chosenStatuses,
      currency: currencies.at(-1) ?? everything.currency,
    },
    ignored: ignored.slice(0, 10),
  };
}

/** The query of a filter, in one fixed order, without what is the default: the inverse of `readFilter`. */
export function writeFilter(filter: LedgerFilter): URLSearchParams {
  const query = new URLSearchParams();
  for (const donor of filter.donors) query.append("donor", donor);
  for (const category of filter.categories) query.append("category", category);
  for (const status of filter.statuses) query.append("status", status);
  if (filter.currency !== everything.currency) query.append("currency", filter.currency);
  return query;
}
