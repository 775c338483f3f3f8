import { everything, writeFilter } from "@pledgebook/core/filter";
import { isPartyCode } from "@pledgebook/core/parties";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { CoverageLine } from "@/ledger/coverage-line.tsx";
import { LedgerTable } from "@/ledger/ledger-table.tsx";
import { StageTotals } from "@/ledger/stage-totals.tsx";
import { readerApi } from "@/server/api.ts";
import { namesIn } from "@/server/names.ts";
import { SitePage } from "@/ui/site-page.tsx";

export const revalidate = 30;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; code: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const donor = decodeURIComponent(code);
  if (!isPartyCode(donor)) return {};
  const names = await namesIn(locale);
  return { title: names.party(donor), alternates: alternates(locale, `/donors/${donor}`) };
}

export default async function DonorPage({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const donor = decodeURIComponent(code);
  if (!isPartyCode(donor)) notFound();
  const filter = { ...everything, donors: [donor] };
  const view = await readerApi().ledger.query({ query: writeFilter(filter).toString() });
  if (view.rows.length === 0) notFound();
  const say = await getTranslations("donor");
  const names = await namesIn(locale);
  const rows = (status: (typeof view.totals)[number]["status"]) =>
    address(locale, `/pledges?${writeFilter({ ...filter, statuses: [status] })}`);
  return (
    <SitePage path={`/donors/${donor}`}>
      <p className="kicker">{say("kicker")}</p>
      <h1 className="mt-2 text-3xl sm:text-4xl">{names.party(donor)}</h1>
      <section aria-labelledby="sums" className="mt-6 max-w-[46rem]">
        <h2 id="sums" className="sr-only">
          {say("sums")}
        </h2>
        <StageTotals
          totals={view.totals}
          currency="EUR"
          caption={say("sums")}
          href={(total) => rows(total.status)}
        />
        {view.besideTotals.length > 0 && (
          <p className="mt-2 text-sm text-muted">
            {say("joint", { count: view.rows.filter((row) => row.beside !== null).length })}
          </p>
        )}
        <div className="mt-3">
          <CoverageLine coverage={view.coverage} fourEyes={view.fourEyes} />
        </div>
      </section>
      <section aria-labelledby="pledges" className="mt-10">
        <h2 id="pledges" className="text-xl">
          {say("pledges")}
        </h2>
        <LedgerTable rows={view.rows} currency="EUR" />
        <p className="mt-4 text-sm">
          <a href={address(locale, `/pledges?${writeFilter(filter)}`)}>{say("in_ledger")}</a>
        </p>
      </section>
    </SitePage>
  );
}
