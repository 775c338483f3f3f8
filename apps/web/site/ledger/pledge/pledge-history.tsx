import type { Version } from "@pledgebook/api/pledges/pledge-history";
import { getLocale, getTranslations } from "next-intl/server";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { rowText } from "@/wording/amount.ts";
import { momentText } from "@/wording/day.ts";

/** What the ledger said of a pledge, from when on, in plain words. */
export async function PledgeHistory({ history }: { history: Version[] }) {
  const locale = await getLocale();
  const say = await getTranslations("pledge_history");
  const amount = await getTranslations("amount");
  return (
    <section aria-labelledby="history">
      <h2 id="history" className="text-xl">
        {say("title")}
      </h2>
      <ol className="mt-3 text-sm">
        {history.map((version) => (
          <li
            key={version.at}
            className="grid gap-x-4 border-t border-line py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]"
          >
            <time dateTime={version.at} className="text-muted">
              {momentText(version.at, locale)}
            </time>
            <div>
              <p>{say(`change.${version.change}`)}</p>
              {version.change !== "repeated" &&
                version.rows.map((row) => (
                  <p key={row.part} className="flex flex-wrap items-baseline gap-x-3">
                    <StatusBadge status={row.status} />
                    <span className="figure">
                      {rowText(row, locale, amount, "whole")}
                      {row.year !== null && ` (${row.year})`}
                    </span>
                  </p>
                ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
