import "@/app/globals.css";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { siteEnvironment } from "@/server/environment.ts";
import { shareImages } from "@/site/pictures/share/share-words.ts";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({
    locale: isOneOf(languages, locale) ? locale : "en",
    namespace: "site",
  });
  const { siteName, siteUrl } = siteEnvironment();
  return {
    metadataBase: new URL(siteUrl),
    title: { default: `${siteName} – ${say("tagline")}`, template: `%s – ${siteName}` },
    description: say("description"),
    openGraph: {
      siteName,
      type: "website",
      locale: locale === "uk" ? "uk_UA" : "en_GB",
      images: shareImages("site", locale, siteName),
    },
  };
}

export default async function RootLayout(props: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await props.params;
  if (!isOneOf(languages, locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale}>
      <body className="min-h-dvh flex flex-col">{props.children}</body>
    </html>
  );
}
