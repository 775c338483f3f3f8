import type { Status } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { exactTotal } from "@/site/ledger/totals/exact-total.ts";
import { Stripes, stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { inSymbols, totalText } from "@/wording/amount.ts";
import { namesIn } from "@/wording/names-of-request.ts";

export const dynamic = "force-dynamic";

/** Groups of joint donors that the page lists, those with the most rows. */
const MOST_JOINT = 20;

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

type Holder = Awaited<ReturnType<ReturnType<typeof readerApi>["ledger"]["holders"]>>[number];

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "donors" });
  return { title: say("title"), alternates: alternates(locale, "/donors") };
}

type Order = "name" | (typeof stagesInBar)[number];

export default async function DonorsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [say, short, totals, status] = [
    await getTranslations("donors"),
    inSymbols(await getTranslations("amount")),
    await getTranslations("totals"),
    await getTranslations("status"),
  ];
  const { sort } = await searchParams;
  const order: Order = sort === "name" ? "name" : (stagesInBar.find((stage) => stage === sort) ?? "pledged");
  const names = await namesIn(locale);
  const holders = (await readerApi().ledger.holders())
    .map((donor) => ({ ...donor, name: names.parties(donor.donorCodes) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const totalOf = (donor: Holder, stage: Status) => donor.totals.find((total) => total.status === stage);
  const floorOf = (donor: Holder, stage: Status) => totalOf(donor, stage)?.bounds.floor ?? -1;
  const donors = holders.filter((donor) => donor.donorCodes.length === 1);
  if (order !== "name") donors.sort((a, b) => floorOf(b, order) - floorOf(a, order));
  const jointly = holders.filter((donor) => donor.donorCodes.length > 1).sort((a, b) => b.rows - a.rows);
  // Bars are as long as what stands in their stages; the longest fills its cell.
  const lengthOf = (donor: Holder) =>
    stagesInBar.reduce((sum, stage) => sum + Math.max(0, floorOf(donor, stage)), 0);
  const longest = Math.max(1, ...donors.map(lengthOf));
  const head = (by: Order, text: string) => (
    <th
      key={by}
      scope="col"
      className={by === "name" ? undefined : "sum"}
      aria-sort={by === order ? (by === "name" ? "ascending" : "descending") : undefined}
    >
      <a href={address(locale, by === "pledged" ? "/donors" : `/donors?sort=${by}`)} rel="nofollow">
        {text}
        <span aria-hidden="true">{by === order ? (by === "name" ? " ↑" : " ↓") : ""}</span>
      </a>
    </th>
  );
  return (
    <SitePage path="/donors">
      <h1 className="text-2xl sm:text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">
        {say("lead")} <a href={address(locale, "/pledges?count_at=fund")}>{say("fund_view")}</a>
      </p>
      {holders.length === 0 && <p className="mt-8">{say("none")}</p>}
      {donors.length > 0 && (
        <div className="mt-4 overflow-x-auto">
          <table className="ledger lines donors">
            <thead>
              <tr>
                {head("name", say("donor"))}
                <th scope="col">
                  <span className="sr-only">{say("bar")}</span>
                </th>
                {stagesInBar.map((stage) => head(stage, status(stage)))}
              </tr>
            </thead>
            <tbody>
              {donors.map((donor) => (
                <tr key={donor.name}>
                  <td className="who">
                    <a href={address(locale, `/donors/${donor.donorCodes[0]}`)}>{donor.name}</a>
                  </td>
                  <td className="bar" aria-hidden="true">
                    <Stripes
                      totals={donor.totals.filter(({ bounds }) => bounds.floor > 0)}
                      width={`${(100 * lengthOf(donor)) / longest}%`}
                    />
                  </td>
                  {stagesInBar.map((stage) => {
                    const total = totalOf(donor, stage);
                    return (
                      <td key={stage} className="sum" data-stage={status(stage)}>
                        {total ? (
                          <a
                            href={address(locale, `/pledges?status=${stage}&donor=${donor.donorCodes[0]}`)}
                            title={exactTotal(total, "EUR", locale)}
                          >
                            {totalText(total, "EUR", locale, short, totals)}
                          </a>
                        ) : (
                          <span className="text-muted">–</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {jointly.length > 0 && (
        <section aria-labelledby="jointly" className="mt-12 max-w-measure">
          <h2 id="jointly" className="text-2xl">
            {say("joint_title")}
          </h2>
          <p className="mt-1 text-muted">{say("joint_lead")}</p>
          <ul className="mt-3">
            {jointly.slice(0, MOST_JOINT).map(({ name, donorCodes, rows }) => (
              <li key={name} className="flex justify-between gap-x-4 border-t border-line py-2">
                <a
                  href={address(
                    locale,
                    `/pledges?${new URLSearchParams(donorCodes.map((code) => ["donor", code]))}`,
                  )}
                >
                  {name}
                </a>
                <span className="text-sm text-muted">{say("joint_rows", { count: rows })}</span>
              </li>
            ))}
          </ul>
          {jointly.length > MOST_JOINT && (
            <p className="mt-2 text-sm text-muted">
              {say("joint_more", { count: jointly.length - MOST_JOINT })}
            </p>
          )}
        </section>
      )}
    </SitePage>
  );
}
