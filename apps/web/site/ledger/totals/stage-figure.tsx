import type { StageTotal } from "@pledgebook/core/ledger/totals";
import type { Economy } from "@pledgebook/core/values/economies";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { exactTotal } from "@/site/ledger/totals/exact-total.ts";
import { inSymbols, totalText } from "@/wording/amount.ts";
import { currencyOf, type Measure, measuredText } from "@/wording/measure.ts";

/** The sum of a selection at a stage in a measure, which leads to its rows; a dash where there is none, or nothing to measure it by. */
export async function StageFigure(props: {
  /** The selection, as the ledger is asked for it. */
  query: string;
  total: StageTotal | undefined;
  measure: Measure;
  /** Whose size the other measures go by. */
  economy?: Economy | null;
}) {
  const { query, total, measure, economy = null } = props;
  const locale = await getLocale();
  const short = inSymbols(await getTranslations("amount"));
  const totals = await getTranslations("totals");
  if (!total) return <span className="text-muted">–</span>;
  const hasSum = total.bounds.floor > 0 || total.bounds.ceiling !== 0;
  const text =
    measure === "sum"
      ? !hasSum && total.unquantified > 0
        ? totals("goods_short", { count: total.unquantified })
        : totalText(total, "EUR", locale, short, totals)
      : hasSum
        ? measuredText(total.bounds, measure, economy, locale, short)
        : null;
  if (text === null) return <span className="text-muted">–</span>;
  return (
    <a
      href={address(locale, `/pledges?${query}&status=${total.status}`)}
      title={exactTotal(total, currencyOf(measure), locale)}
    >
      {text}
    </a>
  );
}
