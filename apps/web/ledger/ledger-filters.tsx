import type { IgnoredValue, LedgerFilter } from "@pledgebook/core/filter";
import { writeFilter } from "@pledgebook/core/filter";
import type { Category, DisplayCurrency, Status } from "@pledgebook/core/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { namesIn } from "@/server/names.ts";

/** The filters of the ledger: a plain form whose answer is a link that can be kept. */
export async function LedgerFilters(props: {
  filter: LedgerFilter;
  ignored: IgnoredValue[];
  options: {
    donors: { value: string; text: string }[];
    categories: readonly Category[];
    statuses: readonly Status[];
    currencies: readonly DisplayCurrency[];
  };
}) {
  const { filter, options } = props;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const say = await getTranslations("filters");
  const category = await getTranslations("category");
  const status = await getTranslations("status");
  const chosen = [
    ...filter.donors.map((code) => ({
      text: names.party(code),
      without: { ...filter, donors: filter.donors.filter((other) => other !== code) },
    })),
    ...filter.categories.map((code) => ({
      text: category(code),
      without: { ...filter, categories: filter.categories.filter((other) => other !== code) },
    })),
    ...filter.statuses.map((code) => ({
      text: status(code),
      without: { ...filter, statuses: filter.statuses.filter((other) => other !== code) },
    })),
  ];
  const link = (other: LedgerFilter) => {
    const query = writeFilter(other).toString();
    return address(locale, `/pledges${query && `?${query}`}`);
  };
  return (
    <aside aria-label={say("title")} className="no-print">
      {props.ignored.length > 0 && (
        <p role="status" className="note note-warn mb-4 text-sm break-words">
          {say("ignored", { values: props.ignored.map(({ key, value }) => `${key}=${value}`).join(", ") })}
        </p>
      )}
      {chosen.length > 0 && (
        <ul className="mb-4 flex flex-wrap gap-2" aria-label={say("chosen")}>
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
        </ul>
      )}
      <form action={address(locale, "/pledges")} className="grid gap-4">
        <div>
          <label htmlFor="donor" className="label">
            {say("donor")}
          </label>
          <select id="donor" name="donor" className="field" defaultValue={filter.donors[0] ?? ""}>
            <option value="">{say("every_donor")}</option>
            {options.donors.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
        <Choices
          legend={say("category")}
          name="category"
          values={options.categories}
          chosen={filter.categories}
          text={category}
        />
        <Choices
          legend={say("status")}
          name="status"
          values={options.statuses}
          chosen={filter.statuses}
          text={status}
        />
        <div>
          <label htmlFor="currency" className="label">
            {say("currency")}
          </label>
          <select id="currency" name="currency" className="field" defaultValue={filter.currency}>
            {options.currencies.map((code) => (
              <option key={code}>{code}</option>
            ))}
          </select>
        </div>
        <button type="submit" className="button">
          {say("apply")}
        </button>
        {chosen.length > 0 && (
          <a href={address(locale, "/pledges")} className="text-sm">
            {say("clear")}
          </a>
        )}
      </form>
    </aside>
  );
}

function Choices<T extends string>(props: {
  legend: string;
  name: string;
  values: readonly T[];
  chosen: readonly T[];
  text: (value: T) => string;
}) {
  return (
    <details open={props.chosen.length > 0 || undefined} className="border-t border-line pt-2">
      <summary className="label min-h-6">{props.legend}</summary>
      <fieldset className="grid">
        <legend className="sr-only">{props.legend}</legend>
        {props.values.map((value) => (
          <label key={value} className="flex min-h-8 items-center gap-2.5 text-sm">
            <input
              type="checkbox"
              name={props.name}
              value={value}
              defaultChecked={props.chosen.includes(value)}
              className="size-4 accent-accent"
            />
            {props.text(value)}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
