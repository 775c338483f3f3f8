import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";
import { OwnPageBody, ownPageMetadata } from "@/site/own-pages/own-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ownPageMetadata("contact", (await params).locale);
}

export default async function ContactPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("own_pages");
  const { name, isDemonstration: demo } = siteFace();
  return (
    <OwnPageBody page="contact" locale={locale}>
      <p>{say("contact.error")}</p>
      <p>
        <a href={address(locale, "/pledges")}>{say("contact.ledger")}</a> ·{" "}
        <a href={address(locale, "/corrections")}>{say("contact.corrections")}</a>
      </p>
      {demo && <p className="note">{say("contact.demonstration", { name })}</p>}
    </OwnPageBody>
  );
}
