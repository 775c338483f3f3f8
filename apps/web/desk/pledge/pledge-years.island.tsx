"use client";

import { isCurrency } from "@pledgebook/core/values/currencies";
import { type Amount, amountFrom } from "@pledgebook/core/values/money";
import { useTranslations } from "next-intl";
import { LineField } from "@/desk/kit/fields.island.tsx";
import { draftOf, minorOf } from "./amount-fields.island.tsx";

export interface YearDraft {
  year: string;
  sum: string;
}

export function yearDraftsOf(years: readonly { year: number; amount: Amount }[]): YearDraft[] {
  return years.map(({ year, amount }) => ({ year: String(year), sum: draftOf(amount).first }));
}

/** The shares that were typed, in the currency of the pledge; null when one of them is none. */
export function yearsOfDrafts(drafts: readonly YearDraft[], currency: Amount["currency"]) {
  const years = drafts
    .filter(({ year, sum }) => year.trim() || sum.trim())
    .map(({ year, sum }) => ({ year: Number(year), minor: currency && minorOf(sum, currency) }));
  if (!years.every(({ year, minor }) => /^20\d{2}$/.test(String(year)) && minor)) return null;
  return years.map(({ year, minor }) => ({
    year,
    amount: amountFrom("exact", currency, minor || null, null),
  }));
}

/** Shares of a promise by calendar year, where its source tells them. */
export function PledgeYears(props: {
  drafts: YearDraft[];
  onChange: (drafts: YearDraft[]) => void;
  currency: string | null;
  problem: string | null;
}) {
  const say = useTranslations("pledge_editor");
  const change = (index: number, part: Partial<YearDraft>) =>
    props.onChange(props.drafts.map((draft, at) => (at === index ? { ...draft, ...part } : draft)));
  if (props.currency === null || !isCurrency(props.currency)) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="label">{say("years")}</legend>
      {props.drafts.map((draft, index) => (
        <div key={index} className="grid grid-cols-[6rem_1fr] gap-2">
          <LineField label={say("year")} value={draft.year} onChange={(year) => change(index, { year })} />
          <LineField
            label={say("year_sum", { currency: props.currency ?? "" })}
            value={draft.sum}
            onChange={(sum) => change(index, { sum })}
          />
        </div>
      ))}
      {props.problem && (
        <p role="alert" className="text-sm text-bad">
          {props.problem}
        </p>
      )}
      <button
        type="button"
        className="justify-self-start text-sm text-accent underline"
        onClick={() => props.onChange([...props.drafts, { year: "", sum: "" }])}
      >
        {say("year_add")}
      </button>
    </fieldset>
  );
}
