import { DESK_PAGE } from "@pledgebook/api/articles/articles";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("nav.articles");

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ changed?: string | string[]; id?: string | string[] }>;
}

export default async function DeskArticlesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { changed, id } = await searchParams;
  const after = typeof changed === "string" && typeof id === "string" ? { changedAt: changed, id } : null;
  setRequestLocale(locale);
  await staffOrLogin(locale, "/desk/articles");
  const [say, status] = [await getTranslations("desk_articles"), await getTranslations("queue.article")];
  const articles = await (await deskApi()).articles.desk({ after });
  const last = articles.at(-1);
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="text-3xl">{say("title")}</h1>
        <a href={address(locale, "/desk/articles/new")} className="button">
          {say("new")}
        </a>
      </div>
      {articles.length === 0 && <p className="mt-6 text-lg text-muted">{say("empty")}</p>}
      <ul className="mt-5">
        {articles.map((article) => (
          <li
            key={article.id}
            className="grid gap-x-6 gap-y-1 border-t border-line py-3 md:grid-cols-[1fr_9rem_12rem_14rem] md:items-baseline"
          >
            <a
              href={address(locale, `/desk/articles/${article.id}`)}
              lang={article.language}
              className="plain font-serif text-lg leading-snug"
            >
              {article.title}
            </a>
            <span className="text-sm text-muted">
              {status(article.status)}
              {article.hasDraft ? ` · ${say("has_draft")}` : ""}
            </span>
            <a href={address(locale, `/desk/articles/${article.id}/annotate`)} className="text-sm">
              {say("marks", { count: article.marks, waiting: article.waiting })}
            </a>
            <span className="text-sm text-muted">{momentText(article.changedAt, locale)}</span>
          </li>
        ))}
      </ul>
      {last && articles.length === DESK_PAGE && (
        <p className="mt-4">
          <a
            href={`${address(locale, "/desk/articles")}?${new URLSearchParams({ changed: last.changedAt, id: last.id })}`}
          >
            {say("older")}
          </a>
        </p>
      )}
    </>
  );
}
