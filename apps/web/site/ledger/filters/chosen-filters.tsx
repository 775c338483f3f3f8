import { emptyFilter, type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { IgnoredValue } from "@pledgebook/core/ledger/query";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { money } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { KEYS, type ListKey, type NameOf, valueNames } from "./lists.ts";

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
        <p role="status" className="note note-warn mt-3 max-w-[46rem] text-sm break-words">
          {say("ignored", { values: props.ignored.map(({ key, value }) => `${key}=${value}`).join(", ") })}
        </p>
      )}
      {chosen.length > 0 && (
        <ul className="mt-3 flex flex-wrap items-center gap-2 no-print" aria-label={say("chosen")}>
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

/** A selection in words, as titles say it; empty for the whole ledger. */
export async function selectionText(filter: LedgerFilter, locale: string): Promise<string> {
  return (await chosenOf(filter, locale, await valueNames(locale))).map(({ text }) => text).join(", ");
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
    ...one("due", ({ state }) => say(`chosen_due_${state}`)),
    ...one("min", (units) => say("chosen_min", { amount: amount(units) })),
    ...one("max", (units) => say("chosen_max", { amount: amount(units) })),
    ...one("countAt", () => say("chosen_fund")),
    ...one("asOf", (day) => say("chosen_as_of", { day: dayText(day, locale) })),
  ];
}
