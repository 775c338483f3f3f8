import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { rowText } from "@/wording/amount.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** A row of a table: a pledge as it was counted on two days; no rows are a pledge that was not there. */
export async function ChangedPledge({ code, was, is }: { code: string; was: LedgerRow[]; is: LedgerRow[] }) {
  const say = await getTranslations("changes");
  const locale = await getLocale();
  const names = await namesIn(locale);
  const purpose = await getTranslations("purpose");
  const one = is[0] ?? was[0];
  if (!one) return null;
  const text = forWhat(one, locale, purpose);
  return (
    <tr>
      <td>
        <a href={address(locale, `/pledges/${code}`)} className="plain text-base font-semibold">
          {names.parties(one.donorCodes)}
        </a>
        <span className="block">{text}</span>
        <span className="block text-muted figure">{code}</span>
      </td>
      <td data-label={say("was")}>{was.length === 0 ? say("added") : <Rows rows={was} locale={locale} />}</td>
      <td data-label={say("is")}>{is.length === 0 ? say("gone") : <Rows rows={is} locale={locale} />}</td>
    </tr>
  );
}

async function Rows({ rows, locale }: { rows: LedgerRow[]; locale: string }) {
  const amount = await getTranslations("amount");
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.part} className="flex flex-wrap items-baseline gap-x-3">
          <StatusBadge status={row.status} />
          <span className="figure">{rowText(row, locale, amount, "whole")}</span>
        </li>
      ))}
    </ul>
  );
}
