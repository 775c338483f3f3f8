import { everything, writeFilter } from "@pledgebook/core/filter";
import { categories, displayCurrencies, statuses } from "@pledgebook/core/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { CoverageLine } from "@/ledger/coverage-line.tsx";
import { LedgerFilters } from "@/ledger/ledger-filters.tsx";
import { LedgerTable } from "@/ledger/ledger-table.tsx";
import { StageTotals } from "@/ledger/stage-totals.tsx";
import { readerApi } from "@/server/api.ts";
import { namesIn } from "@/server/names.ts";
import { queryOf, type SearchParams } from "@/server/query.ts";
import { SitePage } from "@/ui/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "ledger" });
  return { title: say("title"), description: say("lead"), alternates: alternates(locale, "/pledges") };
}

export default async function LedgerPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("ledger");
  const view = await readerApi().ledger.query({ query: queryOf(await searchParams) });
  const donors = await readerApi().ledger.holders();
  const names = await namesIn(locale);
  const { filter } = view;
  const query = writeFilter(filter).toString();
  const donorCodes = [...new Set(donors.flatMap((donor) => donor.donorCodes))].sort((a, b) =>
    names.party(a).localeCompare(names.party(b), locale),
  );
  return (
    <SitePage path="/pledges">
      <header className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
      </header>
      <div className="mt-8 grid gap-x-14 gap-y-8 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <LedgerFilters
          filter={filter}
          ignored={view.ignored}
          options={{
            donors: donorCodes.map((code) => ({ value: code, text: names.party(code) })),
            categories,
            statuses,
            currencies: displayCurrencies,
          }}
        />
        <div className="min-w-0">
          <section aria-labelledby="sums">
            <h2 id="sums" className="text-xl">
              {filter.donors.length > 0 ? names.parties(filter.donors) : say("all_donors")}
            </h2>
            <div className="mt-2">
              <StageTotals
                totals={view.totals}
                currency={filter.currency}
                caption={say("sums")}
                href={(total) =>
                  address(locale, `/pledges?${writeFilter({ ...filter, statuses: [total.status] })}#rows`)
                }
              />
            </div>
            {view.besideTotals.length > 0 && (
              <details className="mt-3">
                <summary className="py-1 text-sm font-semibold text-accent">
                  {say("joint", { count: view.rows.filter((row) => row.beside !== null).length })}
                </summary>
                <StageTotals
                  totals={view.besideTotals}
                  currency={filter.currency}
                  caption={say("joint_sums")}
                  href={(total) =>
                    address(locale, `/pledges?${writeFilter({ ...filter, statuses: [total.status] })}#rows`)
                  }
                />
              </details>
            )}
            <div className="mt-3 grid gap-1">
              <CoverageLine coverage={view.coverage} fourEyes={view.fourEyes} />
              <p className="text-sm text-muted">
                {say("download")}{" "}
                <a href={`/pledges.csv${query && `?${query}`}`} download>
                  CSV
                </a>{" "}
                · <a href={`/pledges.json${query && `?${query}`}`}>JSON</a>
              </p>
            </div>
          </section>
          <section aria-labelledby="rows" className="mt-8">
            <h2 id="rows" className="text-xl">
              {say("rows", { count: view.rows.length })}
            </h2>
            {view.rows.length === 0 ? (
              <p className="mt-3">
                {say("none")}{" "}
                <a href={address(locale, `/pledges${writeFilter(everything)}`)}>{say("clear")}</a>
              </p>
            ) : (
              <LedgerTable rows={view.rows} currency={filter.currency} />
            )}
          </section>
        </div>
      </div>
    </SitePage>
  );
}
