import { Problem } from "../values/problem.ts";
import {
  categories,
  countingPlaces,
  displayCurrencies,
  dueStates,
  financeTypes,
  purposes,
  sortOrders,
  statuses,
} from "../values/vocabulary.ts";

/** A value of a query that was not understood: dropped, and said on the page. Files refuse the query. */
export interface IgnoredValue {
  key: string;
  value: string;
  /** No such key; no such value; another one counts; or it leaves nothing beside what else is asked. */
  why: "key" | "value" | "repeated" | "contradiction";
}

/** The keys of a query, each with what it takes, as a refusal says it to whoever wrote a program. */
export const filterKeys: Readonly<Record<string, string>> = {
  donor: "codes of ISO 3166-1 (NL, NLD), names of countries, ORG:… of a party that the ledger has",
  recipient: "codes of ISO 3166-1 (UA, UKR), names of countries, ORG:… of a party that the ledger has",
  channel: "slugs of /channels, bilateral",
  category: categories.join(", "),
  purpose: `${purposes.join(", ")}, and the own_… of the newsroom`,
  status: statuses.join(", "),
  finance: financeTypes.join(", "),
  from: "a date as 2024, 2024-Q1, 2024-01 or 2024-01-31",
  to: "a date as 2024, 2024-Q1, 2024-01 or 2024-01-31, not before that of 'from'",
  due: `${dueStates.join(", ")}: open promises whose day is over, or to come`,
  min: "whole units of the currency, without a sign",
  max: "whole units of the currency, without a sign, not below 'min'",
  q: "words, at most 100 characters",
  count_at: countingPlaces.join(", "),
  currency: displayCurrencies.join(", "),
  as_of: "a day as 2024-01-31, not after today",
  sort: sortOrders.join(", "),
  after: "what the address of the next page has, with the same 'sort'",
};

/** Values kept of one key, and values named on the page as ignored; more are dropped, so that no URL makes a slow query. */
const MOST_VALUES = 40;

export const MOST_IGNORED = 10;

/** What links carry for those who count clicks. It asks nothing. */
const OF_TRACKERS = /^(?:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/**
 * The values of a query, key by key: `list` gives all of a key that `accept` understands, `one` the last; whatever is not
 * understood, a key that is none among it, is gathered in `ignored`.
 */
export function readingOf(query: URLSearchParams) {
  const ignored: IgnoredValue[] = [];
  const ignore = (key: string, value: string, why: IgnoredValue["why"] = "value") => {
    const text = (all: string) => all.slice(0, 80).toWellFormed().replace(/\p{C}/gu, "");
    ignored.push({ key: text(key), value: text(value), why });
  };
  const list = <T extends string>(key: string, accept: (value: string) => T | null): T[] => {
    const kept = new Set<T>();
    for (const value of query.getAll(key).flatMap((text) => text.split(","))) {
      const trimmed = value.trim();
      if (trimmed === "") continue;
      const accepted = trimmed.length <= 100 ? accept(trimmed) : null;
      if (accepted === null || (kept.size >= MOST_VALUES && !kept.has(accepted))) ignore(key, trimmed);
      else kept.add(accepted);
    }
    return [...kept];
  };
  /** The last value of a key that is understood; another one before it is said. */
  const one = <T>(key: string, accept: (value: string) => T | null): T | null => {
    let found: { value: string; accepted: T } | null = null;
    for (const value of query.getAll(key).map((text) => text.trim())) {
      if (value === "") continue;
      const accepted = value.length <= 200 ? accept(value) : null;
      if (accepted === null) {
        ignore(key, value);
        continue;
      }
      if (found && JSON.stringify(found.accepted) !== JSON.stringify(accepted))
        ignore(key, found.value, "repeated");
      found = { value, accepted };
    }
    return found?.accepted ?? null;
  };
  for (const [key, value] of query)
    if (!Object.hasOwn(filterKeys, key) && !OF_TRACKERS.test(key)) ignore(key, value, "key");
  return { ignored, ignore, list, one };
}

/**
 * Why a file does not answer a query, a sentence for each value: what was not understood, and what is taken in its place. A key without
 * a value is refused too: a program whose variable was empty meant something. Null: everything was understood.
 */
export function queryProblem(query: URLSearchParams, ignored: readonly IgnoredValue[]): Problem | null {
  const empty = [...new Set(query.keys())].filter(
    (key) => Object.hasOwn(filterKeys, key) && query.getAll(key).every((value) => /^[\s,]*$/.test(value)),
  );
  if (ignored.length + empty.length === 0) return null;
  const sentences = [
    ...ignored.map(sentenceOf),
    ...empty.map((key) => `'${key}' has no value; leave it out, or give it: ${filterKeys[key]}.`),
  ];
  return notUnderstood(sentences, [
    ...ignored.map(({ key, value }) => `${key}=${value}`),
    ...empty.map((key) => `${key}=`),
  ]);
}

/**
 * Takes out of a query what a feed or a picture asks beside the ledger's keys, each with the values that it may have. A key
 * that is not there is null.
 * @throws Problem `query_not_understood`, where one has another value or several.
 */
export function takeKeys<const T extends Record<string, readonly string[]>>(
  query: URLSearchParams,
  allowed: T,
) {
  const rest = new URLSearchParams(query);
  const taken: Record<string, string | null> = {};
  for (const [key, values] of Object.entries(allowed)) {
    const given = [...new Set(query.getAll(key))];
    const [value = null] = given;
    if (given.length > 1 || (value !== null && !values.includes(value)))
      throw notUnderstood(
        [`'${key}' takes one of: ${values.join(", ")}.`],
        given.map((one) => `${key}=${one.slice(0, 80)}`),
      );
    taken[key] = value;
    rest.delete(key);
  }
  return { taken: taken as { [K in keyof T]: T[K][number] | null }, rest };
}

/** Refuses keys that a feed has no use for, by default all. @throws Problem `query_not_understood`, where one is there. */
export function refuseKeys(query: URLSearchParams, keys: readonly string[] = [...query.keys()]): void {
  const given = [...new Set(keys)].filter((key) => query.has(key) && !OF_TRACKERS.test(key));
  const named = given.slice(0, MOST_IGNORED).map((key) => key.slice(0, 80));
  if (named.length > 0)
    throw notUnderstood(
      named.map((key) => `'${key}' is nothing that this can be asked for.`),
      named,
    );
}

/** What a program is told whose query says what nobody understands; a sentence for each thing. */
export function notUnderstood(sentences: readonly string[], values: readonly string[]): Problem {
  return new Problem("invalid", "query_not_understood", sentences.join("\n"), { values: values.join(", ") });
}

function sentenceOf({ key, value, why }: IgnoredValue): string {
  switch (why) {
    case "key":
      return `There is no parameter '${key}'; there are ${Object.keys(filterKeys).join(", ")}.`;
    case "value":
      return `'${value}' is no value of '${key}', which takes: ${filterKeys[key]}.`;
    case "repeated":
      return `'${key}' is given more than once, with '${value}' and another value; it takes one: ${filterKeys[key]}.`;
    case "contradiction":
      return `'${value}' of '${key}' leaves nothing beside what else is asked; it takes: ${filterKeys[key]}.`;
  }
}
