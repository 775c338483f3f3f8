import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "away" });
  return { title: say("title"), robots: { index: false } };
}

/** For the server in front, which sends it with every 503 (`server/front/answers.ts`): it needs no database. */
export default async function AwayAnswer({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("away");
  return (
    <SitePage path="/">
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-4 max-w-measure text-lg">{say("text")}</p>
      <p className="mt-6 flex gap-6">
        {/* biome-ignore lint/a11y/useValidAnchor: an empty address is that of the page itself, whatever it is sent for */}
        <a href="">{say("again")}</a>
        <a href={address(locale, "/")}>{say("front")}</a>
      </p>
    </SitePage>
  );
}
