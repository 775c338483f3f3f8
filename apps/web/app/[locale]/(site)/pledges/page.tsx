import { PAGE_ROWS } from "@pledgebook/api/ledger/answer";
import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { addDays } from "@pledgebook/core/values/day";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { ledgerOf, overviewOf, readerApi, recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { queryOf, type SearchParams } from "@/server/query.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { ChosenFilters, selectionText } from "@/site/ledger/filters/chosen-filters.tsx";
import { LedgerFilters } from "@/site/ledger/filters/ledger-filters.tsx";
import { LedgerTable } from "@/site/ledger/table/ledger-table.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { StageBar } from "@/site/ledger/totals/stage-bar.tsx";
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
  const asked = queryOf(await searchParams);
  const isWhole = asked === "";
  const view = isWhole ? null : await ledgerOf(asked, PAGE_ROWS);
  const selection = view ? await selectionText(view.filter, locale) : "";
  return {
    title: selection ? say("title_of", { selection }) : say("title"),
    description: view && selection ? say("description_of", { selection, count: view.count }) : say("lead"),
    ...ownAddress(locale, "/pledges", "/feeds/pledges"),
    ...(isWhole ? {} : { robots: { index: false } }),
  };
}

export default async function LedgerPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("ledger");
  const filters = await getTranslations("filters");
  const asked = queryOf(await searchParams);
  const view = await ledgerOf(asked, PAGE_ROWS);
  const names = await namesIn(locale);
  const { filter, next } = view;
  const query = writeFilter(filter).toString();
  const facets = view.isVast ? await readerApi().ledger.choices({ query }) : (await overviewOf(query)).facets;
  const to = (other: LedgerFilter, after = next) =>
    address(locale, `/pledges${questionMark(writeFilter(other, after).toString())}`);
  const hasCharts = view.count > 1 && !view.isVast;
  return (
    <SitePage path="/pledges">
      <header className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <h1 className="text-2xl sm:text-3xl">{say("title")}</h1>
        <p className="text-muted max-sm:sr-only">
          {filter.donors.length > 0 ? names.parties(filter.donors) : say("lead")}
        </p>
      </header>
      {filter.asOf && (
        <p className="note mt-5 max-w-[46rem]">
          {say("known", { day: dayText(filter.asOf, locale) })}{" "}
          <a href={to({ ...filter, asOf: null }, null)}>{say("known_now")}</a> ·{" "}
          <a href={address(locale, `/pledges/changes?from=${filter.asOf}`)}>{say("known_changes")}</a>
        </p>
      )}
      <section aria-label={say("sums")} className="mt-3">
        {filter.countAt === "fund" && <p className="text-sm text-muted">{say("fund_view")}</p>}
        <StageBar totals={view.totals} filter={filter} caption={say("sums")}>
          <SumsInFull view={view} filter={filter} />
        </StageBar>
      </section>
      <nav aria-label={say("tabs")} className="tabs mt-4">
        <a href="#rows" aria-current="true">
          {say("tab_rows")} <span className="figure text-sm text-muted">{view.count}</span>
        </a>
        {hasCharts && <a href="#charts">{say("tab_charts")}</a>}
        <a href={address(locale, "/pledges/changes")}>{say("tab_changes")}</a>
      </nav>
      <aside aria-label={filters("title")} className="mt-3 no-print">
        <details className="fold filter-sheet">
          <summary className="button button-quiet w-full">
            <span className="when-shut">{filters("open")}</span>
            <span className="when-open">{filters("close")}</span>
          </summary>
          <LedgerFilters filter={filter} facets={facets} count={view.count} />
        </details>
      </aside>
      <ChosenFilters filter={filter} ignored={view.ignored} />
      <section aria-labelledby="rows" className="mt-3">
        <h2 id="rows" className="sr-only">
          {say("tab_rows")}
        </h2>
        <p role="status" className="sr-only">
          {say("rows", { count: view.count })}
        </p>
        {view.rows.length === 0 ? (
          <p className="mt-6 text-lg">
            {say("none")} <a href={address(locale, "/pledges")}>{say("clear")}</a>
          </p>
        ) : (
          <LedgerTable
            rows={view.rows}
            packages={view.packages}
            currency={filter.currency}
            order={{ is: filter.sort, to: (sort) => to({ ...filter, sort }, null) }}
          />
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
      <section className="mt-8 grid gap-1 border-t border-line pt-4">
        <p className="text-sm text-muted">
          {say("download")}{" "}
          <a href={`/pledges.csv${questionMark(query)}`} download>
            CSV
          </a>{" "}
          ·{" "}
          <a
            href={`/pledges.xlsx${questionMark([query, locale === "en" ? "" : `lang=${locale}`].filter(Boolean).join("&"))}`}
            download
          >
            XLSX
          </a>{" "}
          · <a href={`/pledges.json${questionMark(query)}`}>JSON</a>
        </p>
        <KeepSelection filter={filter} locale={locale} />
      </section>
      {view.isVast && <p className="mt-6 border-t border-line pt-3 text-sm text-muted">{say("vast")}</p>}
      {hasCharts && (
        <section aria-labelledby="charts" className="mt-12">
          <h2 id="charts" className="text-2xl">
            {say("tab_charts")}
          </h2>
          <div className="pictures mt-5">
            <Picture name="over-time" query={query} />
            <Picture name="holders" query={query} />
            <Picture name="purposes" query={query} />
          </div>
        </section>
      )}
    </SitePage>
  );
}

type View = Awaited<ReturnType<typeof ledgerOf>>;

/** What the bar's figures hold, stage by stage, what stands outside of them, and what they cover. */
async function SumsInFull({ view, filter }: { view: View; filter: LedgerFilter }) {
  const say = await getTranslations("ledger");
  const totals = await getTranslations("totals");
  const beside = view.besideTotals
    .flatMap(({ byFinance }) => byFinance)
    .reduce((count, part) => count + part.rows, 0);
  return (
    <>
      <details>
        <summary className="min-h-6 text-accent">{totals("detail")}</summary>
        <div className="max-w-[46rem] pb-4">
          <StageTotals totals={view.totals} filter={filter} caption={totals("detail")} />
          <CoverageLine coverage={view.coverage} fourEyes={view.fourEyes} />
        </div>
      </details>
      {beside > 0 && (
        <details className="basis-full">
          <summary className="min-h-6 text-accent">{say("beside", { count: beside })}</summary>
          <div className="max-w-[46rem]">
            <p>{say("beside_text")}</p>
            <StageTotals totals={view.besideTotals} filter={filter} caption={say("beside_sums")} />
          </div>
        </details>
      )}
    </>
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
