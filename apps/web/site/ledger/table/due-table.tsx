import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { daysBetween, lastDay } from "@pledgebook/core/values/day";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { firmSum, firmText, inSymbols, rowText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** Open promises with the day by which they are due, and how long it is over on `today`. */
export async function DueTable(props: { rows: LedgerRow[]; today: string; caption: string }) {
  const { rows, today, caption } = props;
  const locale = await getLocale();
  const say = await getTranslations("overdue");
  const column = await getTranslations("ledger");
  const names = await namesIn(locale);
  const [amount, purpose] = [inSymbols(await getTranslations("amount")), await getTranslations("purpose")];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section className="overflow-x-auto" aria-label={caption} tabIndex={0}>
      <table className="ledger">
        <thead>
          <tr>
            <th scope="col">{say("due")}</th>
            <th scope="col">{column("column.donor")}</th>
            <th scope="col">{column("column.purpose")}</th>
            <th scope="col" className="sum">
              {column("column.original")}
            </th>
            <th scope="col" className="sum">
              {column("column.converted", { currency: "EUR" })}
            </th>
            <th scope="col">{column("column.status")}</th>
            <th scope="col">{column("column.sentence")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const days = row.dueBy ? daysBetween(lastDay(row.dueBy), today) : 0;
            return (
              <tr key={`${row.code}${row.part}`} data-code={row.code}>
                <td>
                  <a href={address(locale, `/pledges/${row.code}`)} className="who">
                    {row.dueBy && dayText(row.dueBy, locale)}
                  </a>
                  {days > 0 && <small className="figure text-warn">{say("days", { days })}</small>}
                </td>
                <td data-label={column("column.donor")}>{names.parties(row.donorCodes)}</td>
                <td data-label={column("column.purpose")}>{forWhat(row, locale, purpose)}</td>
                <td data-label={column("column.original")} className="sum">
                  {rowText(row, locale, amount)}
                </td>
                <td data-label={column("column.converted", { currency: "EUR" })} className="sum">
                  {row.converted
                    ? firmText(firmSum(row, row.converted), row.convertedCurrency, locale, amount)
                    : "–"}
                </td>
                <td data-label={column("column.status")}>
                  <StatusBadge status={row.status} partly={row.partly} />
                </td>
                <td data-label={column("column.sentence")}>
                  <a
                    href={address(
                      locale,
                      `/articles/${row.evidence.articleSlug}#m-${row.evidence.annotationId}`,
                    )}
                  >
                    {column("sentence")}
                  </a>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
