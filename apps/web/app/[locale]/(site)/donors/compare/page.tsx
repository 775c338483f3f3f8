import { economyOf } from "@pledgebook/core/values/economies";
import { partyCalled } from "@pledgebook/core/values/party-called";
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
import { stagesInBar } from "@/site/ledger/totals/stage-bar.tsx";
import { StageFigure } from "@/site/ledger/totals/stage-figure.tsx";
import { shortDayText } from "@/wording/day.ts";
import { currencyOf, type Measure, unitOf } from "@/wording/measure.ts";
import { namesIn } from "@/wording/names-of-request.ts";

/** Donors that stand side by side. */
const [FEWEST, MOST] = [2, 5];

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

/** The donors that an address asks for, by their codes or by what people call them, each once. */
async function donorsAsked({ donor }: SearchParams): Promise<string[]> {
  const { parties } = await readerApi().ledger.names();
  const asked = [donor ?? []].flat().flatMap((text) => text.split(","));
  return [...new Set(asked.flatMap((text) => partyCalled(text, parties) ?? []))];
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "donors" });
  const names = await namesIn(locale);
  const donors = (await donorsAsked(await searchParams)).slice(0, MOST);
  return {
    title:
      donors.length < FEWEST
        ? say("compare")
        : say("compare_title", { names: donors.map((code) => names.party(code)).join(", ") }),
    description: say("compare_lead"),
    ...ownAddress(locale, "/donors/compare"),
    ...(donors.length > 0 ? { robots: { index: false } } : {}),
  };
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = await searchParams;
  const [say, status] = [await getTranslations("donors"), await getTranslations("status")];
  const names = await namesIn(locale);
  const measure = measureAsked(asked);
  const all = await donorsAsked(asked);
  const donors = all.slice(0, MOST);
  const api = readerApi();
  const holders = await api.ledger.holders({ currency: currencyOf(measure) });
  const known = holders
    .filter(({ donorCodes }) => donorCodes.length === 1)
    .map(({ donorCodes: [code = ""] }) => ({ code, name: names.party(code) }))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
  const overdue = new Map(
    (await api.ledger.overview({ query: "due=past" })).holders.map(({ slice, rows }) => [slice, rows]),
  );
  const compared = donors.map((code) => {
    const holder = holders.find(({ donorCodes }) => donorCodes.join(";") === code);
    const unit = unitOf(measure, economyOf(code));
    const sizeOf = (stage: Status) => {
      const total = holder?.totals.find((one) => one.status === stage);
      return total && unit ? total.bounds.floor / unit : 0;
    };
    return { code, name: names.party(code), holder, sizeOf };
  });
  const longest = Math.max(...compared.flatMap(({ sizeOf }) => stagesInBar.map(sizeOf))) || 1;
  const to = (as: Measure) => {
    const query = new URLSearchParams(donors.map((code) => ["donor", code]));
    if (as !== "sum") query.set("measure", as);
    return address(locale, `/donors/compare?${query}`);
  };
  return (
    <SitePage path="/donors/compare">
      <p className="kicker">
        <a href={address(locale, "/donors")}>{say("title")}</a>
      </p>
      <h1 className="mt-1 text-2xl sm:text-3xl">{say("compare")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("compare_lead")}</p>
      {donors.length === 1 && (
        <p role="status" className="note note-warn mt-4 max-w-measure">
          {say("compare_few")}
        </p>
      )}
      {all.length > MOST && (
        <p role="status" className="note note-warn mt-4 max-w-measure">
          {say("compare_many")}
        </p>
      )}
      {donors.length > 0 && (
        <>
          <MeasureTabs measure={measure} to={to} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
          <section className="mt-2 overflow-x-auto" aria-label={say("compare")} tabIndex={0}>
            <table className="compared">
              <thead>
                <tr>
                  <td />
                  {compared.map(({ code, name }) => (
                    <th key={code} scope="col">
                      <a href={address(locale, `/donors/${code}`)}>{name}</a>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {stagesInBar.map((stage) => (
                  <tr key={stage}>
                    <th scope="row">{status(stage)}</th>
                    {compared.map(({ code, holder, sizeOf }) => (
                      <td key={code}>
                        <StageFigure
                          query={`donor=${code}`}
                          economy={economyOf(code)}
                          total={holder?.totals.find((total) => total.status === stage)}
                          measure={measure}
                        />
                        <span className="length" aria-hidden="true">
                          <span
                            className={`stage-${stage}`}
                            style={{ width: `${(100 * sizeOf(stage)) / longest}%` }}
                          />
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
                <tr>
                  <th scope="row">{say("overdue")}</th>
                  {compared.map(({ code }) => (
                    <td key={code}>
                      {overdue.has(code) ? (
                        <a href={address(locale, `/pledges?donor=${code}&due=past&sort=due`)}>
                          {overdue.get(code)}
                        </a>
                      ) : (
                        <span className="text-muted">–</span>
                      )}
                    </td>
                  ))}
                </tr>
                <tr>
                  <th scope="row">{say("latest")}</th>
                  {compared.map(({ code, holder }) => (
                    <td key={code}>{holder?.latestOn ? shortDayText(holder.latestOn, locale) : "–"}</td>
                  ))}
                </tr>
              </tbody>
            </table>
          </section>
          <p className="mt-3 text-sm text-muted">{say("compare_bars")}</p>
          {measure !== "sum" && <MeasureSource />}
        </>
      )}
      <form action={address(locale, "/donors/compare")} className="mt-8 no-print">
        {measure !== "sum" && <input type="hidden" name="measure" value={measure} />}
        <fieldset className="compare-choices">
          <legend className="text-lg font-semibold">{say("compare_choose")}</legend>
          {known.map(({ code, name }) => (
            <label key={code}>
              <input type="checkbox" name="donor" value={code} defaultChecked={donors.includes(code)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" className="button mt-4">
          {say("compare_show")}
        </button>
      </form>
    </SitePage>
  );
}
