import { PAGE_ROWS } from "@pledgebook/api/ledger/answer";
import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { addDays } from "@pledgebook/core/values/day";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { overviewOf, readerApi, recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { queryOf, type SearchParams } from "@/server/query.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { ChosenFilters } from "@/site/ledger/filters/chosen-filters.tsx";
import { LedgerFilters } from "@/site/ledger/filters/ledger-filters.tsx";
import { LedgerTable } from "@/site/ledger/table/ledger-table.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { StageTotals } from "@/site/ledger/totals/stage-totals.tsx";
import { Picture } from "@/site/pictures/picture.tsx";
import { dayText } from "@/wording/day.ts";
import { namesIn } from "@/wording/names-of-request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "ledger" });
  // One page for search engines to keep, not every selection that can be asked.
  const isWhole = Object.keys(await searchParams).length === 0;
  return {
    title: say("title"),
    description: say("lead"),
    alternates: alternates(locale, "/pledges", "/feeds/pledges"),
    ...(isWhole ? {} : { robots: { index: false } }),
  };
}

export default async function LedgerPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("ledger");
  const filters = await getTranslations("filters");
  const asked = queryOf(await searchParams);
  const view = await readerApi().ledger.query({ query: asked });
  const names = await namesIn(locale);
  const { filter, next } = view;
  const query = writeFilter(filter).toString();
  const facets = view.isVast ? await readerApi().ledger.choices({ query }) : (await overviewOf(query)).facets;
  const to = (other: LedgerFilter, after = next) =>
    address(locale, `/pledges${questionMark(writeFilter(other, after).toString())}`);
  return (
    <SitePage path="/pledges">
      <header className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
      </header>
      {filter.asOf && (
        <p className="note mt-5 max-w-[46rem]">
          {say("known", { day: dayText(filter.asOf, locale) })}{" "}
          <a href={to({ ...filter, asOf: null }, null)}>{say("known_now")}</a> ·{" "}
          <a href={address(locale, `/pledges/changes?from=${filter.asOf}`)}>{say("known_changes")}</a>
        </p>
      )}
      <ChosenFilters filter={filter} ignored={view.ignored} />
      <div className="mt-8 grid gap-x-14 gap-y-8 lg:grid-cols-[16rem_minmax(0,1fr)]">
        <aside aria-label={filters("title")}>
          <details className="fold">
            <summary className="button button-quiet w-full">{filters("open")}</summary>
            <div className="pt-4 lg:pt-0">
              <LedgerFilters filter={filter} facets={facets} />
            </div>
          </details>
        </aside>
        <div className="min-w-0">
          <section aria-labelledby="sums">
            <h2 id="sums" className="text-xl">
              {filter.donors.length > 0 ? names.parties(filter.donors) : say("all_donors")}
            </h2>
            {filter.countAt === "fund" && <p className="text-sm text-muted">{say("fund_view")}</p>}
            <div className="mt-2">
              <StageTotals totals={view.totals} filter={filter} caption={say("sums")} />
            </div>
            {view.besideTotals.length > 0 && (
              <details className="mt-3">
                <summary className="py-1 text-sm font-semibold text-accent">
                  {say("beside", {
                    count: view.besideTotals.reduce(
                      (sum, total) => sum + total.byFinance.reduce((rows, part) => rows + part.rows, 0),
                      0,
                    ),
                  })}
                </summary>
                <p className="text-sm text-muted">{say("beside_text")}</p>
                <StageTotals totals={view.besideTotals} filter={filter} caption={say("beside_sums")} />
              </details>
            )}
            <div className="mt-3 grid gap-1">
              <CoverageLine coverage={view.coverage} fourEyes={view.fourEyes} />
              <p className="text-sm text-muted">
                {say("download")}{" "}
                <a href={`/pledges.csv${questionMark(query)}`} download>
                  CSV
                </a>{" "}
                · <a href={`/pledges.json${questionMark(query)}`}>JSON</a>
              </p>
              <KeepSelection filter={filter} locale={locale} />
            </div>
          </section>
          {view.isVast && <p className="mt-6 border-t border-line pt-3 text-sm text-muted">{say("vast")}</p>}
          {view.count > 1 && !view.isVast && (
            <details className="mt-6 border-t border-line pt-3">
              <summary className="min-h-8 font-serif text-xl font-semibold">{say("pictures")}</summary>
              <div className="mt-4 grid gap-12">
                <Picture name="over-time" query={query} />
                <Picture name="holders" query={query} />
                <Picture name="purposes" query={query} />
              </div>
            </details>
          )}
          <section aria-labelledby="rows" className="mt-8">
            <h2 id="rows" className="text-xl">
              <span role="status">{say("rows", { count: view.count })}</span>
            </h2>
            {view.rows.length === 0 ? (
              <p className="mt-3">
                {say("none")} <a href={address(locale, "/pledges")}>{say("clear")}</a>
              </p>
            ) : (
              <LedgerTable rows={view.rows} currency={filter.currency} />
            )}
            <p className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-2 no-print">
              {next && (
                <a href={`${to(filter)}#rows`} rel="next nofollow" className="button button-quiet plain">
                  {say("next", { count: PAGE_ROWS })}
                </a>
              )}
              {view.isContinued && <a href={`${to(filter, null)}#rows`}>{say("first")}</a>}
            </p>
          </section>
        </div>
      </div>
    </SitePage>
  );
}

/** Two addresses of a selection: the question, and the answer that it had yesterday, which no longer changes. */
async function KeepSelection({ filter, locale }: { filter: LedgerFilter; locale: string }) {
  const say = await getTranslations("ledger");
  const { siteUrl } = siteEnvironment();
  const to = (other: LedgerFilter) =>
    `${siteUrl}${address(locale, `/pledges${questionMark(writeFilter(other).toString())}`)}`;
  const yesterday = addDays(recordToday(), -1);
  const asOf = filter.asOf ?? yesterday;
  return (
    <details className="text-sm no-print">
      <summary className="min-h-6 font-semibold text-accent">{say("keep")}</summary>
      <dl className="mt-1 grid gap-2">
        {filter.asOf === null && (
          <div>
            <dt className="text-muted">{say("keep_link")}</dt>
            <dd className="break-all select-all">{to(filter)}</dd>
          </div>
        )}
        <div>
          <dt className="text-muted">{say("keep_as_of", { day: dayText(asOf, locale) })}</dt>
          <dd className="break-all select-all">{to({ ...filter, asOf })}</dd>
        </div>
      </dl>
    </details>
  );
}

function questionMark(query: string): string {
  return query && `?${query}`;
}
