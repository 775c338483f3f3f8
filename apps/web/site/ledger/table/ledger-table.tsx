import type { PackageOfRows, PackageSum } from "@pledgebook/api/ledger/packages-of-rows";
import type { LedgerRow } from "@pledgebook/core/ledger/row";
import { rowGroups } from "@pledgebook/core/ledger/row-groups";
import {
  type DisplayCurrency,
  isOneOf,
  openStatuses,
  type SortOrder,
} from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText, boundsText, firmSum, firmText, inSymbols, rowText } from "@/wording/amount.ts";
import { dayText, shortDayText } from "@/wording/day.ts";
import { forWhat } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";
import { rateWords } from "@/wording/rate.ts";

/** The rows that sum to the totals, a line each, those of a package folded under it. On a phone each has two: who and how much, for what and how far. */
export async function LedgerTable(props: {
  rows: LedgerRow[];
  currency: DisplayCurrency;
  /** The packages under which rows are folded, with what these are in brackets. */
  packages: PackageOfRows[];
  /** How they are ordered, and the address of another order; without, the heads are no links. */
  order?: Order;
}) {
  const { rows, currency, packages, order } = props;
  const locale = await getLocale();
  const say = await getTranslations("ledger");
  const groups = rowGroups(rows, packages);
  const hasPackages = groups.some(({ within }) => within);
  return (
    <div className="ledger-box">
      {hasPackages && (
        <p className="unfold no-print">
          <label>
            <input type="checkbox" /> {say("unfold")}
          </label>
        </p>
      )}
      <table className="ledger lines">
        <thead>
          <tr>
            <Head order={order} down="newest" up="oldest">
              {say("column.announced")}
            </Head>
            <th scope="col">{say("column.donor")}</th>
            <th scope="col">{say("column.purpose")}</th>
            <th scope="col">{say("column.channel")}</th>
            <th scope="col" className="sum">
              {say("column.original")}
            </th>
            <th scope="col" className="sum">
              {say("column.converted", { currency })}
            </th>
            <th scope="col">{say("column.status")}</th>
            <th scope="col">
              <span className="sr-only">{say("column.sentence")}</span>
            </th>
          </tr>
        </thead>
        {groups.map(({ within, rows: own }) => (
          <tbody
            key={within?.code ?? `${own[0]?.code}${own[0]?.part}`}
            className={within?.sum ? "package" : undefined}
          >
            {within?.sum && (
              <PackageHead
                pack={within}
                sum={within.sum}
                shown={own.length}
                currency={currency}
                locale={locale}
              />
            )}
            {own.map((row) => (
              <Line key={`${row.code}${row.part}`} row={row} locale={locale} />
            ))}
          </tbody>
        ))}
      </table>
      {hasPackages && <p className="mt-2 text-xs text-muted">{say("brackets")}</p>}
    </div>
  );
}

/** A row that counts. */
async function Line({ row, locale }: { row: LedgerRow; locale: string }) {
  const say = await getTranslations("ledger");
  const names = await namesIn(locale);
  const [amount, short] = [await getTranslations("amount"), inSymbols(await getTranslations("amount"))];
  return (
    <tr data-code={row.code}>
      <Day announcedOn={row.announcedOn} locale={locale} />
      <td className="who">
        <a href={address(locale, `/pledges/${row.code}`)} title={names.parties(row.donorCodes)}>
          <Donors codes={row.donorCodes} locale={locale} />
        </a>
      </td>
      <td className="what">
        <What row={row} locale={locale} />
      </td>
      <td className="through">
        {row.channelSlug && (
          <a href={address(locale, `/channels/${row.channelSlug}`)} title={names.channel(row.channelSlug)}>
            {withoutBracket(names.channel(row.channelSlug))}
          </a>
        )}
      </td>
      <td className="sum stated" title={rowText(row, locale, amount, "whole")}>
        {rowText(row, locale, short)}
      </td>
      <td className="sum converted">
        <Converted row={row} locale={locale} />
      </td>
      <td className="stage">
        <StatusBadge status={row.status} partly={row.partly} />
        {row.dueBy && isOneOf(openStatuses, row.status) && (
          <small className="due">{say("due", { day: shortDayText(row.dueBy, locale) })}</small>
        )}
      </td>
      <td className="said">
        <a
          href={address(locale, `/articles/${row.evidence.articleSlug}#m-${row.evidence.annotationId}`)}
          title={say("sentence")}
        >
          <span aria-hidden="true">❝</span>
          <span className="sr-only">{say("sentence")}</span>
        </a>
      </td>
    </tr>
  );
}

/** The head of a package's rows, which opens them: what it is of, and its sum in brackets, since only its rows count. */
async function PackageHead(props: {
  pack: PackageOfRows;
  sum: PackageSum;
  /** How many of its rows stand below it. */
  shown: number;
  currency: DisplayCurrency;
  locale: string;
}) {
  const { pack, sum, shown, currency, locale } = props;
  const say = await getTranslations("ledger");
  const purpose = await getTranslations("purpose");
  const names = await namesIn(locale);
  const [amount, short] = [await getTranslations("amount"), inSymbols(await getTranslations("amount"))];
  const what = forWhat(pack, locale, purpose);
  const count =
    shown < sum.rows ? say("parts_of", { shown, count: sum.rows }) : say("parts", { count: sum.rows });
  const stated = pack.amount.currency !== null && amountText(pack.amount, locale, amount);
  return (
    <tr className="package-head">
      <Day announcedOn={pack.announcedOn} locale={locale} />
      <td className="who">
        <a href={address(locale, `/pledges/${pack.code}`)} title={names.parties(pack.donorCodes)}>
          <Donors codes={pack.donorCodes} locale={locale} />
        </a>
      </td>
      <td className="what">
        <label>
          <input type="checkbox" aria-label={say("show_parts", { count: shown, what })} />
          {what} <small>{count}</small>
        </label>
      </td>
      <td className="through" />
      <td className="sum stated" title={stated || undefined}>
        {stated && amountText(pack.amount, locale, short)}
      </td>
      <td className="sum converted">
        {sum.bounds && (
          <span title={boundsText(sum.bounds, currency, locale, amount, "whole")}>
            ({boundsText(sum.bounds, currency, locale, short)})
          </span>
        )}
      </td>
      <td className="stage">
        <StatusBadge status={sum.status} partly={sum.partly} />
      </td>
      <td className="said" />
    </tr>
  );
}

function Day({ announcedOn, locale }: { announcedOn: string | null; locale: string }) {
  return (
    <td className="day" title={announcedOn ? dayText(announcedOn, locale) : undefined}>
      {announcedOn && shortDayText(announcedOn, locale)}
    </td>
  );
}

/** Who gives, or the first of many and how many others. */
async function Donors({ codes, locale }: { codes: string[]; locale: string }) {
  const say = await getTranslations("ledger");
  const names = await namesIn(locale);
  return codes.length > MOST_NAMED
    ? say("with_others", { first: names.party(codes[0] ?? ""), count: codes.length - 1 })
    : names.parties(codes);
}

interface Order {
  is: SortOrder;
  to: (order: SortOrder) => string;
}

/** The head of a column by which the rows can be ordered: once the one way, and once more the other. */
function Head(props: {
  order: Order | undefined;
  down: SortOrder;
  up: SortOrder;
  isSum?: boolean;
  children: ReactNode;
}) {
  const { order, down, up } = props;
  const is = order?.is === down ? "descending" : order?.is === up ? "ascending" : undefined;
  return (
    <th scope="col" className={props.isSum ? "sum" : undefined} aria-sort={is}>
      {order ? (
        <a href={order.to(is === "descending" ? up : down)} rel="nofollow">
          {props.children}
          <span aria-hidden="true">{is === "descending" ? " ↓" : is === "ascending" ? " ↑" : ""}</span>
        </a>
      ) : (
        props.children
      )}
    </th>
  );
}

/** 'PURL (Prioritised Ukraine Requirements List)' → 'PURL': what explains a name stands in its title. */
const withoutBracket = (name: string) => name.replace(/ \([^()]*\)$/, "");

/** More donors than these are told by the first of them and their number. */
const MOST_NAMED = 2;

/** What it is for, of which package it is a part, and what is to be known of it. */
async function What({ row, locale }: { row: LedgerRow; locale: string }) {
  const say = await getTranslations("ledger");
  const purpose = await getTranslations("purpose");
  return (
    <>
      {row.kind === "remainder" && <em>{say("remainder")} </em>}
      {[forWhat(row, locale, purpose), row.year === null ? "" : say("year", { year: String(row.year) })]
        .filter(Boolean)
        .join(" ")}{" "}
      <small>
        <a href={address(locale, `/pledges/${row.code}`)}>{row.code}</a>
        {row.packageCodes.length > 0 && ` · ${say("part_of", { codes: row.packageCodes.join(", ") })}`}
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
  const [amount, short] = [await getTranslations("amount"), inSymbols(await getTranslations("amount"))];
  const { converted, convertedCurrency: currency } = row;
  if (!converted) return row.original && <span className="text-warn">{say("no_rate")}</span>;
  const sum = firmSum(row, converted);
  const rates = [
    row.rate ? say("rate", rateWords(row.rate, locale)) : "",
    row.displayRate ? say("display_rate", rateWords(row.displayRate, locale)) : "",
  ].filter(Boolean);
  const whole = firmText(sum, currency, locale, amount, "whole");
  return (
    <span title={[whole, ...rates].join("; ")}>
      {firmText(sum, currency, locale, short)}
      {rates.length > 0 && <small className="rate">{rates.join(" ")}</small>}
    </span>
  );
}
