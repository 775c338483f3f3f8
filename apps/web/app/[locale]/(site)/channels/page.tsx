import { bilateral } from "@pledgebook/core/ledger/filter";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SliceIndex } from "@/site/ledger/table/slice-index.tsx";
import { namesIn } from "@/wording/names-of-request.ts";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "slice_index" });
  return {
    title: say("channels"),
    description: say("channels_lead"),
    ...ownAddress(locale, "/channels"),
  };
}

export default async function ChannelsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const found = await readerApi().ledger.slices({ by: "channel" });
  const names = await namesIn(locale);
  return (
    <SliceIndex
      kind="channels"
      slices={found
        .filter(({ slice }) => slice !== bilateral)
        .map(({ slice, rows, totals }) => ({
          path: `/channels/${slice}`,
          query: `channel=${slice}`,
          name: names.channel(slice),
          rows,
          totals,
        }))}
    />
  );
}
