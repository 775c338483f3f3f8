import { recordDay } from "@pledgebook/api/server/days";
import { licences } from "@pledgebook/core/values/face";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { readerApi, recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { Breadcrumbs } from "@/site/chrome/json-ld.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { DatasetData } from "@/site/ledger/data/dataset-data.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

const EARLIEST = 1900;
/** So many past ends of a year are offered; every other day is an address away. */
const MOST_YEARS = 3;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "data" });
  return {
    title: say("title"),
    description: say("description"),
    ...ownAddress(locale, "/data", "/feeds/pledges"),
  };
}

export default async function DataPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("data");
  const api = readerApi();
  const one = (query: string) => api.ledger.query({ query, limit: 1 });
  const [learned, oldest, newest] = await Promise.all([
    one("sort=recorded"),
    // A day that is not known is no beginning and no end.
    one(`sort=oldest&from=${EARLIEST}`),
    one(`sort=newest&from=${EARLIEST}`),
  ]);
  const { siteUrl } = siteEnvironment();
  const { name: siteName, licence: licenceName } = siteFace();
  const licence = licences[licenceName];
  const here = `${siteUrl}${address(locale, "/data")}`;
  const changedAt = learned.rows[0]?.recordedAt ?? null;
  const [first, last] = [oldest.rows[0]?.announcedOn, newest.rows[0]?.announcedOn];
  const language = locale === "en" ? "" : `?lang=${locale}`;
  return (
    <SitePage path="/data">
      <Breadcrumbs locale={locale} steps={[[say("title"), "/data"]]} />
      <DatasetData
        name={say("title")}
        description={say("description")}
        here={here}
        span={first && last ? { first, last } : null}
        changedAt={changedAt}
      />
      <div className="max-w-[46rem]">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
        <div className="mt-3 max-w-measure">
          <CoverageLine coverage={learned.coverage} fourEyes={learned.fourEyes} />
          <p className="text-sm text-muted">
            {changedAt ? say("updated", { day: dayText(recordDay(changedAt), locale) }) : say("no_rows")}
          </p>
        </div>
        <Part id="files" title={say("files")}>
          <dl className="mt-3">
            <File name={say("file.rows", { count: learned.count })} text={say("file.rows_text")}>
              <a href="/pledges.csv">CSV</a>
              <a href={`/pledges.xlsx${language}`}>XLSX</a>
              <a href="/pledges.json">JSON</a>
            </File>
            <File name={say("file.releases")} text={say("file.releases_text")}>
              <a href={address(locale, "/data/releases")}>{say("file.releases_link")}</a>
            </File>
            <File name={say("file.compare")} text={say("file.compare_text")}>
              <a href={address(locale, "/compare")}>{say("file.compare_link")}</a>
            </File>
            <File name={say("file.api")} text={say("file.api_text")}>
              <a href={address(locale, "/data/api")}>{say("file.api_link")}</a>
              <a href="/api/v1/iati/activities.xml">IATI</a>
              <a href="/api/v1/catalog.jsonld">DCAT</a>
            </File>
            <File
              name={say("file.selection")}
              text={say.rich("file.selection_text", {
                ledger: (words) => <a href={address(locale, "/pledges")}>{words}</a>,
              })}
            />
            <File name={say("file.past")} text={say("file.past_text")}>
              {pastYears(first ?? null).map((year) => (
                <span key={year}>
                  {dayText(`${year}-12-31`, locale)}: <a href={`/pledges.csv?as_of=${year}-12-31`}>CSV</a>{" "}
                  <a href={`/pledges.json?as_of=${year}-12-31`}>JSON</a>
                </span>
              ))}
            </File>
            <File name={say("file.feeds")} text={say("file.feeds_text")}>
              {(["articles", "pledges", "corrections"] as const).map((feed) => (
                <span key={feed}>
                  {say(`feed_${feed}`)}: <a href={`/feeds/${feed}.xml${language}`}>Atom</a>{" "}
                  <a href={`/feeds/${feed}.json${language}`}>JSON Feed</a>
                </span>
              ))}
            </File>
          </dl>
        </Part>
        <Part id="licence" title={say("licence")}>
          <p className="mt-3 max-w-measure">
            {say.rich("licence_text", {
              site: siteName,
              name: licence.name,
              licence: (words) => (
                <a href={licence.url} rel="license noopener">
                  {words}
                </a>
              ),
            })}
          </p>
          <p className="note mt-4 max-w-measure text-sm break-words select-all">
            {say("cite", {
              site: siteName,
              day: dayText(changedAt ? recordDay(changedAt) : recordToday(), locale),
              address: here,
            })}
          </p>
        </Part>
        <Part id="columns" title={say("columns")}>
          <p className="mt-3 max-w-measure">{say("columns_text")}</p>
          <dl className="mt-4 text-sm">
            {columns.map(({ name, meaning }) => (
              <div key={name} className="grid gap-x-6 border-t border-line py-2 sm:grid-cols-[12rem_1fr]">
                <dt>
                  <code className="font-semibold">{name}</code>
                </dt>
                <dd lang="en">{meaning}</dd>
              </div>
            ))}
          </dl>
        </Part>
      </div>
    </SitePage>
  );
}

/** The years that are over and in which the ledger has something, the latest first. */
function pastYears(first: string | null): number[] {
  const last = new Date().getUTCFullYear() - 1;
  const since = first ? Number(first.slice(0, 4)) : last;
  return Array.from({ length: MOST_YEARS }, (_, index) => last - index).filter((year) => year >= since);
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mt-10">
      <h2 id={id} className="text-2xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

function File({ name, text, children }: { name: string; text: ReactNode; children?: ReactNode }) {
  return (
    <div className="border-t border-line py-4">
      <dt className="font-semibold">{name}</dt>
      <dd className="mt-1 max-w-measure text-muted">{text}</dd>
      {children && <dd className="mt-1 flex flex-wrap gap-x-6 gap-y-1">{children}</dd>}
    </div>
  );
}
