import { may } from "@pledgebook/core/desk/permissions";
import { isOneOf, sourceStates } from "@pledgebook/core/values/vocabulary";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { SourceList } from "@/desk/sources/source-list.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.sources");

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

const filters = ["open", "all", ...sourceStates] as const;

/** Sources of articles and evidence of pledges, and how they stand; which are shown stands in the address. */
export default async function SourcesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk/sources");
  const say = await getTranslations("sources");
  const { show, since, id } = await searchParams;
  const filter = isOneOf(filters, show) ? show : "open";
  const isBehind =
    typeof since === "string" && typeof id === "string" && since.length <= 40 && id.length <= 64;
  const asked = { filter, after: isBehind ? { stateSince: since, id } : null };
  const found = await (await deskApi()).sources.list(asked);
  const { isOn, counts, next } = found;
  const to = (query: Record<string, string>) =>
    address(locale, `/desk/sources?${new URLSearchParams(query)}`);
  const tabs = filters.filter((of) => of === "open" || of === "all" || of === filter || counts[of] > 0);
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      {!isOn && (
        <div className="note note-warn mt-5 max-w-measure">
          <p>{counts.all > 0 ? say("off_known") : say("off")}</p>
          <p className="mt-1">
            {may(person.role, "people.manage") ? (
              <a href={`${address(locale, "/desk/newsroom")}#source-watch`}>{say("switch_on")}</a>
            ) : (
              say("ask_admin")
            )}
          </p>
        </div>
      )}
      {(isOn || counts.all > 0) && (
        <>
          <nav aria-label={say("filters")} className="tabs mt-5 flex-wrap gap-y-1">
            {tabs.map((of) => (
              <a key={of} href={to({ show: of })} aria-current={of === filter ? "true" : undefined}>
                {say(`filter.${of}`)} <span className="figure text-sm text-muted">{counts[of]}</span>
              </a>
            ))}
          </nav>
          <SourceList key={JSON.stringify(asked)} asked={asked} initial={found} />
        </>
      )}
      {next && (
        <p className="mt-6">
          <a href={to({ show: filter, since: next.stateSince, id: next.id })}>{say("more")}</a>
        </p>
      )}
    </>
  );
}
