import type { Facets } from "@pledgebook/api/ledger/slices";
import {
  bilateral,
  emptyFilter,
  type IgnoredValue,
  type LedgerFilter,
  writeFilter,
} from "@pledgebook/core/ledger/filter";
import { countingPlaces, displayCurrencies, sortOrders } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { money } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { InstantForm } from "./instant-form.island.tsx";

type ListKey = keyof Facets;

/** The keys of the URL for the lists of a filter. */
const KEYS: Record<ListKey, string> = {
  donors: "donor",
  recipients: "recipient",
  channels: "channel",
  categories: "category",
  purposes: "purpose",
  statuses: "status",
  financeTypes: "finance",
};

/** What was chosen, each removable by itself, and what was not understood: in sight also where the filters are folded. */
export async function ChosenFilters(props: { filter: LedgerFilter; ignored: IgnoredValue[] }) {
  const { filter } = props;
  const locale = await getLocale();
  const say = await getTranslations("filters");
  const chosen = await chosenOf(filter, locale, await valueNames(locale));
  const link = (other: LedgerFilter) => {
    const query = writeFilter(other).toString();
    return address(locale, `/pledges${query && `?${query}`}`);
  };
  return (
    <>
      {props.ignored.length > 0 && (
        <p role="status" className="note note-warn mt-5 max-w-[46rem] text-sm break-words">
          {say("ignored", { values: props.ignored.map(({ key, value }) => `${key}=${value}`).join(", ") })}
        </p>
      )}
      {chosen.length > 0 && (
        <ul className="mt-5 flex flex-wrap items-center gap-2 no-print" aria-label={say("chosen")}>
          {chosen.map(({ text, without }) => (
            <li key={text}>
              <a
                href={link(without)}
                className="plain inline-flex min-h-8 items-center gap-1.5 rounded-full border border-line bg-surface px-3 text-sm"
                aria-label={say("remove", { value: text })}
              >
                {text} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
          <li>
            <a href={address(locale, "/pledges")} className="px-1 text-sm">
              {say("clear")}
            </a>
          </li>
        </ul>
      )}
    </>
  );
}

/** Values that a filter lists, those with the most rows; it says how many there are beyond, which a search finds. */
const MOST_VALUES = 36;

/** The filters of the ledger: a plain form whose answer is a link that can be kept. With a script it answers at once. */
export async function LedgerFilters(props: { filter: LedgerFilter; facets: Facets }) {
  const { filter, facets } = props;
  const locale = await getLocale();
  const say = await getTranslations("filters");
  const sort = await getTranslations("sort");
  const nameOf = await valueNames(locale);
  const choices = (key: ListKey, legend: string) => {
    const options = optionsOf(facets[key], filter[key]);
    const others = facets[key].filter((value) => !options.includes(value)).length;
    return (
      <Choices
        legend={legend}
        name={KEYS[key]}
        chosen={filter[key]}
        options={options.map(({ value, rows }) => ({ value, rows, text: nameOf(key, value) }))}
        others={others > 0 && say("others", { count: others })}
      />
    );
  };
  return (
    <InstantForm action={address(locale, "/pledges")} query={writeFilter(filter).toString()}>
      <Field label={say("search")} name="q" type="search" value={filter.text} hint={say("search_hint")} />
      {choices("statuses", say("status"))}
      {choices("donors", say("donor"))}
      {choices("categories", say("category"))}
      {choices("purposes", say("purpose"))}
      {choices("channels", say("channel"))}
      {choices("financeTypes", say("finance"))}
      {facets.recipients.length > 1 && choices("recipients", say("recipient"))}
      <Group legend={say("announced")} isOpen={filter.from !== null || filter.to !== null}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={say("from")} name="from" value={filter.from ?? ""} />
          <Field label={say("to")} name="to" value={filter.to ?? ""} />
        </div>
        <p className="mt-1 text-sm text-muted">{say("date_hint")}</p>
      </Group>
      <Group
        legend={say("size", { currency: filter.currency })}
        isOpen={filter.min !== null || filter.max !== null}
      >
        <div className="grid grid-cols-2 gap-3">
          <Field label={say("min")} name="min" value={filter.min?.toString() ?? ""} numeric />
          <Field label={say("max")} name="max" value={filter.max?.toString() ?? ""} numeric />
        </div>
      </Group>
      <Group legend={say("more")} isOpen={filter.countAt !== emptyFilter.countAt || filter.asOf !== null}>
        <div className="grid gap-3">
          <fieldset>
            <legend className="label">{say("place")}</legend>
            {countingPlaces.map((place) => (
              <label key={place} className="flex min-h-8 items-center gap-2.5 text-sm">
                <input
                  type="radio"
                  name="count_at"
                  value={place === emptyFilter.countAt ? "" : place}
                  defaultChecked={filter.countAt === place}
                  className="size-4 accent-accent"
                />
                {say(`place_${place}`)}
              </label>
            ))}
          </fieldset>
          <Field
            label={say("as_of")}
            name="as_of"
            type="date"
            value={filter.asOf ?? ""}
            hint={say("as_of_hint")}
          />
        </div>
      </Group>
      <div className="grid grid-cols-2 gap-3 border-t border-line pt-3">
        <Select label={say("currency")} name="currency" value={filter.currency} usual={emptyFilter.currency}>
          {displayCurrencies.map((code) => [code, code])}
        </Select>
        <Select label={say("sort")} name="sort" value={filter.sort} usual={emptyFilter.sort}>
          {sortOrders.map((order) => [order, sort(order)])}
        </Select>
      </div>
      <button type="submit" className="button">
        {say("apply")}
      </button>
    </InstantForm>
  );
}

type NameOf = (key: ListKey, value: string) => string;

/** What the values of the lists are called in a language. */
async function valueNames(locale: string): Promise<NameOf> {
  const names = await namesIn(locale);
  const [say, category, purpose, status, finance] = [
    await getTranslations("filters"),
    await getTranslations("category"),
    await getTranslations("purpose"),
    await getTranslations("status"),
    await getTranslations("finance"),
  ];
  return (key, value) => {
    switch (key) {
      case "donors":
      case "recipients":
        return names.party(value);
      case "channels":
        return value === bilateral ? say("bilateral") : names.channel(value);
      case "categories":
        return category(value);
      case "purposes":
        return purpose(value);
      case "statuses":
        return status(value);
      case "financeTypes":
        return finance(value);
    }
  };
}

/** Everything that narrows the selection, each with the filter that lacks it. */
async function chosenOf(filter: LedgerFilter, locale: string, nameOf: NameOf) {
  const say = await getTranslations("filters");
  const amount = (units: number) => money(units * 100, filter.currency, locale);
  const one = <K extends keyof LedgerFilter>(
    key: K,
    text: (value: NonNullable<LedgerFilter[K]>) => string,
  ) => {
    const value = filter[key];
    return value === emptyFilter[key] || value === null
      ? []
      : [
          {
            text: text(value as NonNullable<LedgerFilter[K]>),
            without: { ...filter, [key]: emptyFilter[key] },
          },
        ];
  };
  return [
    ...one("text", (text) => say("chosen_text", { text })),
    ...(Object.keys(KEYS) as ListKey[]).flatMap((key) =>
      (filter[key] as string[]).map((value) => ({
        text: nameOf(key, value),
        without: { ...filter, [key]: (filter[key] as string[]).filter((other) => other !== value) },
      })),
    ),
    ...one("from", (day) => say("chosen_from", { day: dayText(day, locale) })),
    ...one("to", (day) => say("chosen_to", { day: dayText(day, locale) })),
    ...one("min", (units) => say("chosen_min", { amount: amount(units) })),
    ...one("max", (units) => say("chosen_max", { amount: amount(units) })),
    ...one("countAt", () => say("chosen_fund")),
    ...one("asOf", (day) => say("chosen_as_of", { day: dayText(day, locale) })),
  ];
}

/** The values with the most rows, and those that are chosen, also where they leave none. */
function optionsOf(facet: Facets[ListKey], chosen: readonly string[]): Facets[ListKey] {
  const missing = chosen.filter((value) => !facet.some((option) => option.value === value));
  return [
    ...facet.filter(({ value }, index) => index < MOST_VALUES || chosen.includes(value)),
    ...missing.map((value) => ({ value, rows: 0 })),
  ];
}

function Group(props: { legend: string; isOpen: boolean; children: ReactNode }) {
  return (
    <details open={props.isOpen || undefined} className="border-t border-line pt-2">
      <summary className="label min-h-6">{props.legend}</summary>
      <div className="pt-1">{props.children}</div>
    </details>
  );
}

function Choices(props: {
  legend: string;
  name: string;
  chosen: readonly string[];
  options: { value: string; text: string; rows: number | null }[];
  /** What is said of values that are not listed. */
  others: string | false;
}) {
  if (props.options.length === 0) return null;
  return (
    <Group legend={props.legend} isOpen={props.chosen.length > 0}>
      <fieldset className="choices">
        <legend className="sr-only">{props.legend}</legend>
        {props.options.map(({ value, text, rows }) => (
          <label key={value}>
            <input
              type="checkbox"
              name={props.name}
              value={value}
              defaultChecked={props.chosen.includes(value)}
            />
            <span>{`${text} `}</span>
            {rows !== null && <small>{rows}</small>}
          </label>
        ))}
        {props.others && <p className="mt-1 text-sm text-muted">{props.others}</p>}
      </fieldset>
    </Group>
  );
}

function Field(props: {
  label: string;
  name: string;
  value: string;
  type?: "search" | "date";
  hint?: string;
  numeric?: boolean;
}) {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <input
        id={id}
        name={props.name}
        type={props.type ?? "text"}
        inputMode={props.numeric ? "numeric" : undefined}
        autoComplete="off"
        maxLength={100}
        defaultValue={props.value}
        aria-describedby={props.hint ? `${id}-hint` : undefined}
        className="field"
      />
      {props.hint && (
        <p id={`${id}-hint`} className="mt-1 text-sm text-muted">
          {props.hint}
        </p>
      )}
    </div>
  );
}

function Select(props: {
  label: string;
  name: string;
  value: string;
  usual: string;
  children: [string, string][];
}) {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label htmlFor={id} className="label">
        {props.label}
      </label>
      <select
        id={id}
        name={props.name}
        className="field"
        defaultValue={props.value === props.usual ? "" : props.value}
      >
        {props.children.map(([value, text]) => (
          <option key={value} value={value === props.usual ? "" : value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
