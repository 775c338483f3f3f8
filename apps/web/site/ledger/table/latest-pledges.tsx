import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { rowText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** A short list of rows: who, how much, what for, each the way to its pledge. */
export async function LatestPledges({ rows }: { rows: LedgerRow[] }) {
  const locale = await getLocale();
  const names = await namesIn(locale);
  const amount = await getTranslations("amount");
  const purpose = await getTranslations("purpose");
  return (
    <ul className="mt-2">
      {rows.map((row) => (
        <li key={`${row.code}${row.part}`} className="border-b border-line py-3">
          <a href={address(locale, `/pledges/${row.code}`)} className="plain block">
            <span className="flex items-baseline justify-between gap-4">
              <span className="font-semibold">{names.parties(row.donorCodes)}</span>
              <span className="shrink-0 font-semibold figure">{rowText(row, locale, amount)}</span>
            </span>
            <span className="mt-0.5 flex items-baseline justify-between gap-4 text-sm text-muted">
              <span>{row.purposeNote && locale === "en" ? row.purposeNote : purpose(row.purpose)}</span>
              <StatusBadge status={row.status} />
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
