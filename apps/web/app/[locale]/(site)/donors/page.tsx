import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { totalText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

/** Groups of joint donors that the page lists, those with the most rows. */
const MOST_JOINT = 20;

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
  const holders = (await readerApi().ledger.holders())
    .map((donor) => ({ ...donor, name: names.parties(donor.donorCodes) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const donors = holders.filter((donor) => donor.donorCodes.length === 1);
  const jointly = holders.filter((donor) => donor.donorCodes.length > 1).sort((a, b) => b.rows - a.rows);
  return (
    <SitePage path="/donors">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">
        {say("lead")} <a href={address(locale, "/pledges?count_at=fund")}>{say("fund_view")}</a>
      </p>
      {holders.length === 0 && <p className="mt-8">{say("none")}</p>}
      <ul className="mt-8 gap-x-12 *:break-inside-avoid *:border-t *:border-line *:py-4 lg:columns-2">
        {donors.map((donor) => (
          <li key={donor.name}>
            <h2 className="text-lg">
              <a href={address(locale, `/donors/${donor.donorCodes[0]}`)}>{donor.name}</a>
            </h2>
            <ul className="stages mt-1">
              {donor.totals.map((total) => (
                <li key={total.status}>
                  <StatusBadge status={total.status} />
                  {totalText(total, "EUR", locale, amount, totals)}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {jointly.length > 0 && (
        <section aria-labelledby="jointly" className="mt-12 max-w-measure">
          <h2 id="jointly" className="text-2xl">
            {say("joint_title")}
          </h2>
          <p className="mt-1 text-muted">{say("joint_lead")}</p>
          <ul className="mt-3">
            {jointly.slice(0, MOST_JOINT).map(({ name, donorCodes, rows }) => (
              <li key={name} className="flex justify-between gap-x-4 border-t border-line py-2">
                <a
                  href={address(
                    locale,
                    `/pledges?${new URLSearchParams(donorCodes.map((code) => ["donor", code]))}`,
                  )}
                >
                  {name}
                </a>
                <span className="text-sm text-muted">{say("joint_rows", { count: rows })}</span>
              </li>
            ))}
          </ul>
          {jointly.length > MOST_JOINT && (
            <p className="mt-2 text-sm text-muted">
              {say("joint_more", { count: jointly.length - MOST_JOINT })}
            </p>
          )}
        </section>
      )}
    </SitePage>
  );
}
