"use client";

import { useLocale, useTranslations } from "next-intl";
import { amountText, firmText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import type { Names } from "@/wording/names.ts";
import type { Waiting } from "./waiting.ts";

/** What a mark states and what its pledge says, as a reviewer compares them with the words. */
export function PledgeFacts({ mark, names }: { mark: Waiting; names: Names }) {
  const { pledge } = mark;
  const say = useTranslations("review");
  const [amount, category, purpose, form] = [
    useTranslations("amount"),
    useTranslations("category"),
    useTranslations("purpose"),
    useTranslations("pledge"),
  ];
  const locale = useLocale();
  const facts: [string, string][] = [
    [say("stated"), amountText(mark.stated, locale, amount, "whole")],
    [
      form("original"),
      pledge.amount.currency === null
        ? (goodsText(pledge, locale) ?? amount("unquantified"))
        : amountText(pledge.amount, locale, amount, "whole"),
    ],
    ...(pledge.converted
      ? ([
          [
            form("converted"),
            firmText(
              { bounds: pledge.converted.bounds, qualifier: pledge.amount.qualifier, isWorkedOut: false },
              pledge.converted.currency,
              locale,
              amount,
              "whole",
            ),
          ],
        ] as [string, string][])
      : []),
    [form("category"), `${category(pledge.category)}, ${purpose(pledge.purpose)}`],
    [form("channel"), pledge.channelSlug ? names.channel(pledge.channelSlug) : form("bilateral")],
    [
      say("announced"),
      [pledge.announcedOn && dayText(pledge.announcedOn, locale), pledge.announcedBy]
        .filter(Boolean)
        .join(", ") || "–",
    ],
    ...(pledge.packageCodes.length > 0
      ? ([[form("package"), pledge.packageCodes.join(", ")]] as [string, string][])
      : []),
  ];
  return (
    <dl className="mt-1 grid grid-cols-[9rem_1fr] gap-x-4 text-sm">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-muted">{term}</dt>
          <dd className="figure">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
