import type { Metadata } from "next";
import { getFormatter, getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { foundOr404 } from "@/server/found.ts";
import { Breadcrumbs } from "@/site/chrome/json-ld.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

/** Changes that a page tells; all are in the release's own file. */
const MOST_CHANGES = 200;

const releaseOf = (id: string) => foundOr404(readerApi().releases.byId({ id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, id } = await params;
  const say = await getTranslations({ locale, namespace: "releases" });
  const release = await releaseOf(id);
  return {
    title: say("name", { number: release.number, day: dayText(release.releasedOn, locale) }),
    ...ownAddress(locale, `/data/releases/${id}`),
  };
}

export default async function ReleasePage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("releases");
  const data = await getTranslations("data");
  const format = await getFormatter();
  const release = await releaseOf(id);
  const name = say("name", { number: release.number, day: dayText(release.releasedOn, locale) });
  const here = `${siteEnvironment().siteUrl}/data/releases/${id}`;
  return (
    <SitePage path={`/data/releases/${id}`}>
      <Breadcrumbs
        locale={locale}
        steps={[
          [data("title"), "/data"],
          [say("title"), "/data/releases"],
          [name, `/data/releases/${id}`],
        ]}
      />
      <link rel="cite-as" href={here} />
      <div className="max-w-[46rem]">
        <p className="text-sm">
          <a href={address(locale, "/data/releases")}>{say("title")}</a>
        </p>
        <h1 className="mt-1 text-3xl sm:text-4xl">{name}</h1>
        <p className="mt-3 max-w-measure text-muted">{say("never")}</p>
        <h2 className="mt-8 text-2xl">{say("files")}</h2>
        <ul className="mt-2">
          {release.files.map((file) => (
            <li key={file.name} className="border-t border-line py-2">
              <span className="flex flex-wrap items-baseline justify-between gap-x-6">
                <a href={`/data/releases/${id}/${file.name}`}>{file.name}</a>
                <span className="figure text-sm text-muted">
                  {say("size", { size: format.number(Math.max(1, Math.round(file.bytes / 1024))) })}
                </span>
              </span>
              <code className="block text-xs break-all text-muted">{file.sha256}</code>
            </li>
          ))}
        </ul>
        <h2 className="mt-8 text-2xl">{say("changes")}</h2>
        {release.changes.length === 0 && <p className="mt-2 text-muted">{say("no_changes")}</p>}
        <ul lang="en" className="mt-2 text-sm">
          {release.changes.slice(0, MOST_CHANGES).map((change) => (
            <li key={change} className="border-t border-line py-1.5 break-words">
              {change}
            </li>
          ))}
        </ul>
        <p className="note mt-8 max-w-measure text-sm break-words select-all">
          {data("cite", { site: siteFace().name, day: dayText(release.releasedOn, locale), address: here })}
        </p>
      </div>
    </SitePage>
  );
}
