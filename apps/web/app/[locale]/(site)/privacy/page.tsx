import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { OwnPageBody, ownPageMetadata } from "@/site/own-pages/own-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ownPageMetadata("privacy", (await params).locale);
}

export default async function PrivacyPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("own_pages");
  return (
    <OwnPageBody page="privacy" locale={locale}>
      <p>{say("privacy.nothing")}</p>
      <p>{say("privacy.report")}</p>
      <p>{say("privacy.letters")}</p>
      <p>{say("privacy.address")}</p>
      <p>{say("privacy.staff")}</p>
    </OwnPageBody>
  );
}
