import { comparisonClasses } from "@pledgebook/api/comparisons/comparison-view";
import { isOneOf } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { ComparisonLines, ComparisonTotals } from "@/site/compare/comparison-lines.tsx";
import { momentText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string; set: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Lines of a page. */
const PAGE = 100;

const comparison = (id: string) => foundOr404(readerApi().comparisons.bySet({ id }));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, set } = await params;
  const say = await getTranslations({ locale, namespace: "compare_sets" });
  const found = await comparison(set);
  return {
    title: say("of", { name: found.set.name }),
    description: say("lead"),
    ...ownAddress(locale, `/compare/${set}`),
  };
}

export default async function ComparisonPage({ params, searchParams }: Props) {
  const { locale, set: id } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("compare_sets");
  const asked = await searchParams;
  const [show] = [asked.show].flat();
  const chosen = show !== undefined && isOneOf(comparisonClasses, show) ? show : null;
  const page = Math.max(1, Math.min(1000, Number([asked.page].flat()[0]) || 1));
  const { set, ...view } = await comparison(id);
  const found = view.lines.filter((line) => chosen === null || line.class === chosen);
  const path = `/compare/${id}`;
  const at = (number: number) => address(locale, `${path}?${chosen ? `show=${chosen}&` : ""}page=${number}`);
  return (
    <SitePage path={path}>
      <p className="text-sm">
        <a href={address(locale, "/compare")}>{say("title")}</a>
      </p>
      <h1 className="mt-1 text-3xl sm:text-4xl">{say("of", { name: set.name })}</h1>
      <p className="mt-3 max-w-measure text-lg text-muted">
        {say.rich("by", {
          publisher: set.publisher,
          link: (words) => (
            <a href={set.url} rel="noopener">
              {words}
            </a>
          ),
          when: momentText(set.loadedAt, locale),
        })}
      </p>
      {set.remark && <p className="mt-2 max-w-measure text-muted">{set.remark}</p>}
      <p className="mt-3 max-w-measure">
        {view.coverage.ofTheirs !== null && say("coverage_theirs", { share: view.coverage.ofTheirs })}{" "}
        {view.coverage.ofOurs !== null && say("coverage_ours", { share: view.coverage.ofOurs })}
      </p>
      <ComparisonTotals view={view} path={path} chosen={chosen} />
      <p className="mt-4 flex flex-wrap gap-x-5 text-sm">
        {chosen && <a href={address(locale, path)}>{say("all")}</a>}
        <a href={`${path}/rows.csv`}>CSV</a>
        {set.refused.length > 0 && (
          <span className="text-muted">{say("refused", { count: set.refused.length })}</span>
        )}
      </p>
      <ComparisonLines lines={found.slice((page - 1) * PAGE, page * PAGE)} />
      <p className="mt-4 flex gap-x-5">
        {page > 1 && <a href={at(page - 1)}>{say("before")}</a>}
        {found.length > page * PAGE && <a href={at(page + 1)}>{say("next")}</a>}
      </p>
    </SitePage>
  );
}
