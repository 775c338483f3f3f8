import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteFace } from "@/server/face.ts";
import { OwnPageBody, ownPageMetadata } from "@/site/own-pages/own-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return ownPageMetadata("about", (await params).locale);
}

export default async function AboutPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("own_pages");
  const { name, isDemonstration: demo } = siteFace();
  return (
    <OwnPageBody page="about" locale={locale}>
      <p>{say("about.what", { name })}</p>
      <p>
        {say("about.how")} <a href={address(locale, "/methodology")}>{say("about.how_link")}</a>
      </p>
      <p>
        {say("about.who")} <a href={address(locale, "/authors")}>{say("about.who_link")}</a>
      </p>
      <p>
        {say("about.data")} <a href={address(locale, "/data")}>{say("about.data_link")}</a>
      </p>
      <p>
        {say("about.wrong")} <a href={address(locale, "/corrections")}>{say("about.wrong_link")}</a>
      </p>
      {demo && <p className="note">{say("about.demonstration")}</p>}
    </OwnPageBody>
  );
}
