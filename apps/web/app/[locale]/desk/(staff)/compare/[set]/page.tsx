import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ComparisonLicence } from "@/desk/compare/comparison-licence.island.tsx";
import { LoadComparison } from "@/desk/compare/load-comparison.island.tsx";
import { OpenRows } from "@/desk/compare/open-rows.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffWith } from "@/server/staff.ts";
import { ComparisonTotals } from "@/site/compare/comparison-lines.tsx";

export const generateMetadata = deskTitle("nav.compare");

export default async function DeskComparisonPage({
  params,
}: {
  params: Promise<{ locale: string; set: string }>;
}) {
  const { locale, set: id } = await params;
  setRequestLocale(locale);
  const person = await staffWith(locale, `/desk/compare/${id}`, "pledge.review");
  const say = await getTranslations("desk_compare");
  const api = await deskApi();
  const { set, ...view } = await foundOr404(api.comparisons.bySet({ id }));
  return (
    <>
      <p className="text-sm">
        <a href={address(locale, "/desk/compare")}>{say("title")}</a>
      </p>
      <h1 className="mt-1 text-3xl">{set.name}</h1>
      <ComparisonTotals view={view} path={set.licence === null ? null : `/compare/${id}`} chosen={null} />
      {may(person.role, "article.publish") && (
        <ComparisonLicence id={id} version={set.version} initial={set.licence} />
      )}
      <OpenRows id={id} initial={{ set, ...view }} />
      {set.refused.length > 0 && (
        <details className="mt-8 text-sm">
          <summary>{say("refused", { count: set.refused.length })}</summary>
          <ol className="mt-2">
            {set.refused.map(({ number, reason, value }) => (
              <li key={number} className="border-t border-line py-1">
                {say("row", { number })}: {say(`reason.${reason}`)} – <code>{value}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
      <h2 className="mt-10 text-xl">{say("load_again")}</h2>
      <LoadComparison
        mappings={await api.comparisons.mappings()}
        version={set.version}
        name={set.name}
        own={await api.comparisons.mappingOf({ id })}
      />
    </>
  );
}
