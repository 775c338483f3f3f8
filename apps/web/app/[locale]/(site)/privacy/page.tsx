import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { siteEnvironment } from "@/server/environment.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { OwnPageBody } from "@/site/own-pages/own-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "own_pages" });
  const name = siteEnvironment().siteName;
  return {
    title: say("privacy.title", { name }),
    description: say("privacy.description", { name }),
    ...ownAddress(locale, "/privacy"),
  };
}

export default async function PrivacyPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("own_pages");

  return (
    <OwnPageBody page="privacy" locale={locale}>
      <p>{say("privacy.nothing")}</p>
      <p>{say("privacy.report")}</p>
      <p>{say("privacy.address")}</p>
      <p>{say("privacy.staff")}</p>
    </OwnPageBody>
  );
}
