import { address } from "@/i18n/address.ts";
import { dayText } from "@/wording/day.ts";

interface LinkedArticle {
  slug: string;
  language: string;
  title: string;
  publishedOn: string;
}

/** Articles by headline and day alone, beside what they tell of. */
export function ArticleLinks({ articles, locale }: { articles: readonly LinkedArticle[]; locale: string }) {
  return (
    <ul className="divide-y divide-line">
      {articles.map((article) => (
        <li key={article.slug} className="py-2.5">
          <a
            href={address(locale, `/articles/${article.slug}`)}
            lang={article.language}
            className="plain font-serif leading-snug font-semibold"
          >
            {article.title}
          </a>
          <time dateTime={article.publishedOn} className="block text-sm text-muted">
            {dayText(article.publishedOn, locale)}
          </time>
        </li>
      ))}
    </ul>
  );
}
