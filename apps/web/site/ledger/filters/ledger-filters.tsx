import type { Facets } from "@pledgebook/api/ledger/slices";
import { emptyFilter, type LedgerFilter } from "@pledgebook/core/ledger/filter";
import { countingPlaces, displayCurrencies, dueStates, sortOrders } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";
import { Choices, Field, Group, Select } from "./fields.tsx";
import { InstantForm } from "./instant-form.tsx";
import { KEYS, type ListKey, valueNames } from "./lists.ts";

/** Values that a filter lists, those with the most rows; it says how many there are beyond, which a search finds. */
const MOST_VALUES = 36;

/** The filters of the ledger: a plain form whose answer is a link that can be kept. With a script it answers at once. */
export async function LedgerFilters(props: { filter: LedgerFilter; facets: Facets; count: number }) {
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
    <InstantForm action={address(locale, "/pledges")}>
      <Field
        label={say("search")}
        name="q"
        type="search"
        value={filter.text}
        hint={say("search_hint")}
        placeholder={say("search_short")}
      />
      {choices("statuses", say("status"))}
      {choices("donors", say("donor"))}
      {choices("categories", say("category"))}
      {choices("purposes", say("purpose"))}
      {choices("channels", say("channel"))}
      {choices("financeTypes", say("finance"))}
      {facets.recipients.length > 1 && choices("recipients", say("recipient"))}
      <Group legend={say("announced")} isInUse={filter.from !== null || filter.to !== null}>
        <div className="grid grid-cols-2 gap-3">
          <Field label={say("from")} name="from" value={filter.from ?? ""} />
          <Field label={say("to")} name="to" value={filter.to ?? ""} />
        </div>
        <p className="mt-1 text-sm text-muted">{say("date_hint")}</p>
      </Group>
      <Group legend={say("due")} isInUse={filter.due !== null}>
        <fieldset>
          <legend className="sr-only">{say("due")}</legend>
          {(["any", ...dueStates] as const).map((state) => (
            <label key={state} className="flex min-h-8 items-center gap-2.5 text-sm">
              <input
                type="radio"
                name="due"
                value={state === "any" ? "" : state}
                defaultChecked={(filter.due?.state ?? "any") === state}
                className="size-4 accent-accent"
              />
              {say(`due_${state}`)}
            </label>
          ))}
        </fieldset>
      </Group>
      <Group legend={say("size")} isInUse={filter.min !== null || filter.max !== null}>
        <div className="grid grid-cols-2 gap-3">
          <Field
            label={say("min", { currency: filter.currency })}
            name="min"
            value={filter.min?.toString() ?? ""}
            numeric
          />
          <Field
            label={say("max", { currency: filter.currency })}
            name="max"
            value={filter.max?.toString() ?? ""}
            numeric
          />
        </div>
      </Group>
      <Group legend={say("more")} isInUse={filter.countAt !== emptyFilter.countAt || filter.asOf !== null}>
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
          <Select
            label={say("currency")}
            name="currency"
            value={filter.currency}
            usual={emptyFilter.currency}
          >
            {displayCurrencies
              .filter((code) => code === filter.currency || siteFace().currencies.includes(code))
              .map((code) => [code, code])}
          </Select>
          <Select label={say("sort")} name="sort" value={filter.sort} usual={emptyFilter.sort}>
            {sortOrders.filter((order) => order !== "due" || filter.due).map((order) => [order, sort(order)])}
          </Select>
        </div>
      </Group>
      <button type="submit" className="button">
        <span className="without-script">{say("apply")}</span>
        <span className="with-script">{say("show_rows", { count: props.count })}</span>
      </button>
    </InstantForm>
  );
}

/** The values with the most rows, and those that are chosen, also where they leave none. */
function optionsOf(facet: Facets[ListKey], chosen: readonly string[]): Facets[ListKey] {
  const missing = chosen.filter((value) => !facet.some((option) => option.value === value));
  return [
    ...facet.filter(({ value }, index) => index < MOST_VALUES || chosen.includes(value)),
    ...missing.map((value) => ({ value, rows: 0 })),
  ];
}
