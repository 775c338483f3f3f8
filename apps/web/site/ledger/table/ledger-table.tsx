import type { LedgerRow, RowRate } from "@pledgebook/core/ledger/row";
import type { DisplayCurrency } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { firmSum, firmText, rowText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** The rows that sum to the totals. On a phone each is a small card of the same cells. */
export async function LedgerTable({ rows, currency }: { rows: LedgerRow[]; currency: DisplayCurrency }) {
  const locale = await getLocale();
  const say = await getTranslations("ledger");
  const amount = await getTranslations("amount");
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{say("column.pledge")}</th>
          <th scope="col" className="sum">
            {say("column.original")}
          </th>
          <th scope="col" className="sum">
            {say("column.converted", { currency })}
          </th>
          <th scope="col">{say("column.status")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.code}${row.part}`} data-code={row.code}>
            <td>
              <What row={row} locale={locale} />
            </td>
            <td data-label={say("column.original")} className="sum">
              {rowText(row, locale, amount, "whole")}
            </td>
            <td data-label={say("column.converted", { currency })} className="sum">
              <Converted row={row} locale={locale} />
            </td>
            <td data-label={say("column.status")}>
              <StatusBadge status={row.status} partly={row.partly} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Who gives what, through whom, and the way to its pledge and its sentence. */
async function What({ row, locale }: { row: LedgerRow; locale: string }) {
  const names = await namesIn(locale);
  const say = await getTranslations("ledger");
  const purpose = await getTranslations("purpose");
  const href = address(locale, `/pledges/${row.code}`);
  const { evidence } = row;
  return (
    <>
      <a href={href} className="who">
        {names.parties(row.donorCodes)}
      </a>
      <br />
      {row.kind === "remainder" && <em>{say("remainder")} </em>}
      {[
        row.purposeNote && locale === "en" ? row.purposeNote : purpose(row.purpose),
        row.year === null ? "" : say("year", { year: String(row.year) }),
      ]
        .filter(Boolean)
        .join(" ")}
      <small>
        {row.channelSlug && (
          <a href={address(locale, `/channels/${row.channelSlug}`)}>{names.channel(row.channelSlug)}</a>
        )}
        {`${row.channelSlug ? " · " : ""}${row.announcedOn ? `${dayText(row.announcedOn, locale)} · ` : ""}`}
        <a href={href}>{row.code}</a>
        {` · ${row.packageCodes.length > 0 ? `${say("part_of", { codes: row.packageCodes.join(", ") })} · ` : ""}`}
        <a href={address(locale, `/articles/${evidence.articleSlug}#m-${evidence.annotationId}`)}>
          {say("sentence")}
        </a>
      </small>
      {row.exceeded && <span className="block text-warn">{say("exceeded")}</span>}
      {row.overlap && (
        <span className="block text-warn">
          <a href={address(locale, `/pledges/${row.overlap.code}`)}>
            {say(`overlap.${row.overlap.kind}`, { code: row.overlap.code })}
          </a>
        </span>
      )}
      {row.isBeingChecked && <span className="block text-warn">{say("being_checked")}</span>}
      {row.beside && <span className="block text-warn">{say(`outside_${row.beside}`)}</span>}
    </>
  );
}

/** The sum in the currency that is shown, and by which rates; or that there is none. */
async function Converted({ row, locale }: { row: LedgerRow; locale: string }) {
  const say = await getTranslations("ledger");
  const amount = await getTranslations("amount");
  return (
    <span>
      {row.converted && firmText(firmSum(row, row.converted), row.convertedCurrency, locale, amount, "whole")}
      {row.original && !row.converted && <span className="text-warn">{say("no_rate")}</span>}
      {row.rate && <small>{say("rate", rateText(row.rate, locale))}</small>}
      {row.displayRate && <small>{say("display_rate", rateText(row.displayRate, locale))}</small>}
    </span>
  );
}

function rateText(rate: RowRate, locale: string) {
  return {
    rate: rate.perEuro,
    currency: rate.currency,
    source: rate.source,
    day: dayText(rate.date, locale),
  };
}
