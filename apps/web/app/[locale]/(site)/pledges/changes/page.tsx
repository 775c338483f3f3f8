import { emptyFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi, recordToday } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { ChangedPledge } from "@/site/ledger/changes/changed-pledge.tsx";
import { daysAsked } from "@/site/ledger/changes/days-asked.ts";
import { TotalsThenAndNow } from "@/site/ledger/changes/totals-then-and-now.tsx";
import { dayText } from "@/wording/day.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "changes" });
  return { title: say("title"), description: say("lead"), robots: { index: false } };
}

export default async function ChangesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("changes");
  const { from, to, ignored } = daysAsked(
    await searchParams,
    recordToday(),
    await readerApi().ledger.lastChange(),
  );
  const found = await readerApi().ledger.changes({ from, to });
  const known = (asOf: string) => address(locale, `/pledges?${writeFilter({ ...emptyFilter, asOf })}`);
  return (
    <SitePage path="/pledges/changes">
      <header className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 text-lg text-muted">{say("lead")}</p>
      </header>
      {ignored.length > 0 && (
        <p role="status" className="note note-warn mt-4 max-w-measure break-words">
          {say("bad_days", { values: ignored.join(", ") })}
        </p>
      )}
      <form
        action={address(locale, "/pledges/changes")}
        className="mt-6 flex flex-wrap items-end gap-4 no-print"
      >
        {(["from", "to"] as const).map((name) => (
          <div key={name}>
            <label htmlFor={name} className="label">
              {say(name)}
            </label>
            <input
              id={name}
              name={name}
              type="date"
              className="field"
              defaultValue={name === "from" ? from : to}
            />
          </div>
        ))}
        <button type="submit" className="button">
          {say("show")}
        </button>
      </form>
      <section aria-labelledby="totals" className="mt-10 max-w-[52rem]">
        <h2 id="totals" className="text-xl">
          {say("totals")}
        </h2>
        <TotalsThenAndNow
          was={found.totals.from}
          is={found.totals.to}
          heads={[
            { text: dayText(from, locale), href: known(from) },
            { text: dayText(to, locale), href: known(to) },
          ]}
        />
      </section>
      <section aria-labelledby="changed" className="mt-10">
        <h2 id="changed" className="text-xl">
          {found.changes.length === 0 ? say("none") : say("changed", { count: found.changes.length })}
        </h2>
        {!found.isComplete && <p className="mt-2 text-muted">{say("more")}</p>}
        {found.changes.length > 0 && (
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">{say("pledge")}</th>
                <th scope="col">{say("was")}</th>
                <th scope="col">{say("is")}</th>
              </tr>
            </thead>
            <tbody>
              {found.changes.map((change) => (
                <ChangedPledge key={change.code} {...change} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </SitePage>
  );
}
