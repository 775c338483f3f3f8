import type { PledgeSummary } from "@pledgebook/api/pledges/pledge-summary";
import type { Amount } from "@pledgebook/core/values/money";
import { sameAmount } from "@pledgebook/core/values/money";
import type { AnnotationRole, Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export interface CardMark {
  id: string;
  number: number;
  role: AnnotationRole;
  stated: Amount;
  pledge: PledgeSummary;
  /** What became of it since the article's day; null where nothing is known. */
  since: { status: Status; happenedOn: string } | null;
}

/** A pledge in the margin: who, how much, how far, and the way to its page. */
export async function PledgeCard({ mark }: { mark: CardMark }) {
  const { pledge } = mark;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const say = await getTranslations("amount");
  const card = await getTranslations("card");
  const stage = await getTranslations("status");
  const ledger = await getTranslations("ledger");
  const original = !sameAmount(mark.stated, pledge.amount) && pledge.amount.currency !== null;
  const figure =
    mark.stated.currency === null && pledge.amount.currency === null
      ? (goodsText(pledge, locale) ?? say("unquantified"))
      : amountText(mark.stated.currency === null ? pledge.amount : mark.stated, locale, say);
  return (
    <a href={address(locale, `/pledges/${pledge.code}`)} className="card">
      <b>
        <i>{mark.number}</i> {names.parties(pledge.donorCodes)}
      </b>
      <strong>{figure}</strong>
      {original && mark.stated.currency !== null && (
        <span>{card("original", { amount: amountText(pledge.amount, locale, say) })}</span>
      )}
      <span>
        <StatusBadge status={pledge.status} partly={pledge.partly} />
        {mark.role !== "first" && ` · ${card(`role.${mark.role}`)}`}
      </span>
      {mark.since && (
        <span>
          {card("since", {
            stage: stage(mark.since.status).toLocaleLowerCase(locale),
            day: dayText(mark.since.happenedOn, locale),
          })}
        </span>
      )}
      {pledge.isBeingChecked && <span>{ledger("being_checked")}</span>}
    </a>
  );
}
