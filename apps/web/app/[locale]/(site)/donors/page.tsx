import { economyOf } from "@pledgebook/core/values/economies";
import type { Status } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { measureAsked } from "@/site/ledger/donors/measure-asked.ts";
import { MeasureSource, MeasureTabs } from "@/site/ledger/donors/measure-tabs.tsx";
import { Stripes, stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { StageFigure } from "@/site/ledger/totals/stage-figure.tsx";
import { shortDayText } from "@/wording/day.ts";
import { currencyOf, type Measure, unitOf } from "@/wording/measure.ts";
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
  const count = (await readerApi().ledger.holders()).filter(
    ({ donorCodes }) => donorCodes.length === 1,
  ).length;
  return {
    title: say("title"),
    description: say("description", { count }),
    ...ownAddress(locale, "/donors"),
  };
}

type Order = "name" | "latest" | "overdue" | (typeof stagesInBar)[number];

export default async function DonorsPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [say, status] = [await getTranslations("donors"), await getTranslations("status")];
  const asked = await searchParams;
  const orders: readonly Order[] = ["name", "latest", "overdue", ...stagesInBar];
  const order = orders.find((one) => one === asked.sort) ?? "pledged";
  const measure = measureAsked(asked);
  const names = await namesIn(locale);
  const api = readerApi();
  const overdue = new Map(
    (await api.ledger.overview({ query: "due=past" })).holders.map(({ slice, rows }) => [slice, rows]),
  );
  const holders = (await api.ledger.holders({ currency: currencyOf(measure) }))
    .map((donor) => ({
      ...donor,
      name: names.parties(donor.donorCodes),
      overdue: overdue.get(donor.donorCodes.join(";")) ?? 0,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const sizeOf = (donor: Holder, stage: Status) => {
    const total = donor.totals.find((one) => one.status === stage);
    const unit = unitOf(measure, economyOf(donor.donorCodes[0] ?? ""));
    return total && unit ? total.bounds.floor / unit : -1;
  };
  const alone = holders.filter((donor) => donor.donorCodes.length === 1);
  const isMeasured = (donor: Holder) => unitOf(measure, economyOf(donor.donorCodes[0] ?? "")) !== null;
  const donors = alone.filter(isMeasured);
  const others = alone.filter((donor) => !isMeasured(donor));
  if (order === "latest") donors.sort((a, b) => (b.latestOn ?? "").localeCompare(a.latestOn ?? ""));
  else if (order === "overdue") donors.sort((a, b) => b.overdue - a.overdue);
  else if (order !== "name") donors.sort((a, b) => sizeOf(b, order) - sizeOf(a, order));
  const jointly = holders.filter((donor) => donor.donorCodes.length > 1).sort((a, b) => b.rows - a.rows);
  // Bars are as long as what stands in their stages; the longest fills its cell.
  const lengthOf = (donor: Holder) =>
    stagesInBar.reduce((sum, stage) => sum + Math.max(0, sizeOf(donor, stage)), 0);
  const longest = Math.max(...donors.map(lengthOf)) || 1;
  const to = (by: Order, as: Measure) => {
    const query = new URLSearchParams({
      ...(by === "pledged" ? {} : { sort: by }),
      ...(as === "sum" ? {} : { measure: as }),
    });
    return address(locale, query.size > 0 ? `/donors?${query}` : "/donors");
  };
  const head = (by: Order, text: string) => (
    <th
      key={by}
      scope="col"
      className={by === "name" ? undefined : "sum"}
      aria-sort={by === order ? (by === "name" ? "ascending" : "descending") : undefined}
    >
      <a href={to(by, measure)} rel="nofollow">
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
      <p className="mt-2">
        <a href={address(locale, "/donors/compare")}>{say("compare")}</a>
      </p>
      {holders.length === 0 && <p className="mt-8">{say("none")}</p>}
      {alone.length > 0 && (
        <>
          <MeasureTabs measure={measure} to={(as) => to(order, as)} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className="mt-2 overflow-x-auto" aria-label={say("title")} tabIndex={0}>
            <table className="ledger lines donors">
              <thead>
                <tr>
                  {head("name", say("donor"))}
                  <th scope="col">
                    <span className="sr-only">{say("bar")}</span>
                  </th>
                  {stagesInBar.map((stage) => head(stage, status(stage)))}
                  {head("overdue", say("overdue"))}
                  {head("latest", say("latest"))}
                </tr>
              </thead>
              <tbody>
                {donors.map((donor) => {
                  const [code = ""] = donor.donorCodes;
                  return (
                    <tr key={donor.name}>
                      <td className="who">
                        <a href={address(locale, `/donors/${code}`)}>{donor.name}</a>
                      </td>
                      <td className="bar" aria-hidden="true">
                        <Stripes
                          totals={donor.totals.filter(({ bounds }) => bounds.floor > 0)}
                          width={`${(100 * lengthOf(donor)) / longest}%`}
                        />
                      </td>
                      {stagesInBar.map((stage) => (
                        <td key={stage} className="sum" data-stage={status(stage)}>
                          <StageFigure
                            query={`donor=${code}`}
                            economy={economyOf(code)}
                            total={donor.totals.find((total) => total.status === stage)}
                            measure={measure}
                          />
                        </td>
                      ))}
                      <td className="sum" data-stage={say("overdue")}>
                        {donor.overdue > 0 ? (
                          <a
                            href={address(locale, `/pledges?donor=${code}&due=past&sort=due`)}
                            className="text-warn"
                          >
                            {donor.overdue}
                          </a>
                        ) : (
                          <span className="text-muted">–</span>
                        )}
                      </td>
                      <td className="sum day">{donor.latestOn && shortDayText(donor.latestOn, locale)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
          {measure !== "sum" && <MeasureSource />}
          {others.length > 0 && (
            <p className="mt-2 text-sm text-muted">
              {say("not_measured")}{" "}
              {others.map(({ name, donorCodes: [code] }, index) => (
                <span key={name}>
                  {index > 0 && ", "}
                  <a href={address(locale, `/donors/${code}`)}>{name}</a>
                </span>
              ))}
            </p>
          )}
        </>
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
