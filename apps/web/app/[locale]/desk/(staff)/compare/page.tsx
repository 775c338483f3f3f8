import { getTranslations, setRequestLocale } from "next-intl/server";
import { LoadComparison } from "@/desk/compare/load-comparison.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.compare");

export default async function DeskComparePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffWith(locale, "/desk/compare", "pledge.review");
  const say = await getTranslations("desk_compare");
  const api = await deskApi();
  const [sets, mappings] = [await api.comparisons.list(), await api.comparisons.mappings()];
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <ul className="mt-6 max-w-[46rem]">
        {sets.map((set) => (
          <li key={set.id} className="flex flex-wrap justify-between gap-x-6 border-t border-line py-3">
            <a href={address(locale, `/desk/compare/${set.id}`)} className="font-semibold">
              {set.name}
            </a>
            <span className="text-sm text-muted">
              {say(set.licence === null ? "private" : "public")} · {say("refused", { count: set.refused })}
            </span>
          </li>
        ))}
      </ul>
      <h2 className="mt-10 text-xl">{say("load")}</h2>
      <LoadComparison mappings={mappings} version={null} name="" own={null} />
    </>
  );
}
