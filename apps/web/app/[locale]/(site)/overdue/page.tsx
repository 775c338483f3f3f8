import type { DueState } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { ledgerOf, recordToday } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { DueTable } from "@/site/ledger/table/due-table.tsx";
import { StageBar } from "@/site/ledger/totals/stage-bar.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

/** Rows of each of the two lists; the ledger has the rest. */
const MOST_ROWS = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "overdue" });
  const { count } = await due("past");
  return {
    title: say("title"),
    description: say("description", { count }),
    ...ownAddress(locale, "/overdue", "/feeds/pledges", "due=past"),
  };
}

export default async function OverduePage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("overdue");
  const [past, ahead] = await Promise.all([due("past"), due("ahead")]);
  const today = recordToday();
  const all = (state: DueState) => address(locale, `/pledges?${queryOfDue(state)}`);
  return (
    <SitePage path="/overdue">
      <header className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
      </header>
      {past.rows.length === 0 ? (
        <p className="mt-6 text-lg">{say("none")}</p>
      ) : (
        <>
          <section aria-label={say("sums")} className="mt-6">
            <StageBar totals={past.totals} filter={past.filter} caption={say("sums")} />
          </section>
          <DueTable rows={past.rows} today={today} caption={say("title")} />
          <p className="mt-4 flex flex-wrap gap-x-5 gap-y-1">
            <a href={all("past")}>{say("in_ledger")}</a>
            <a href={`/feeds/pledges.xml?due=past${locale === "en" ? "" : `&lang=${locale}`}`}>
              {say("feed")}
            </a>
          </p>
          <p className="mt-2 text-muted">
            {say("missed")} {say("missed_how")}
          </p>
        </>
      )}
      <div className="mt-12">
        <h2 className="text-2xl">{say("ahead")}</h2>
        {ahead.rows.length === 0 ? (
          <p className="mt-3">{say("ahead_none")}</p>
        ) : (
          <>
            <p className="mt-2 text-muted">{say("ahead_text")}</p>
            <DueTable rows={ahead.rows} today={today} caption={say("ahead")} />
            <p className="mt-4">
              <a href={all("ahead")}>{say("in_ledger")}</a>
            </p>
          </>
        )}
      </div>
    </SitePage>
  );
}

/** Open promises whose day is over, or to come: the earliest first. */
function due(state: DueState) {
  return ledgerOf(queryOfDue(state), MOST_ROWS);
}

function queryOfDue(state: DueState): string {
  return `due=${state}&sort=due`;
}
