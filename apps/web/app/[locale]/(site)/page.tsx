import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SiteFooter } from "@/site/chrome/site-footer.tsx";
import { SiteHeader } from "@/site/chrome/site-header.tsx";
import { DonorPanels } from "@/site/front/donor-panels.tsx";
import { LastChange } from "@/site/front/last-change.tsx";
import { LeadFigure } from "@/site/front/lead-figure.tsx";
import { Subjects } from "@/site/front/subjects.tsx";
import { LatestPledges } from "@/site/ledger/table/latest-pledges.tsx";
import { OpenPromises } from "@/site/ledger/table/open-promises.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { StageBar } from "@/site/ledger/totals/stage-bar.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { ...ownAddress((await params).locale, "/") };
}

/** How many promises stand on the front page of which nothing later is known. */
const OPEN = 6;

export default async function FrontPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("front");
  const api = readerApi();
  const [articles, ledger, latest, open] = await Promise.all([
    api.articles.list({ limit: 24 }),
    api.ledger.query({ query: "", limit: 1 }),
    api.ledger.pledges({ query: "", limit: 5 }),
    api.ledger.query({ query: "status=pledged&sort=largest", limit: OPEN }),
  ]);
  // On top stands what is written in the reader's language, as far as there is any.
  const own = articles.filter(({ language }) => language === locale);
  const [lead, ...nextThree] = [...own, ...articles.filter((one) => !own.includes(one))].slice(0, 4);
  const older = articles.filter((one) => one !== lead && !nextThree.includes(one));
  const marks = (article: { marks: number }) => say("marks", { count: article.marks });
  return (
    <>
      <SiteHeader path="/" />
      <main id="content" className="grow">
        <div className="strip">
          <div className="mx-auto grid w-full max-w-page gap-x-10 gap-y-1 px-5 py-3 lg:grid-cols-[13rem_1fr]">
            <h1 className="text-base leading-snug max-sm:sr-only">{say("title")}</h1>
            <section aria-label={say("totals")}>
              <StageBar totals={ledger.totals} filter={emptyFilter} caption={say("totals")}>
                <a href={address(locale, "/pledges")}>{say("open_ledger")}</a>
              </StageBar>
            </section>
          </div>
        </div>
        <div className="mx-auto w-full max-w-page px-5 pt-7">
          <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <section aria-labelledby="latest">
              <h2 id="latest" className="sr-only">
                {say("latest")}
              </h2>
              {!lead && <p className="mt-4 text-lg text-muted">{say("no_articles")}</p>}
              {lead && (
                <div className="lead">
                  <Teaser article={lead} locale={locale} large pledges={marks(lead)} />
                  <LeadFigure slug={lead.slug} />
                </div>
              )}
              <div className="mt-8 grid gap-x-8 gap-y-7 border-t-2 border-ink pt-4 sm:grid-cols-3">
                {nextThree.map((article) => (
                  <Teaser key={article.slug} article={article} locale={locale} pledges={marks(article)} />
                ))}
              </div>
            </section>
            <section aria-labelledby="added" className="lg:border-l lg:border-line lg:pl-8">
              <h2 id="added" className="border-t-2 border-ink pt-2 font-sans text-base">
                {say("added")}
              </h2>
              <LastChange />
              <LatestPledges pledges={latest} />
              <p className="mt-3 text-sm">
                <a href={address(locale, "/pledges/changes")} className="font-semibold">
                  {say("all_changes")}
                </a>
              </p>
            </section>
          </div>
          <DonorPanels locale={locale} />
          <Subjects locale={locale} />
          <div className="mt-12 grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21rem]">
            <section aria-labelledby="more">
              <h2 id="more" className="border-t-2 border-ink pt-2 font-sans text-base">
                {say("more")}
              </h2>
              <ul className="mt-1 gap-x-10 sm:columns-2">
                {older.map((article) => (
                  <li key={article.slug} className="break-inside-avoid border-b border-line py-3">
                    <a
                      href={address(locale, `/articles/${article.slug}`)}
                      lang={article.language}
                      className="plain font-serif text-lg leading-snug font-semibold"
                    >
                      {article.title}
                    </a>
                    <span className="mt-1 flex gap-2 text-sm text-muted">
                      {article.publishedOn && (
                        <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
                      )}
                      <Language of={article.language} locale={locale} />
                    </span>
                  </li>
                ))}
              </ul>
              <p className="mt-4 text-sm">
                <a href={address(locale, "/articles")} className="font-semibold">
                  {say("all_articles")}
                </a>
              </p>
            </section>
            {open.rows.length > 0 && (
              <section aria-labelledby="open" className="lg:border-l lg:border-line lg:pl-8">
                <h2 id="open" className="border-t-2 border-ink pt-2 font-sans text-base">
                  {say("open")}
                </h2>
                <p className="text-sm text-muted">{say("open_text")}</p>
                <OpenPromises rows={open.rows} />
                <p className="mt-3 text-sm">
                  <a href={address(locale, "/pledges?status=pledged&sort=largest")} className="font-semibold">
                    {say("open_all", { count: open.count })}
                  </a>
                </p>
              </section>
            )}
          </div>
          <div className="mt-10 border-t border-line pt-4">
            <CoverageLine coverage={ledger.coverage} fourEyes={ledger.fourEyes} />
          </div>
        </div>
      </main>
      <SiteFooter />
    </>
  );
}

/** A story in the other language than the page says so. */
function Language({ of, locale }: { of: string; locale: string }) {
  return of === locale ? null : <abbr className="language">{of === "uk" ? "УКР" : "ENG"}</abbr>;
}

interface TeaserArticle {
  slug: string;
  language: string;
  title: string;
  standfirst: string;
  publishedOn: string | null;
}

function Teaser(props: { article: TeaserArticle; locale: string; pledges: string; large?: boolean }) {
  const { article, locale, large } = props;
  return (
    <article className={large ? "mt-3 max-w-[44rem]" : ""}>
      <h3 className={large ? "text-3xl sm:text-4xl" : "text-lg leading-snug"}>
        <a href={address(locale, `/articles/${article.slug}`)} lang={article.language} className="plain">
          {article.title}
        </a>
      </h3>
      {article.standfirst && (
        <p
          lang={article.language}
          className={large ? "mt-3 font-serif text-lg text-muted" : "mt-2 line-clamp-4 text-sm text-muted"}
        >
          {article.standfirst}
        </p>
      )}
      <p className="mt-2 text-sm text-muted">
        {article.publishedOn && (
          <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
        )}{" "}
        · {props.pledges} <Language of={article.language} locale={locale} />
      </p>
    </article>
  );
}
