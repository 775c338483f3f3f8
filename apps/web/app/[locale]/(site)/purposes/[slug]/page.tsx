import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { segmentOf } from "@/server/query.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { sliceDescription, slicePage } from "@/site/ledger/table/slice-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

const purposeOf = async (slug: string) =>
  purposeCalled(segmentOf(slug), (await readerApi().ledger.names()).purposes);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const purpose = await purposeOf(slug);
  if (!purpose) return {};
  const say = await getTranslations({ locale, namespace: "purpose" });
  return {
    title: say(purpose),
    description: await sliceDescription(say(purpose), { ...emptyFilter, purposes: [purpose] }, locale),
    ...ownAddress(locale, `/purposes/${slug}`, `/feeds/purposes/${slug}`),
  };
}

export default async function PurposePage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const purpose = await purposeOf(slug);
  if (!purpose) notFound();
  // Addresses have hyphens where the vocabulary has underscores.
  const own = purpose.replaceAll("_", "-");
  if (own !== slug) permanentRedirect(address(locale, `/purposes/${own}`));
  const say = await getTranslations("purpose");
  const page = await slicePage({
    path: `/purposes/${slug}`,
    by: "purpose",
    value: purpose,
    filter: { ...emptyFilter, purposes: [purpose] },
    title: say(purpose),
  });
  return page ?? notFound();
}
