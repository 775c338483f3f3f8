import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { FinanceType } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { boundsText, totalText } from "@/wording/amount.ts";
import { exactTotal } from "./exact-total.ts";

/** Money that has to be paid back, or may never flow, is told apart within its stage. */
const TOLD_APART = ["loan", "guarantee"] as const satisfies FinanceType[];

/** Sums by stage, each with its floor and ceiling, each a link to the rows that make it. Never one unstaged total. */
export async function StageTotals(props: {
  totals: StageTotal[];
  /** The selection that they are the sums of. */
  filter: LedgerFilter;
  caption: string;
}) {
  const { currency } = props.filter;
  const rows = (narrowed: Partial<LedgerFilter>) =>
    address(locale, `/pledges?${writeFilter({ ...props.filter, ...narrowed })}#rows`);
  const locale = await getLocale();
  const say = await getTranslations("totals");
  const amount = await getTranslations("amount");
  if (props.totals.length === 0) return <p className="text-muted">{say("nothing")}</p>;
  const largest = Math.max(...props.totals.map((total) => total.bounds.ceiling ?? total.bounds.floor), 1);
  return (
    <ul aria-label={props.caption}>
      {props.totals.map((total) => (
        <li key={total.status} className="border-t border-line py-3 first:border-t-0">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <StatusBadge status={total.status} />
            <a
              href={rows({ statuses: [total.status] })}
              className="plain text-lg font-semibold figure"
              title={exactTotal(total, currency, locale)}
            >
              {totalText(total, currency, locale, amount, say)}
            </a>
          </div>
          <Bar total={total} largest={largest} />
          <p className="text-sm text-muted">
            {say("count", { count: total.pledges })}
            <Beside total={total} say={say} />
          </p>
          {TOLD_APART.map((financeType) => {
            const part = total.byFinance.find((one) => one.financeType === financeType);
            return (
              part && (
                <p key={financeType} className="text-sm">
                  <a
                    href={rows({ statuses: [total.status], financeTypes: [financeType] })}
                    className="figure"
                  >
                    {say(`finance_${financeType}`, {
                      amount: boundsText(part.bounds, currency, locale, amount),
                    })}
                  </a>
                </p>
              )
            );
          })}
        </li>
      ))}
    </ul>
  );
}

/** The floor filled, what may come on top of it up to the ceiling in outline. */
function Bar({ total, largest }: { total: StageTotal; largest: number }) {
  const width = (minor: number) => `${((100 * minor) / largest).toFixed(1)}%`;
  return (
    <span className="relative my-1.5 block h-1.5" aria-hidden="true">
      <span
        className="absolute inset-y-0 left-0 bg-accent/35"
        style={{ width: width(total.bounds.ceiling ?? total.bounds.floor) }}
      />
      <span className="absolute inset-y-0 left-0 bg-accent" style={{ width: width(total.bounds.floor) }} />
    </span>
  );
}

function Beside({
  total,
  say,
}: {
  total: StageTotal;
  say: (key: string, values?: Record<string, number>) => string;
}) {
  // What stands in the place of the sum is not said again beside it.
  const isSum = total.bounds.floor > 0 || total.bounds.ceiling !== 0;
  const lines = [
    total.unquantified > 0 && isSum ? say("beside_goods", { count: total.unquantified }) : null,
    total.unconverted > 0 && (isSum || total.unquantified > 0)
      ? say("beside_rates", { count: total.unconverted })
      : null,
    total.partly > 0 ? say("partly", { count: total.partly }) : null,
    total.approximate > 0 ? say("approximate", { count: total.approximate }) : null,
    total.overlapping > 0 ? say("overlapping", { count: total.overlapping }) : null,
  ].filter((line) => line !== null);
  return lines.map((line) => `, ${line}`).join("");
}
