import { MOST_CORRECTIONS } from "@pledgebook/api/server/inputs";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { newsroomDay, readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "corrections" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/corrections") };
}

export default async function CorrectionsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [say, kind] = [await getTranslations("corrections"), await getTranslations("correction.kind")];
  const corrections = await readerApi().ledger.corrections();
  return (
    <SitePage path="/corrections">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
      {corrections.length === 0 && <p className="mt-8">{say("none")}</p>}
      <ol className="mt-8 grid max-w-[46rem] gap-7">
        {corrections.map((correction) => (
          <li key={correction.id} className="border-t border-line pt-4">
            <p className="text-sm text-muted">
              <span className="font-semibold text-ink">{kind(correction.kind)}</span> ·{" "}
              <time dateTime={correction.publishedAt}>
                {dayText(newsroomDay(correction.publishedAt), locale)}
              </time>
            </p>
            <p className="mt-1" lang={correction.articleLanguage}>
              {correction.note}
            </p>
            <p className="mt-2 text-sm">
              <a
                href={address(locale, `/articles/${correction.articleSlug}`)}
                lang={correction.articleLanguage}
              >
                {correction.articleTitle}
              </a>
              {correction.pledgeCode && (
                <>
                  {" · "}
                  <a href={address(locale, `/pledges/${correction.pledgeCode}`)}>{correction.pledgeCode}</a>
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
      {corrections.length === MOST_CORRECTIONS && (
        <p className="mt-8 text-muted">{say("latest", { count: corrections.length })}</p>
      )}
    </SitePage>
  );
}
