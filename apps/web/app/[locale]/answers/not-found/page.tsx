import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { NotFoundPage } from "@/site/answers/not-found-page.tsx";

export const dynamic = "force-static";
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const say = await getTranslations({ locale: (await params).locale, namespace: "not_found" });
  return { title: say("title"), robots: { index: false } };
}

/** For the server in front, which sends it with every 404 (`server/front/answers.ts`). */
export default async function NotFoundAnswer({ params }: Props) {
  setRequestLocale((await params).locale);
  return <NotFoundPage />;
}
