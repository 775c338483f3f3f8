import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { totalText } from "@/ledger/amount.ts";
import { readerApi } from "@/server/api.ts";
import { namesIn } from "@/server/names.ts";
import { SitePage } from "@/ui/site-page.tsx";
import { StatusBadge } from "@/ui/status-badge.tsx";

export const revalidate = 30;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "donors" });
  return { title: say("title"), alternates: alternates(locale, "/donors") };
}

export default async function DonorsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [say, amount, totals] = [
    await getTranslations("donors"),
    await getTranslations("amount"),
    await getTranslations("totals"),
  ];
  const names = await namesIn(locale);
  const donors = (await readerApi().ledger.holders())
    .map((donor) => ({ ...donor, name: names.parties(donor.donorCodes) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <SitePage path="/donors">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">
        {say("lead")} <a href={address(locale, "/pledges?count_at=fund")}>{say("fund_view")}</a>
      </p>
      {donors.length === 0 && <p className="mt-8">{say("none")}</p>}
      <ul className="mt-8 gap-x-12 lg:columns-2">
        {donors.map((donor) => (
          <li key={donor.name} className="break-inside-avoid border-t border-line py-4">
            <h2 className="text-lg">
              {donor.donorCodes.length === 1 ? (
                <a href={address(locale, `/donors/${donor.donorCodes[0]}`)}>{donor.name}</a>
              ) : (
                donor.name
              )}
            </h2>
            {donor.donorCodes.length > 1 && <p className="text-sm text-muted">{say("joint")}</p>}
            <ul className="mt-1">
              {donor.totals.map((total) => (
                <li
                  key={total.status}
                  className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm"
                >
                  <StatusBadge status={total.status} />
                  <span className="figure">{totalText(total, "EUR", locale, amount, totals)}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </SitePage>
  );
}
