import { getTranslations } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { dayText } from "@/wording/day.ts";

interface ListedArticle {
  slug: string;
  language: string;
  title: string;
  standfirst: string;
  publishedOn: string | null;
  marks: number;
}

/** Articles in a list, in the order in which they come; `byMonth` with a heading for each month. */
export async function ArticleList(props: { articles: ListedArticle[]; locale: string; byMonth?: boolean }) {
  const { articles, locale, byMonth } = props;
  const say = await getTranslations("front");
  const archive = await getTranslations("archive");
  const months = Map.groupBy(articles, ({ publishedOn }) => (byMonth ? (publishedOn ?? "").slice(0, 7) : ""));
  return [...months].map(([month, list]) => (
    <section key={month} className="mt-8" aria-label={month ? undefined : archive("list")}>
      {byMonth && (
        <h2 className="border-t-2 border-ink pt-2 font-sans text-base">
          {month ? dayText(month, locale) : archive("undated")}
        </h2>
      )}
      <ul>
        {list.map((article) => (
          <li key={article.slug} className="border-b border-line py-3">
            <a
              href={address(locale, `/articles/${article.slug}`)}
              lang={article.language}
              className="plain font-serif text-lg leading-snug font-semibold"
            >
              {article.title}
            </a>
            {article.standfirst && (
              <p lang={article.language} className="mt-1 max-w-[46rem] text-muted">
                {article.standfirst}
              </p>
            )}
            <p className="mt-1 text-sm text-muted">
              {article.publishedOn && (
                <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
              )}{" "}
              · {say("marks", { count: article.marks })}
            </p>
          </li>
        ))}
      </ul>
    </section>
  ));
}
