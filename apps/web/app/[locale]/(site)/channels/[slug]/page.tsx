import { emptyFilter } from "@pledgebook/core/ledger/filter";
import { channelCalled } from "@pledgebook/core/values/channel-called";
import { fundKinds } from "@pledgebook/core/values/vocabulary";
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
  params: Promise<{ locale: string; slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const names = await namesIn(locale);
  return {
    title: names.channel(segmentOf(slug)),
    description: await sliceDescription(
      names.channel(segmentOf(slug)),
      { ...emptyFilter, channels: [segmentOf(slug)] },
      locale,
    ),
    ...ownAddress(locale, `/channels/${slug}`, `/feeds/channels/${slug}`),
  };
}

export default async function ChannelPage({ params }: Props) {
  const { locale, slug: segment } = await params;
  setRequestLocale(locale);
  const slug = segmentOf(segment);
  const { channels } = await readerApi().ledger.names();
  const called = channelCalled(slug, channels);
  if (called !== null && called !== slug) permanentRedirect(address(locale, `/channels/${called}`));
  const known = channels.find((channel) => channel.slug === called);
  if (!known) notFound();
  const say = await getTranslations("slice");
  const page = await slicePage({
    path: `/channels/${slug}`,
    by: "channel",
    value: slug,
    filter: { ...emptyFilter, channels: [slug] },
    title: (await namesIn(locale)).channel(slug),
    lead: (
      <p className="mt-3 max-w-measure text-muted">
        {say(`channel.${known.kind}`)} {fundKinds.includes(known.kind) && say("channel_counted")}
      </p>
    ),
  });
  return page ?? notFound();
}
