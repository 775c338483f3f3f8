import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { isOneOf, type Status } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { inSymbols, totalText } from "@/wording/amount.ts";
import { exactTotal } from "./exact-total.ts";

/** Stages that money passes through: each euro stands in one of them. What was stopped stands in none. */
export const stagesInBar = [
  "pledged",
  "committed",
  "allocated",
  "disbursed",
  "delivered",
] as const satisfies readonly Status[];

/** The bar alone: each stage as long as what is sure of it. */
export function Stripes({ totals, width }: { totals: StageTotal[]; width?: string }) {
  return (
    <div className="stage-bar" style={width ? { width } : undefined} aria-hidden="true">
      {stagesInBar.map((stage) => {
        const floor = totals.find(({ status }) => status === stage)?.bounds.floor;
        return (
          floor !== undefined && <span key={stage} className={`stage-${stage}`} style={{ flexGrow: floor }} />
        );
      })}
    </div>
  );
}

/**
 * The sums of a selection as one bar: each stage as long as what is sure of it, and its figure a link to the rows that make it.
 * Stages are never added up into one figure.
 */
export async function StageBar(props: {
  totals: StageTotal[];
  filter: LedgerFilter;
  caption: string;
  /** What stands behind the sentence that explains the bar. */
  children?: ReactNode;
}) {
  const { totals, filter, caption } = props;
  const locale = await getLocale();
  const say = await getTranslations("totals");
  const status = await getTranslations("status");
  const amount = inSymbols(await getTranslations("amount"));
  if (totals.length === 0) return <p className="text-muted">{say("nothing")}</p>;
  const inBar = totals.filter(({ status }) => isOneOf(stagesInBar, status));
  const outside = totals.filter((total) => !inBar.includes(total));
  const rows = (stage: Status) =>
    address(locale, `/pledges?${writeFilter({ ...filter, statuses: [stage] })}#rows`);
  const figure = (total: StageTotal) => (
    <a href={rows(total.status)} title={exactTotal(total, filter.currency, locale)}>
      {totalText(total, filter.currency, locale, amount, say)}
    </a>
  );
  return (
    <>
      <Stripes totals={totals} />
      <ul aria-label={caption} className="stage-figures mt-2">
        {inBar.map((total) => (
          <li key={total.status} className={`stage-${total.status}`} data-status={total.status}>
            {status(total.status)} {figure(total)}
          </li>
        ))}
      </ul>
      <div className="mt-1 flex flex-wrap gap-x-4 text-sm text-muted">
        <span>{say("once")}</span>
        {outside.map((total) => (
          <span key={total.status} data-status={total.status}>
            {say("outside", { stage: status(total.status) })} {figure(total)}
          </span>
        ))}
        {props.children}
      </div>
    </>
  );
}
