"use client";

import { findFigures } from "@pledgebook/core/reading/sums/sums";
import { type Currency, currencyCodes } from "@pledgebook/core/values/currencies";
import {
  type Amount,
  amountFrom,
  amountProblem,
  decimalFromMinor,
  minorFromDecimal,
} from "@pledgebook/core/values/money";
import { type Qualifier, qualifiers } from "@pledgebook/core/values/vocabulary";
import { useTranslations } from "next-intl";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";

/** An amount while it is being typed: as text, so that nothing typed is lost. */
export interface AmountDraft {
  qualifier: Qualifier;
  currency: Currency;
  first: string;
  second: string;
}

export function draftOf(amount: Amount): AmountDraft {
  const currency = amount.currency ?? "EUR";
  const text = (minor: number | null) => (minor === null ? "" : grouped(decimalFromMinor(minor, currency)));
  return {
    qualifier: amount.qualifier,
    currency,
    first: text(amount.min ?? amount.max),
    second: amount.qualifier === "between" ? text(amount.max) : "",
  };
}

/** The amount that was typed; with bounds that `amountProblem` refuses where it is none. */
export function amountOfDraft(draft: AmountDraft): Amount {
  return amountFrom(
    draft.qualifier,
    draft.qualifier === "unquantified" ? null : draft.currency,
    minorOf(draft.first, draft.currency),
    minorOf(draft.second, draft.currency),
  );
}

/** What keeps a typed amount from being one, as a key of the messages: unreadable text is no 'no value'. */
export function draftProblem(draft: AmountDraft): string | null {
  const typed = amountOfDraft(draft);
  const isUnread = draft.qualifier !== "unquantified" && typed.qualifier === "unquantified";
  return isUnread ? "amount_needs_value" : amountProblem(typed);
}

/** "12 million", "12,000,000.50" and "12000000" are all understood; a comma that does not group is a decimal sign. */
export function minorOf(text: string, currency: Currency): number | null {
  const typed = text.trim();
  if (/^(\d+|\d{1,3}([\s,]\d{3})+)(\.\d+)?$/.test(typed))
    return minorFromDecimal(typed.replace(/[\s,]/g, ""), currency);
  const sentence = `${typed} ${currency}`;
  const [figure] = findFigures(sentence);
  if (figure?.start !== 0 || figure.end !== sentence.length) return null;
  return figure.amount.min ?? figure.amount.max;
}

function grouped(decimal: string): string {
  const [whole = "", fraction] = decimal.split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ",") + (fraction ? `.${fraction}` : "");
}

export function AmountFields(props: {
  legend: string;
  draft: AmountDraft;
  onChange: (draft: AmountDraft) => void;
  showProblem: boolean;
  autoFocus?: boolean;
}) {
  const say = useTranslations("amount_form");
  const problem = useTranslations("problem");
  const { draft } = props;
  const change = (part: Partial<AmountDraft>) => props.onChange({ ...draft, ...part });
  const wrong = draftProblem(draft);
  return (
    <fieldset>
      <legend className="label">{props.legend}</legend>
      <div className="grid grid-cols-[8.5rem_minmax(0,1fr)_6rem] gap-2">
        <ChoiceField
          label={say("qualifier")}
          value={draft.qualifier}
          onChange={(qualifier) => change({ qualifier })}
          options={qualifiers.map((value) => ({ value, text: say(`is.${value}`) }))}
        />
        {draft.qualifier === "unquantified" ? (
          <p className="col-span-2 self-end pb-2 text-sm text-muted">{say("no_value")}</p>
        ) : (
          <>
            <LineField label={say("value")} value={draft.first} onChange={(first) => change({ first })} />
            <ChoiceField
              label={say("currency")}
              value={draft.currency}
              onChange={(currency) => change({ currency })}
              options={currencyCodes.map((code) => ({ value: code, text: code }))}
            />
          </>
        )}
      </div>
      {draft.qualifier === "between" && (
        <div className="mt-2">
          <LineField label={say("second")} value={draft.second} onChange={(second) => change({ second })} />
        </div>
      )}
      {props.showProblem && wrong && (
        <p role="alert" className="mt-1 text-sm text-bad">
          {problem(wrong)}
        </p>
      )}
    </fieldset>
  );
}
