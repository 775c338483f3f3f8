import { DESK_PAGE } from "@pledgebook/api/articles/desk-articles";
import { articleStatuses, isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { getTranslations, setRequestLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { ArticleList } from "@/desk/articles/article-list.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.articles");

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

const orders = ["changed", "title", "day"] as const;

/** The desk's articles: found by state, words, language and person, in an order, a page at a time; all of it stands in the address. */
export default async function DeskArticlesPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk/articles");
  const asked = await searchParams;
  const one = (key: string, most = 64) => {
    const value = asked[key];
    return typeof value === "string" && value !== "" && value.length <= most ? value : null;
  };
  const oneOf = <T extends string>(key: string, values: readonly T[]) => {
    const value = one(key);
    return value !== null && isOneOf(values, value) ? value : null;
  };
  const api = await deskApi();
  const status = oneOf("status", articleStatuses);
  const language = oneOf("language", languages);
  const order = oneOf("order", orders) ?? "changed";
  const [words, who, topic] = [one("q", 200), one("who"), one("topic", 200)];
  const [value, id] = [one("value", 600), one("id")];
  const topics = await api.topics.list();
  const known = topics.find(({ slug }) => slug === topic)?.slug ?? null;
  const filter = { status, language, words, topic: known, assignedTo: who === "me" ? person.id : who };
  const [found, counts, people] = [
    await api.articles.desk({
      ...filter,
      order,
      limit: DESK_PAGE + 1,
      after: value !== null && id !== null ? { value, id } : null,
    }),
    await api.articles.deskCounts(filter),
    await api.articles.assignees(),
  ];
  const say = await getTranslations("desk_articles");
  const state = await getTranslations("queue.article");
  const languageName = await getTranslations("quality.language");
  const to = (changes: Record<string, string | null>) => {
    const query = new URLSearchParams();
    for (const [key, now] of Object.entries({
      status,
      q: words,
      language,
      who,
      topic: known,
      order,
      ...changes,
    }))
      if (now && !(key === "order" && now === "changed")) query.set(key, now);
    return address(locale, query.size > 0 ? `/desk/articles?${query}` : "/desk/articles");
  };
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const tabs = [
    { of: null, text: say("all"), count: all },
    ...articleStatuses.flatMap((of) => {
      const count = counts.find((found) => found.status === of)?.count ?? 0;
      return count > 0 || of === status ? [{ of, text: state(of), count }] : [];
    }),
  ];
  const articles = found.slice(0, DESK_PAGE);
  const last = found.length > DESK_PAGE ? articles.at(-1) : undefined;
  const isFiltered = words !== null || language !== null || who !== null || known !== null || status !== null;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-4">
        <h1 className="text-3xl">{say("title")}</h1>
        <p className="flex flex-wrap items-center gap-5 text-sm">
          <a href={address(locale, "/desk/topics")}>{say("topics")}</a>
          <a href={address(locale, "/desk/articles/new")} className="button">
            {say("new")}
          </a>
        </p>
      </div>
      <nav aria-label={say("states")} className="tabs mt-4">
        {tabs.map(({ of, text, count }) => (
          <a key={text} href={to({ status: of })} aria-current={of === status ? "true" : undefined}>
            {text} <span className="figure text-sm text-muted">{count}</span>
          </a>
        ))}
      </nav>
      <search>
        <form method="get" className="mt-3 flex flex-wrap items-end gap-3">
          {status && <input type="hidden" name="status" value={status} />}
          <div className="grow sm:max-w-[22rem]">
            <label className="sr-only" htmlFor="q">
              {say("search")}
            </label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={words ?? ""}
              placeholder={say("search")}
              maxLength={200}
              className="field"
            />
          </div>
          <Choice name="language" label={say("language")} value={language}>
            {languages.map((code) => (
              <option key={code} value={code}>
                {languageName(code)}
              </option>
            ))}
          </Choice>
          <Choice name="who" label={say("anybody")} value={who}>
            <option value="me">{say("mine")}</option>
            <option value="nobody">{say("nobody")}</option>
            {people
              .filter((found) => found.id !== person.id)
              .map((found) => (
                <option key={found.id} value={found.id}>
                  {found.name}
                </option>
              ))}
          </Choice>
          {topics.length > 0 && (
            <Choice name="topic" label={say("topic")} value={known}>
              {topics.map(({ slug, nameEn, nameUk }) => (
                <option key={slug} value={slug}>
                  {locale === "uk" ? nameUk : nameEn}
                </option>
              ))}
            </Choice>
          )}
          <Choice name="order" label={say("order.by")} isSet value={order}>
            {orders.map((by) => (
              <option key={by} value={by}>
                {say(`order.${by}`)}
              </option>
            ))}
          </Choice>
          <button type="submit" className="button button-quiet">
            {say("show")}
          </button>
        </form>
      </search>
      {articles.length === 0 ? (
        <p className="mt-6 text-lg text-muted">
          {isFiltered ? say("none") : say("empty")}{" "}
          {isFiltered && <a href={address(locale, "/desk/articles")}>{say("show_all")}</a>}
        </p>
      ) : (
        <ArticleList articles={articles} people={people} self={person.id} />
      )}
      {last && (
        <p className="mt-4">
          <a href={to({ value: last.orderValue, id: last.id })} rel="next">
            {say("older")}
          </a>
        </p>
      )}
    </>
  );
}

/** A choice of the filter; unless one `isSet` always it can be left open. */
function Choice(props: {
  name: string;
  label: string;
  isSet?: boolean;
  value: string | null;
  children: ReactNode;
}) {
  return (
    <select
      name={props.name}
      aria-label={props.label}
      defaultValue={props.value ?? ""}
      className="field w-auto!"
    >
      {!props.isSet && <option value="">{props.label}</option>}
      {props.children}
    </select>
  );
}
