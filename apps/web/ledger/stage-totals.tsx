import type { StageTotal } from "@pledgebook/core/counting";
import type { DisplayCurrency } from "@pledgebook/core/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { StatusGlyph } from "@/ui/status-badge.tsx";
import { boundsText, money } from "./amount.ts";

/** Sums by stage, each with its floor and ceiling, each a link to the rows that make it. Never one unstaged total. */
export async function StageTotals(props: {
  totals: StageTotal[];
  currency: DisplayCurrency;
  /** The address of the rows of a stage. */
  href: (total: StageTotal) => string;
  caption: string;
}) {
  const locale = await getLocale();
  const say = await getTranslations("totals");
  const amount = await getTranslations("amount");
  const status = await getTranslations("status");
  if (props.totals.length === 0) return <p className="text-muted">{say("nothing")}</p>;
  const largest = Math.max(...props.totals.map((total) => total.bounds.ceiling ?? total.bounds.floor), 1);
  return (
    <table className="w-full border-collapse text-left">
      <caption className="sr-only">{props.caption}</caption>
      <thead className="sr-only">
        <tr>
          <th scope="col">{say("stage")}</th>
          <th scope="col">{say("sum")}</th>
          <th scope="col">{say("pledges")}</th>
        </tr>
      </thead>
      <tbody>
        {props.totals.map((total) => (
          <tr
            key={total.status}
            className="border-t border-line align-baseline first:border-t-0"
            data-status={total.status}
          >
            <th scope="row" className="w-[9.5rem] py-2.5 pr-4 font-normal">
              <span className="inline-flex items-center gap-2">
                <StatusGlyph status={total.status} /> {status(total.status)}
              </span>
            </th>
            <td className="py-2.5 pr-4">
              <a
                href={props.href(total)}
                className="plain text-lg font-semibold figure"
                title={exact(total, props.currency, locale)}
              >
                {total.bounds.floor === 0 && total.bounds.ceiling === 0
                  ? say("goods_only", { count: total.unquantified })
                  : boundsText(total.bounds, props.currency, locale, amount)}
              </a>
              <span className="mt-1 block h-1.5 max-w-md bg-line/60" aria-hidden="true">
                <span
                  className="block h-full bg-accent"
                  style={{ width: `${Math.max(0.4, (100 * total.bounds.floor) / largest).toFixed(1)}%` }}
                />
              </span>
              <Beside total={total} say={say} />
            </td>
            <td className="py-2.5 text-right text-sm whitespace-nowrap text-muted figure">
              {say("count", { count: total.pledges })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Beside({
  total,
  say,
}: {
  total: StageTotal;
  say: (key: string, values?: Record<string, number>) => string;
}) {
  const lines = [
    total.unquantified > 0 && (total.bounds.floor > 0 || total.bounds.ceiling !== 0)
      ? say("beside_goods", { count: total.unquantified })
      : null,
    total.unconverted > 0 ? say("beside_rates", { count: total.unconverted }) : null,
  ].filter((line) => line !== null);
  return lines.length > 0 ? <span className="block text-sm text-muted">{lines.join(" · ")}</span> : null;
}

function exact(total: StageTotal, currency: DisplayCurrency, locale: string): string {
  const { floor, ceiling } = total.bounds;
  const whole = (minor: number) => money(minor, currency, locale, "whole");
  return ceiling === floor ? whole(floor) : `${whole(floor)} – ${ceiling === null ? "…" : whole(ceiling)}`;
}
