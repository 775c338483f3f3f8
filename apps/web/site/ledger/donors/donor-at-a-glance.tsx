import type { StageTotal } from "@pledgebook/core/ledger/totals";
import { economyOf } from "@pledgebook/core/values/economies";
import { getLocale, getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { ledgerOf } from "@/server/api.ts";
import { stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { inSymbols } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { measuredText } from "@/wording/measure.ts";
import { MeasureSource } from "./measure-tabs.tsx";

/** What one wants to know of a donor first: how much is overdue, how much has no later evidence, and how large it is for its country. */
export async function DonorAtAGlance({ donor }: { donor: string }) {
  const locale = await getLocale();
  const say = await getTranslations("slice");
  const ask = (rest = "") => ledgerOf(`donor=${donor}${rest}`, 1);
  const [all, open, past] = await Promise.all([ask(), ask("&status=pledged"), ask("&due=past")]);
  const latestOn = all.rows[0]?.announcedOn;
  const to = (rest: string) => address(locale, `/pledges?donor=${donor}${rest}`);
  return (
    <section aria-labelledby="glance">
      <h2 id="glance" className="sr-only">
        {say("look")}
      </h2>
      <dl className="glance">
        <div>
          <dt>{say("overdue")}</dt>
          <dd>
            {past.count > 0 ? (
              <a href={to("&due=past&sort=due")} className="text-warn">
                {say("overdue_count", { count: past.count })}
              </a>
            ) : (
              say("overdue_count", { count: 0 })
            )}
          </dd>
        </div>
        <div>
          <dt>{say("open")}</dt>
          <dd>
            <a href={to("&status=pledged")}>{say("open_count", { open: open.count, count: all.count })}</a>
          </dd>
        </div>
        {latestOn && (
          <div>
            <dt>{say("latest")}</dt>
            <dd>{dayText(latestOn, locale)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/** A donor's sums by stage, beside the size of its economy and of its people; nothing for who is no country. */
export async function DonorBySize({ donor, totals }: { donor: string; totals: readonly StageTotal[] }) {
  const economy = economyOf(donor);
  const shown = stagesInBar.flatMap((stage) => totals.filter(({ status }) => status === stage));
  if (!economy || shown.length === 0) return null;
  const locale = await getLocale();
  const dollars = await ledgerOf(`donor=${donor}&currency=USD`, 1);
  const [say, measure, status] = [
    await getTranslations("slice"),
    await getTranslations("donors"),
    await getTranslations("status"),
  ];
  const short = inSymbols(await getTranslations("amount"));
  return (
    <section aria-labelledby="size">
      <h2 id="size" className="text-lg">
        {say("size")}
      </h2>
      <table className="by-size">
        <thead>
          <tr>
            <td />
            <th scope="col">{measure("measure.gdp")}</th>
            <th scope="col">{measure("measure.head")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((total) => {
            const inDollars = dollars.totals.find((one) => one.status === total.status) ?? total;
            return (
              <tr key={total.status}>
                <th scope="row">{status(total.status)}</th>
                <td>{measuredText(inDollars.bounds, "gdp", economy, locale, short)}</td>
                <td>{measuredText(total.bounds, "head", economy, locale, short)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <MeasureSource />
    </section>
  );
}
