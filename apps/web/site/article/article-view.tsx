import type { AppRouter } from "@pledgebook/api/router";
import { highlight } from "@pledgebook/core/text/highlight";
import { headOf, wholeArticle } from "@pledgebook/core/text/whole-article";
import type { inferRouterOutputs } from "@trpc/server";
import { getTranslations } from "next-intl/server";
import { dayText } from "@/wording/day.ts";
import { ArticleBody, Runs, SpokenPledge } from "./article-body.tsx";
import { ArticleFoot } from "./article-foot.tsx";
import { CorrectionNotes } from "./correction-notes.tsx";

type Article = NonNullable<inferRouterOutputs<AppRouter>["articles"]["byPreview"]>["article"];

/** An article as it is read: on its page, and in a preview. */
export async function ArticleView({ article, locale }: { article: Article; locale: string }) {
  const say = await getTranslations("article");
  const marks = article.marks.map((mark, index) => ({ ...mark, number: index + 1 }));
  const above = headOf(article).length;
  const blocks = highlight(wholeArticle(article), marks);
  const [headline = [], standfirst = []] = blocks;
  const leads = article.standfirst !== "" && above === 1;
  const drawn = { locale, spoken: say("pledge_spoken") };
  return (
    <>
      <article lang={article.language} className={leads ? "leads" : undefined}>
        <header className="max-w-[44rem]">
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
            {article.byline && (
              <span className="font-semibold text-ink">{say("by", { name: article.byline })}</span>
            )}
            {article.publishedOn && (
              <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
            )}
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
      <ArticleFoot
        slug={article.slug}
        sources={article.sources}
        related={article.related}
        modifiedAt={article.modifiedAt}
        firstPublishedAt={article.firstPublishedAt}
      />
    </>
  );
}
