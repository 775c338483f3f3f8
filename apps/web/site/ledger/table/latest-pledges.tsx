import type { ListedPledge } from "@pledgebook/api/ledger/listed-pledges";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText } from "@/wording/amount.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** A short list of pledges: who, how much, what for, each the way to its pledge. */
export async function LatestPledges({ pledges }: { pledges: ListedPledge[] }) {
  const locale = await getLocale();
  const names = await namesIn(locale);
  const amount = await getTranslations("amount");
  const purpose = await getTranslations("purpose");
  return (
    <ul className="mt-2">
      {pledges.map((pledge) => (
        <li key={pledge.code} className="border-b border-line py-3">
          <a href={address(locale, `/pledges/${pledge.code}`)} className="plain block">
            <span className="flex items-baseline justify-between gap-4">
              <span className="font-semibold">{names.parties(pledge.donorCodes)}</span>
              <span className="shrink-0 font-semibold figure">
                {amountText(pledge.amount, locale, amount)}
              </span>
            </span>
            <span className="mt-0.5 flex items-baseline justify-between gap-4 text-sm text-muted">
              <span>{forWhat(pledge, locale, purpose)}</span>
              <span>
                <StatusBadge status={pledge.status} partly={pledge.partly} />
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
