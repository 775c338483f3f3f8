import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { partyCalled } from "@pledgebook/core/values/party-called";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { sliceDescription, slicePage } from "@/site/ledger/table/slice-page.tsx";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; code: string }>;
}

/** Whom an address means; a donor's own has the code alone. */
const donorOf = async (segment: string) =>
  partyCalled(segmentOf(segment), (await readerApi().ledger.names()).parties);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const donor = await donorOf(code);
  if (donor === null) return {};
  const names = await namesIn(locale);
  return {
    title: names.party(donor),
    description: await sliceDescription(names.party(donor), { ...emptyFilter, donors: [donor] }, locale),
    ...ownAddress(locale, `/donors/${donor}`, `/feeds/donors/${donor}`),
  };
}

export default async function DonorPage({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  const donor = await donorOf(code);
  if (donor === null) notFound();
  if (donor !== segmentOf(code)) permanentRedirect(address(locale, `/donors/${donor}`));
  const names = await namesIn(locale);
  const page = await slicePage({
    path: `/donors/${donor}`,
    by: "donor",
    value: donor,
    filter: { ...emptyFilter, donors: [donor] },
    title: names.party(donor),
    lead: <Repetitions donor={donor} locale={locale} />,
  });
  return page ?? notFound();
}

/** How much of what a donor announced had been announced before. */
async function Repetitions({ donor, locale }: { donor: string; locale: string }) {
  const say = await getTranslations("slice");
  const holders = await readerApi().ledger.holders();
  const own = holders.filter((holder) => holder.donorCodes.includes(donor));
  const announcements = own.reduce((sum, holder) => sum + holder.announcements, 0);
  const restatements = own.reduce((sum, holder) => sum + holder.restatements, 0);
  if (announcements === 0) return null;
  const share = new Intl.NumberFormat(locale, { style: "percent" }).format(restatements / announcements);
  return (
    <p className="mt-3 max-w-measure text-muted">
      {say("repeated", { announcements, restatements, share })}{" "}
      <a href={address(locale, "/methodology#mentions")}>{say("repeated_how")}</a>
    </p>
  );
}
