"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import type { Names } from "@/wording/names.ts";
import type { Reading } from "./agreement.ts";

/** One person's reading of a sentence; the fields in which another reads it differently stand out. */
export function ReadingSide({
  reading,
  differing,
  action,
  names,
}: {
  reading: Reading;
  differing: string[];
  action: ReactNode;
  names: Names;
}) {
  const say = useTranslations("agreement");
  const locale = useLocale();
  const [amount, firm, category, purpose] = [
    useTranslations("amount"),
    useTranslations("amount_form.is"),
    useTranslations("category"),
    useTranslations("purpose"),
  ];
  /** A field's value as people read it. */
  const shown = (field: string, value: string | null) => {
    if (value === null) return "–";
    if (field === "donor") return names.parties(reading.donorCodes);
    if (field === "amount") return amountText(reading.stated, locale, amount, "whole");
    if (field === "qualifier") return firm(value);
    if (field === "category") return category(value);
    if (field === "purpose") return purpose(value);
    if (field === "channel") return names.channel(value);
    return field === "announced" ? dayText(value, locale) : value;
  };
  return (
    <div>
      <p className="text-sm text-muted">
        {reading.author} ·{" "}
        <a href={address(locale, `/desk/pledges/${reading.code}`)} className="figure">
          {reading.code}
        </a>
      </p>
      <p className="mt-1 font-serif">{reading.exact}</p>
      <dl className="mt-1 grid grid-cols-[8rem_1fr] gap-x-3 text-sm">
        {Object.entries(reading.fields).map(([field, value]) => (
          <div key={field} className="contents">
            <dt className="text-muted">{say(`field.${field}`)}</dt>
            <dd className={differing.includes(field) ? "font-semibold text-warn figure" : "figure"}>
              {shown(field, value)}
              {differing.includes(field) && <span className="sr-only"> ({say("differs")})</span>}
            </dd>
          </div>
        ))}
      </dl>
      {action}
    </div>
  );
}
