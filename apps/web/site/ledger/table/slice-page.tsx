import { type LedgerFilter, writeFilter } from "@pledgebook/core/ledger/filter";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { address } from "@/i18n/address.ts";
import { ledgerOf, readerApi } from "@/server/api.ts";
import { ArticleLinks } from "@/site/article/article-links.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { DonorAtAGlance, DonorBySize } from "@/site/ledger/donors/donor-at-a-glance.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { StageBar } from "@/site/ledger/totals/stage-bar.tsx";
import { StageTotals } from "@/site/ledger/totals/stage-totals.tsx";
import { Picture } from "@/site/pictures/picture.tsx";
import { totalText } from "@/wording/amount.ts";
import { LedgerTable } from "./ledger-table.tsx";

/** Rows and articles that the page of a slice lists; the rest is in the ledger. */
const MOST_ROWS = 20;
const MOST_ARTICLES = 8;

/** What search engines show under the page of a slice: how much stands at which stage, and of how many rows it is made. */
export async function sliceDescription(title: string, filter: LedgerFilter, locale: string): Promise<string> {
  const [say, status, amount, totals] = await Promise.all([
    getTranslations({ locale, namespace: "slice" }),
    getTranslations({ locale, namespace: "status" }),
    getTranslations({ locale, namespace: "amount" }),
    getTranslations({ locale, namespace: "totals" }),
  ]);
  const view = await ledgerOf(writeFilter(filter).toString(), MOST_ROWS);
  const sums = view.totals
    .map((total) => `${status(total.status)} ${totalText(total, filter.currency, locale, amount, totals)}`)
    .join(", ");
  return say("description", { title, sums, count: view.count });
}

/**
 * The page of one slice of the ledger, a donor, a channel or a purpose: what it sums to, its latest pledges, the articles
 * that tell of them, its feed. Null when the ledger has nothing of it.
 */
export async function slicePage(props: {
  path: string;
  by: "donor" | "channel" | "purpose";
  value: string;
  filter: LedgerFilter;
  title: string;
  /** What stands under the title. */
  lead?: ReactNode;
}): Promise<ReactNode | null> {
  const { filter, path, by, value } = props;
  const query = writeFilter(filter).toString();
  const view = await ledgerOf(query, MOST_ROWS);
  // A value that the ledger has never heard of was dropped from the question: this is not its answer.
  if (view.ignored.length > 0 || view.rows.length === 0) return null;
  const articles = await readerApi().ledger.articlesOf({ by, value, limit: MOST_ARTICLES });
  const locale = await getLocale();
  const say = await getTranslations("slice");
  const totals = await getTranslations("totals");
  const language = locale === "en" ? "" : `?lang=${locale}`;
  return (
    <SitePage path={path}>
      <p className="kicker">{say(`kicker.${by}`)}</p>
      <h1 className="mt-2 text-3xl sm:text-4xl">{props.title}</h1>
      {props.lead}
      <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 content-start gap-10">
          <section aria-labelledby="sums">
            <h2 id="sums" className="sr-only">
              {say("sums")}
            </h2>
            <StageBar totals={view.totals} filter={filter} caption={say("sums")}>
              <details>
                <summary className="min-h-6 text-accent">{totals("detail")}</summary>
                <StageTotals totals={view.totals} filter={filter} caption={totals("detail")} />
              </details>
            </StageBar>
            {view.besideTotals.length > 0 && (
              <p className="mt-2 text-sm text-muted">
                {say("beside", {
                  count: view.besideTotals.reduce((sum, total) => sum + total.pledges, 0),
                })}
              </p>
            )}
            {by === "donor" && <DonorAtAGlance donor={value} />}
            <div className="mt-3">
              <CoverageLine coverage={view.coverage} fourEyes={view.fourEyes} />
            </div>
          </section>
          <section aria-labelledby="pledges">
            <h2 id="pledges" className="text-xl">
              {say("pledges")}
            </h2>
            <LedgerTable rows={view.rows} packages={view.packages} currency={filter.currency} />
            <p className="mt-4 text-sm">
              <a href={address(locale, `/pledges?${query}`)}>{say("in_ledger", { count: view.count })}</a>
            </p>
          </section>
          {view.count > 1 && (
            <section aria-labelledby="pictures" className="grid gap-12">
              <h2 id="pictures" className="sr-only">
                {say("pictures")}
              </h2>
              <Picture name="over-time" query={query} />
              {by === "donor" ? (
                <>
                  <Picture name="flow" query={query} />
                  <Picture name="purposes" query={query} />
                </>
              ) : (
                <Picture name="holders" query={query} />
              )}
            </section>
          )}
        </div>
        <aside className="grid content-start gap-8">
          {by === "donor" && <DonorBySize donor={value} totals={view.totals} />}
          <section aria-labelledby="articles">
            <h2 id="articles" className="text-lg">
              {say("articles")}
            </h2>
            <ArticleLinks articles={articles} locale={locale} />
          </section>
          <section aria-labelledby="follow" className="no-print">
            <h2 id="follow" className="text-lg">
              {say("follow")}
            </h2>
            {by === "donor" && (
              <p className="mt-2 text-sm">
                <a href={address(locale, `/donors/compare?donor=${value}`)}>{say("compare")}</a>
              </p>
            )}
            <p className="mt-2 text-sm">
              <a href={`/feeds${path}.xml${language}`}>Atom</a> ·{" "}
              <a href={`/feeds${path}.json${language}`}>JSON Feed</a>
              {by !== "channel" && (
                <>
                  {" "}
                  ·{" "}
                  <a href={address(locale, `/follow/mail?${by}=${value}`)} rel="nofollow">
                    {say("by_mail")}
                  </a>
                </>
              )}
            </p>
          </section>
        </aside>
      </div>
    </SitePage>
  );
}
