import { emptyFilter } from "@pledgebook/core/ledger/filter";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { LatestPledges } from "@/site/ledger/table/latest-pledges.tsx";
import { CoverageLine } from "@/site/ledger/totals/coverage-line.tsx";
import { StageTotals } from "@/site/ledger/totals/stage-totals.tsx";
import { dayText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { alternates: alternates((await params).locale, "/") };
}

export default async function FrontPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("front");
  const api = readerApi();
  const [articles, ledger, latest] = await Promise.all([
    api.articles.list({ limit: 24 }),
    api.ledger.query({ query: "", limit: 1 }),
    api.ledger.pledges({ query: "", limit: 8 }),
  ]);
  const [lead, ...rest] = articles;
  const nextThree = rest.slice(0, 3);
  const older = rest.slice(3);
  return (
    <SitePage path="/">
      <h1 className="sr-only">{say("title")}</h1>
      <div className="grid gap-x-14 gap-y-12 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid content-start gap-12">
          <section aria-labelledby="latest">
            <h2 id="latest" className="kicker font-sans">
              {say("latest")}
            </h2>
            {!lead && <p className="mt-4 text-lg text-muted">{say("no_articles")}</p>}
            {lead && (
              <Teaser article={lead} locale={locale} large pledges={say("marks", { count: lead.marks })} />
            )}
            <div className="mt-8 grid gap-x-8 gap-y-7 border-t border-line pt-6 sm:grid-cols-3">
              {nextThree.map((article) => (
                <Teaser
                  key={article.slug}
                  article={article}
                  locale={locale}
                  pledges={say("marks", { count: article.marks })}
                />
              ))}
            </div>
          </section>
          <section aria-labelledby="more">
            <h2 id="more" className="kicker font-sans">
              {say("more")}
            </h2>
            <ul className="mt-3 border-t border-line">
              {older.map((article) => (
                <li
                  key={article.slug}
                  className="grid gap-x-6 border-b border-line py-3 sm:grid-cols-[8.5rem_1fr]"
                >
                  <time dateTime={article.publishedOn ?? undefined} className="text-sm text-muted sm:pt-1">
                    {article.publishedOn && dayText(article.publishedOn, locale)}
                  </time>
                  <a
                    href={address(locale, `/articles/${article.slug}`)}
                    lang={article.language}
                    className="plain font-serif text-lg leading-snug"
                  >
                    {article.title}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        </div>
        <div className="grid content-start gap-12 lg:border-l lg:border-line lg:pl-8">
          <section aria-labelledby="totals">
            <h2 id="totals" className="kicker font-sans">
              {say("totals")}
            </h2>
            <div className="mt-3">
              <StageTotals totals={ledger.totals} filter={emptyFilter} caption={say("totals")} />
            </div>
            <div className="mt-3">
              <CoverageLine coverage={ledger.coverage} fourEyes={ledger.fourEyes} />
            </div>
            <p className="mt-4">
              <a href={address(locale, "/pledges")} className="font-semibold">
                {say("open_ledger")}
              </a>
            </p>
          </section>
          <section aria-labelledby="added">
            <h2 id="added" className="kicker font-sans">
              {say("added")}
            </h2>
            <LatestPledges pledges={latest} />
          </section>
        </div>
      </div>
    </SitePage>
  );
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
        · {props.pledges}
      </p>
    </article>
  );
}
