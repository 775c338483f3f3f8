import type { Purpose } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SliceIndex } from "@/site/ledger/table/slice-index.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "slice_index" });
  return {
    title: say("purposes"),
    description: say("purposes_lead"),
    ...ownAddress(locale, "/purposes"),
  };
}

export default async function PurposesPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const found = await readerApi().ledger.slices({ by: "purpose" });
  const purpose = await getTranslations("purpose");
  return (
    <SliceIndex
      kind="purposes"
      slices={found.map(({ slice, rows, totals }) => ({
        path: `/purposes/${slice.replaceAll("_", "-")}`,
        query: `purpose=${slice}`,
        name: purpose(slice as Purpose),
        rows,
        totals,
      }))}
    />
  );
}
