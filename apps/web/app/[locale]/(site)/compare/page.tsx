import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "compare_sets" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/compare") };
}

export default async function CompareSetsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("compare_sets");
  const sets = await readerApi().comparisons.list();
  return (
    <SitePage path="/compare">
      <div className="max-w-[46rem]">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
        {sets.length === 0 && <p className="mt-6">{say("none")}</p>}
        <ul className="mt-6">
          {sets.map((set) => (
            <li key={set.id} className="border-t border-line py-3">
              <a href={address(locale, `/compare/${set.id}`)} className="font-serif text-lg font-semibold">
                {set.name}
              </a>
              <p className="text-sm text-muted">{set.publisher}</p>
            </li>
          ))}
        </ul>
      </div>
    </SitePage>
  );
}
