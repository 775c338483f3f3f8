import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { economyOf } from "@pledgebook/core/values/economies";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { exactTotal } from "@/site/ledger/totals/exact-total.ts";
import { inSymbols, totalText } from "@/wording/amount.ts";
import { currencyOf, type Measure, measuredText } from "@/wording/measure.ts";

/** The sum of a donor at a stage in a measure, which leads to its rows; a dash where there is none, or nothing to measure it by. */
export async function StageFigure(props: { donor: string; total: StageTotal | undefined; measure: Measure }) {
  const { donor, total, measure } = props;
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
        ? measuredText(total.bounds, measure, economyOf(donor), locale, short)
        : null;
  if (text === null) return <span className="text-muted">–</span>;
  return (
    <a
      href={address(locale, `/pledges?donor=${donor}&status=${total.status}`)}
      title={exactTotal(total, currencyOf(measure), locale)}
    >
      {text}
    </a>
  );
}
