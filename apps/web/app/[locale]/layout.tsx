import "@/app/globals.css";
import { inkOn } from "@pledgebook/core/values/face";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { CSSProperties, ReactNode } from "react";
import { siteEnvironment } from "@/server/environment.ts";
import { type SiteFace, siteFace } from "@/server/face.ts";
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
  const { siteUrl } = siteEnvironment();
  const siteName = siteFace().name;
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

/** The newsroom's own colours in place of those of the style sheet; nothing where it has none. */
function coloursOf({ accent }: SiteFace): CSSProperties | undefined {
  if (!accent) return undefined;
  const both = (light: string, dark: string) => `light-dark(${light}, ${dark})`;
  return {
    "--accent": both(accent.light, accent.dark),
    "--accent-ink": both(inkOn(accent.light), inkOn(accent.dark)),
  } as CSSProperties;
}

export default async function RootLayout(props: {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}) {
  const { locale } = await props.params;
  if (!isOneOf(languages, locale)) notFound();
  setRequestLocale(locale);
  return (
    <html lang={locale} style={coloursOf(siteFace())}>
      <body className="min-h-dvh flex flex-col">{props.children}</body>
    </html>
  );
}
