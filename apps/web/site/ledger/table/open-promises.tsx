import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { firmSum, firmText, inSymbols, rowText } from "@/wording/amount.ts";
import { shortDayText } from "@/wording/day.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** Promises of which nothing later is known: who, for what, how much, and since when. */
export async function OpenPromises({ rows }: { rows: LedgerRow[] }) {
  const locale = await getLocale();
  const say = await getTranslations("front");
  const names = await namesIn(locale);
  const short = inSymbols(await getTranslations("amount"));
  const purpose = await getTranslations("purpose");
  return (
    <table className="open-promises">
      <thead>
        <tr>
          <th scope="col">{say("open_who")}</th>
          <th scope="col" className="sum">
            {say("open_sum")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.code}${row.part}`}>
            <td>
              <a href={address(locale, `/pledges/${row.code}`)}>{names.parties(row.donorCodes)}</a>
              <small>{forWhat(row, locale, purpose)}</small>
            </td>
            <td className="sum figure">
              {row.converted
                ? firmText(firmSum(row, row.converted), row.convertedCurrency, locale, short)
                : rowText(row, locale, short)}
              {row.announcedOn && <small>{shortDayText(row.announcedOn, locale)}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
