import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { statuses } from "@pledgebook/core/values/vocabulary";
import { getLocale, getTranslations } from "next-intl/server";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { boundsText, totalText } from "@/wording/amount.ts";

/** What each stage came to on two days, and the difference of what is sure, in euros. */
export async function TotalsThenAndNow(props: {
  was: StageTotal[];
  is: StageTotal[];
  heads: { text: string; href: string }[];
}) {
  const say = await getTranslations("changes");
  const totals = await getTranslations("totals");
  const amount = await getTranslations("amount");
  const locale = await getLocale();
  const text = (total: StageTotal | undefined) =>
    total ? totalText(total, "EUR", locale, amount, totals) : "–";
  const shown = statuses.filter((status) =>
    [...props.was, ...props.is].some((total) => total.status === status),
  );
  if (shown.length === 0) return <p className="mt-2 text-muted">{totals("nothing")}</p>;
  return (
    <table className="ledger">
      <thead>
        <tr>
          <th scope="col">{totals("stage")}</th>
          {props.heads.map((head) => (
            <th key={head.href} scope="col" className="sum">
              <a href={head.href}>{head.text}</a>
            </th>
          ))}
          <th scope="col" className="sum">
            {say("difference")}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((status) => {
          const was = props.was.find((total) => total.status === status);
          const is = props.is.find((total) => total.status === status);
          const difference = (is?.bounds.floor ?? 0) - (was?.bounds.floor ?? 0);
          return (
            <tr key={status}>
              <th scope="row" className="font-normal">
                <StatusBadge status={status} />
              </th>
              <td data-label={props.heads[0]?.text} className="sum">
                {text(was)}
              </td>
              <td data-label={props.heads[1]?.text} className="sum">
                {text(is)}
              </td>
              <td data-label={say("difference")} className="sum">
                {difference === 0
                  ? "–"
                  : `${difference > 0 ? "+" : "−"}${boundsText({ floor: Math.abs(difference), ceiling: Math.abs(difference) }, "EUR", locale, amount)}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
