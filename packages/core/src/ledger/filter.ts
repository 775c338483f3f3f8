import { searchWords } from "../text/search-words.ts";
import { isCurrency } from "../values/currencies.ts";
import { firstDay, isDay, isPartialDate, lastDay } from "../values/day.ts";
import { isPartyCode } from "../values/parties.ts";
import { partyCalled } from "../values/party-called.ts";
import { purposeCalled } from "../values/purpose-called.ts";
import { isSlug } from "../values/slug.ts";
import {
  type Category,
  type CountingPlace,
  categories,
  countingPlaces,
  type DisplayCurrency,
  type DueState,
  displayCurrencies,
  dueStates,
  type FinanceType,
  financeTypes,
  isOneOf,
  isPurpose,
  type Purpose,
  type SortOrder,
  type Status,
  sortOrders,
  statuses,
  valueCalled,
} from "../values/vocabulary.ts";
import { type Cursor, readCursor, writeCursor } from "./cursor.ts";
import { type IgnoredValue, MOST_IGNORED, readingOf } from "./query.ts";

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
  /** Open promises whose day is over or to come, seen from `day`, the last of the past that is asked for or today. Null: all rows. */
  due: { state: DueState; day: string } | null;
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

/** How parties and channels are found by what people call them: their code, or null where nobody is called so. */
export interface Called {
  party: (text: string) => string | null;
  channel: (text: string) => string | null;
  purpose: (text: string) => Purpose | null;
}

/** Without a newsroom that has names of its own, every code counts that is written like one. */
const asWritten: Called = {
  party: (text) => partyCalled(text) ?? (isPartyCode(text) ? text : null),
  channel: (text) => (isSlug(text) ? text : null),
  purpose: (text) => purposeCalled(text, []) ?? (isPurpose(text) ? text : null),
};

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
  due: null,
  min: null,
  max: null,
  text: "",
  countAt: "donor",
  currency: "EUR",
  asOf: null,
  sort: "newest",
};

const MOST_TEXT = 100;

/** A trillion: nobody promises more, and its minor units are still exact in every display currency. */
const MOST_UNITS = 1_000_000_000_000;

/**
 * Reads a query. Never throws: what is not understood is dropped and returned beside the filter. `today` bounds `as_of`: nobody
 * knows what the ledger will know. `called`: who is known by which name.
 */
export function readFilter(
  query: URLSearchParams,
  today: string,
  called: Called = asWritten,
): { filter: LedgerFilter; after: Cursor | null; ignored: IgnoredValue[] } {
  const { ignored, ignore, list, one } = readingOf(query);
  const { party } = called;
  const channel = (value: string) => (value.toLowerCase() === bilateral ? bilateral : called.channel(value));
  const among =
    <T extends string>(values: readonly T[]) =>
    (value: string) =>
      valueCalled(values, value);
  const date = (value: string) => (isPartialDate(value.toUpperCase()) ? value.toUpperCase() : null);
  const units = (value: string) => {
    const number = /^\d{1,13}(\.0*)?$/.test(value) ? Number(value) : null;
    return number !== null && number <= MOST_UNITS ? number : null;
  };
  const filter: LedgerFilter = {
    donors: list("donor", party),
    recipients: list("recipient", party),
    channels: list("channel", channel),
    categories: list("category", among(categories)),
    purposes: list("purpose", called.purpose),
    statuses: list("status", among(statuses)),
    financeTypes: list("finance", among(financeTypes)),
    from: one("from", date),
    to: one("to", date),
    due: null,
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
  const due = one("due", among(dueStates));
  if (due) filter.due = { state: due, day: filter.asOf ?? today };
  else if (filter.sort === "due") {
    ignore("sort", "due", "contradiction");
    filter.sort = emptyFilter.sort;
  }
  const [typed = "", ...before] = query
    .getAll("q")
    .map((text) => text.trim())
    .filter(Boolean)
    .reverse();
  const text = typed
    .slice(0, MOST_TEXT)
    .toWellFormed()
    .replace(/[\s\p{C}]+/gu, " ")
    .trim();
  if (searchWords(text).length > 0) filter.text = text;
  if (typed !== "" && (filter.text === "" || typed.length > MOST_TEXT)) ignore("q", typed);
  for (const other of before) if (other !== typed) ignore("q", other, "repeated");
  if (filter.from && filter.to && firstDay(filter.from) > lastDay(filter.to)) {
    ignore("to", filter.to, "contradiction");
    filter.to = null;
  }
  if (filter.min !== null && filter.max !== null && filter.min > filter.max) {
    ignore("max", String(filter.max), "contradiction");
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
  one("due", filter.due?.state ?? null);
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
