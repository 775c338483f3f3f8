"use client";

import { useLocale, useTranslations } from "next-intl";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import type { Names } from "@/wording/names.ts";
import type { Pair } from "./pair.ts";

/** One of two pledges that may be one, with the sentence that states it. */
export function PairSide({ side, names }: { side: Pair["keep"]; names: Names }) {
  const { pledge, mark } = side;
  const say = useTranslations("reconcile");
  const [amount, category, purpose] = [
    useTranslations("amount"),
    useTranslations("category"),
    useTranslations("purpose"),
  ];
  const locale = useLocale();
  return (
    <div>
      <h2 className="text-lg">
        <a href={address(locale, `/desk/pledges/${pledge.code}`)} className="figure">
          {pledge.code}
        </a>{" "}
        {names.parties(pledge.donorCodes)},{" "}
        <span className="figure">
          {pledge.amount.currency === null
            ? (goodsText(pledge, locale) ?? amount("unquantified"))
            : amountText(pledge.amount, locale, amount, "whole")}
        </span>
      </h2>
      <p className="text-sm text-muted">
        {[
          pledge.announcedOn && dayText(pledge.announcedOn, locale),
          `${category(pledge.category)}, ${purpose(pledge.purpose)}`,
          pledge.channelSlug && names.channel(pledge.channelSlug),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {mark && (
        <>
          <blockquote lang={mark.articleLanguage} className="mt-2 font-serif leading-relaxed">
            <span className="text-muted">…{mark.prefix}</span>
            <mark className="mark-committed">{mark.quote}</mark>
            <span className="text-muted">{mark.suffix}…</span>
          </blockquote>
          <p className="text-sm">
            <a
              href={address(locale, `/desk/articles/${mark.articleId}/annotate#m-${mark.annotationId}`)}
              lang={mark.articleLanguage}
            >
              {mark.articleTitle}
            </a>
            {mark.articlePublishedOn && (
              <span className="text-muted"> · {dayText(mark.articlePublishedOn, locale)}</span>
            )}
          </p>
        </>
      )}
      {!mark && <p className="text-sm text-muted">{say("no_mark")}</p>}
    </div>
  );
}
