import type { AppRouter } from "@pledgebook/api/router";
import { plainText } from "@pledgebook/core/text/document";
import { highlight } from "@pledgebook/core/text/highlight";
import { headOf, wholeArticle } from "@pledgebook/core/text/whole-article";
import { authorSlug, authorsOf } from "@pledgebook/core/values/byline";
import { daysBetween } from "@pledgebook/core/values/day";
import type { inferRouterOutputs } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { recordToday } from "@/server/api.ts";
import { dayText } from "@/wording/day.ts";
import { ArticleBody, Runs, SpokenPledge } from "./article-body.tsx";
import { ArticleFoot } from "./article-foot.tsx";
import { ArticlePledges } from "./article-pledges.tsx";
import { ArticleTools } from "./article-tools.tsx";
import { CorrectionNotes } from "./correction-notes.tsx";

type Article = NonNullable<inferRouterOutputs<AppRouter>["articles"]["byPreview"]>["article"];

/** How fast people read, as news sites reckon. */
const WORDS_A_MINUTE = 220;

/** An article as it is read: on its page, and in a preview. */
export async function ArticleView({ article, locale }: { article: Article; locale: string }) {
  const say = await getTranslations("article");
  const marks = article.marks.map((mark, index) => ({ ...mark, number: index + 1 }));
  const above = headOf(article).length;
  const blocks = highlight(wholeArticle(article), marks);
  const [headline = [], standfirst = []] = blocks;
  const leads = article.standfirst !== "" && above === 1;
  const years = article.publishedOn
    ? Math.floor(daysBetween(article.publishedOn, recordToday()) / 365.25)
    : 0;
  const words = plainText(wholeArticle(article)).split(/\s+/u).length;
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  const section = article.topics.find(({ kind }) => kind === "section");
  const drawn = { locale, spoken: say("pledge_spoken") };
  return (
    <>
      <article lang={article.language} className={leads ? "leads" : undefined}>
        <header className="max-w-[44rem]">
          {section && (
            <p lang={locale} className="kicker mb-2">
              <a href={address(locale, `/topics/${section.slug}`)}>
                {locale === "uk" ? section.nameUk : section.nameEn}
              </a>
            </p>
          )}
          <h1 className="text-3xl sm:text-4xl">
            <Runs runs={headline} {...drawn} />
          </h1>
          {above > 1 && (
            <p className="mt-4 font-serif text-lg leading-normal text-muted sm:text-xl">
              <Runs runs={standfirst} {...drawn} />
            </p>
          )}
          <div
            lang={locale}
            className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line pt-3 text-sm text-muted"
          >
            {article.byline && <Byline byline={article.byline} locale={locale} />}
            {article.publishedOn && (
              <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
            )}
            {years > 0 && <span className="age">{say("age", { years })}</span>}
            <span>{say("minutes", { minutes })}</span>
            <ArticleTools {...article} />
            {marks.length > 0 && (
              <label className="no-print ml-auto inline-flex select-none min-h-6 items-center gap-2">
                <input type="checkbox" id="highlights" defaultChecked className="size-4 accent-accent" />
                {say("highlights", { count: marks.length })}
              </label>
            )}
          </div>
        </header>
        <CorrectionNotes corrections={article.corrections.filter((note) => note.changesFigure)} />
        <div className="mt-7">
          <ArticleBody body={article.body} blocks={blocks} above={above} />
        </div>
        {marks.length > 0 && <SpokenPledge {...drawn} />}
        <CorrectionNotes corrections={article.corrections.filter((note) => !note.changesFigure)} />
      </article>
      {marks.length > 0 && <ArticlePledges marks={marks} />}
      <ArticleFoot
        slug={article.slug}
        sources={article.sources}
        seenSources={article.seenSources}
        related={article.related}
        tags={article.topics.filter(({ kind }) => kind === "tag")}
        modifiedAt={article.modifiedAt}
        publishedOn={article.publishedOn}
        firstPublishedAt={article.firstPublishedAt}
      />
    </>
  );
}

/** Who has written it, each with the way to what else they wrote. */
async function Byline({ byline, locale }: { byline: string; locale: string }) {
  const say = await getTranslations("article");
  const authors = authorsOf(byline);
  return (
    <span className="font-semibold text-ink">
      {say.rich("by_authors", {
        names: () =>
          authors.map((name, index) => (
            <span key={name}>
              {index > 0 && ", "}
              <a href={address(locale, `/authors/${authorSlug(name)}`)} rel="author" className="plain">
                {name}
              </a>
            </span>
          )),
      })}
    </span>
  );
}
