import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { Breadcrumbs } from "@/site/chrome/json-ld.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "releases" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/data/releases") };
}

export default async function ReleasesPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("releases");
  const data = await getTranslations("data");
  const releases = await readerApi().releases.list();
  return (
    <SitePage path="/data/releases">
      <Breadcrumbs
        locale={locale}
        steps={[
          [data("title"), "/data"],
          [say("title"), "/data/releases"],
        ]}
      />
      <div className="max-w-[46rem]">
        <p className="text-sm">
          <a href={address(locale, "/data")}>{data("title")}</a>
        </p>
        <h1 className="mt-1 text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
        {releases.length === 0 && <p className="mt-6">{say("none")}</p>}
        <ol className="mt-6">
          {releases.map((release) => (
            <li
              key={release.id}
              className="flex flex-wrap items-baseline justify-between gap-x-6 border-t border-line py-3"
            >
              <a
                href={address(locale, `/data/releases/${release.id}`)}
                className="font-serif text-lg font-semibold"
              >
                {say("name", { number: release.number, day: dayText(release.releasedOn, locale) })}
              </a>
              <span className="text-sm text-muted">{say("changed", { count: release.changes.length })}</span>
            </li>
          ))}
        </ol>
      </div>
    </SitePage>
  );
}
