import type { PledgeSummary } from "@pledgebook/api/views";
import type { Amount } from "@pledgebook/core/money";
import { sameAmount } from "@pledgebook/core/money";
import type { AnnotationRole } from "@pledgebook/core/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { amountText } from "@/ledger/amount.ts";
import { namesIn } from "@/server/names.ts";
import { StatusBadge } from "@/ui/status-badge.tsx";

export interface CardMark {
  id: string;
  number: number;
  role: AnnotationRole;
  stated: Amount;
  pledge: PledgeSummary;
}

/** A pledge in the margin: who, how much, how far, and the way to its page. */
export async function PledgeCard({ mark }: { mark: CardMark }) {
  const { pledge } = mark;
  const locale = await getLocale();
  const names = await namesIn(locale);
  const say = await getTranslations("amount");
  const card = await getTranslations("card");
  const original = !sameAmount(mark.stated, pledge.amount) && pledge.amount.currency !== null;
  const figure =
    mark.stated.currency === null && pledge.amount.currency === null
      ? (pledge.inKind ?? say("unquantified"))
      : amountText(mark.stated.currency === null ? pledge.amount : mark.stated, locale, say);
  return (
    <a
      href={address(locale, `/pledges/${pledge.code}`)}
      className="plain group block border-l-[3px] border-mark-line bg-surface/70 py-2 pr-3 pl-3 text-sm leading-snug hover:bg-surface"
    >
      <span className="flex items-baseline gap-2">
        <span className="font-semibold text-muted figure">{mark.number}</span>
        <span className="font-semibold">{names.parties(pledge.donorCodes)}</span>
      </span>
      <span className="mt-0.5 block text-base leading-snug font-semibold figure group-hover:underline">
        {figure}
      </span>
      {original && mark.stated.currency !== null && (
        <span className="block text-muted">
          {card("original", { amount: amountText(pledge.amount, locale, say) })}
        </span>
      )}
      <span className="mt-1 flex flex-wrap items-center gap-x-3 text-muted">
        <StatusBadge status={pledge.status} />
        {mark.role !== "first" && <span>{card(`role.${mark.role}`)}</span>}
      </span>
    </a>
  );
}
