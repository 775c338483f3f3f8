import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import type { SearchParams } from "@/server/query.ts";
import { FoundText } from "@/site/article/found-text.tsx";
import { SearchBox } from "@/site/article/search-box.tsx";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { amountText } from "@/wording/amount.ts";
import { dayText } from "@/wording/day.ts";
import { goodsText } from "@/wording/for-what.ts";
import { namesIn } from "@/wording/names-of-request.ts";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<SearchParams>;
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "search" });
  const text = one((await searchParams).q)
    .slice(0, 200)
    .trim();
  return {
    title: text ? say("title_of", { text }) : say("title"),
    description: say("description"),
    ...ownAddress(locale, "/search"),
    robots: { index: false },
  };
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value.at(-1) : value) ?? "";

/** Articles, their sentences and pledges together; a hit leads to its sentence. */
export default async function SearchPage({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const asked = await searchParams;
  const text = one(asked.q).slice(0, 200).trim();
  const language = one(asked.lang);
  const isPage = /^[1-9]\d{0,2}$/.test(one(asked.page));
  const page = isPage ? Number(one(asked.page)) : 1;
  const chosen = isOneOf(languages, language) ? language : null;
  const ignored = [
    ...(language !== "" && chosen === null ? [`lang=${language.slice(0, 80)}`] : []),
    ...(asked.page !== undefined && !isPage ? [`page=${one(asked.page).slice(0, 80)}`] : []),
  ];
  const found = text ? await readerApi().search.find({ text, language: chosen, page }) : null;
  const [say, amount] = [await getTranslations("search"), await getTranslations("amount")];
  const filters = await getTranslations("filters");
  const names = await namesIn(locale);
  const link = (part: Record<string, string>) =>
    `${address(locale, "/search")}?${new URLSearchParams({ q: text, ...(chosen ? { lang: chosen } : {}), ...part })}`;
  const isEmpty = found !== null && found.articles.length === 0 && found.pledges.length === 0;
  return (
    <SitePage path="/search">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <search>
        <form action={address(locale, "/search")} className="mt-5 flex max-w-measure flex-wrap gap-3">
          <SearchBox label={say("label")} value={text} />
          <label className="sr-only" htmlFor="search-language">
            {say("language")}
          </label>
          <select id="search-language" name="lang" defaultValue={chosen ?? ""} className="field w-auto">
            <option value="">{say("any_language")}</option>
            <option value="en">English</option>
            <option value="uk">Українська</option>
          </select>
          <button type="submit" className="button">
            {say("go")}
          </button>
        </form>
      </search>
      {ignored.length > 0 && (
        <p role="status" className="note note-warn mt-5 max-w-measure text-sm break-words">
          {filters("ignored", { values: ignored.join(", ") })}
        </p>
      )}
      {!text && <p className="mt-6 max-w-measure text-muted">{say("help")}</p>}
      {(isEmpty || (text && found === null)) && (
        <div className="mt-6 max-w-measure">
          <p className="text-lg">{say("nothing", { text })}</p>
          <p className="mt-2 text-muted">{say("nothing_help")}</p>
        </div>
      )}
      {found?.corrected && !isEmpty && (
        <p role="status" className="note note-warn mt-6 max-w-measure">
          {say("corrected", { typed: text, text: found.corrected })}
        </p>
      )}
      {found?.isSome && <p className="note note-warn mt-6 max-w-measure">{say("some")}</p>}
      <div className="mt-8 grid gap-x-14 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        {found && found.articles.length > 0 && (
          <section aria-labelledby="found-articles">
            <h2 id="found-articles" className="text-2xl">
              {say("articles")}
            </h2>
            <ol className="mt-3 max-w-measure">
              {found.articles.map((article) => (
                <li key={article.id} className="border-t border-line py-4" lang={article.language}>
                  <h3 className="text-xl">
                    <a href={address(locale, `/articles/${article.slug}`)} className="plain">
                      {article.title}
                    </a>
                  </h3>
                  {article.publishedOn && (
                    <p className="text-sm text-muted" lang={locale}>
                      <time dateTime={article.publishedOn}>{dayText(article.publishedOn, locale)}</time>
                    </p>
                  )}
                  {article.sentence ? (
                    <p className="mt-1.5 font-serif">
                      <a
                        className="plain"
                        href={`${address(locale, `/articles/${article.slug}`)}#p-${article.block}:~:text=${fragmentOf(article.sentence.text)}`}
                      >
                        <FoundText text={article.sentence.text} words={article.sentence.words} />
                      </a>
                    </p>
                  ) : (
                    <p className="mt-1.5 font-serif text-muted">{article.standfirst}</p>
                  )}
                </li>
              ))}
            </ol>
            <p className="mt-3 flex gap-5">
              {page > 1 && <a href={link({ page: String(page - 1) })}>{say("previous")}</a>}
              {found.hasMore && <a href={link({ page: String(page + 1) })}>{say("more")}</a>}
            </p>
          </section>
        )}
        {found && found.pledges.length > 0 && (
          <section aria-labelledby="found-pledges">
            <h2 id="found-pledges" className="text-2xl">
              {say("pledges")}
            </h2>
            <ul className="mt-3">
              {found.pledges.map((pledge) => (
                <li key={pledge.code} className="border-t border-line py-3">
                  <a href={address(locale, `/pledges/${pledge.code}`)} className="plain font-semibold">
                    {names.parties(pledge.donorCodes)},{" "}
                    <span className="figure">
                      {pledge.amount.currency === null
                        ? (goodsText(pledge, locale) ?? amount("unquantified"))
                        : amountText(pledge.amount, locale, amount)}
                    </span>
                  </a>
                  <span className="text-sm">
                    <StatusBadge status={pledge.status} partly={pledge.partly} />
                  </span>
                  <a
                    href={`${address(locale, `/articles/${pledge.evidence.articleSlug}`)}#m-${pledge.evidence.annotationId}`}
                    className="plain mt-1 block font-serif text-sm"
                  >
                    {pledge.evidence.quote}
                  </a>
                </li>
              ))}
            </ul>
            <p className="mt-3">
              <a href={`${address(locale, "/pledges")}?${new URLSearchParams({ q: text })}`}>
                {say("all_pledges", { count: found.pledgeCount })}
              </a>
            </p>
          </section>
        )}
      </div>
    </SitePage>
  );
}

/** The first words of a sentence as a text fragment (https://wicg.github.io/scroll-to-text-fragment/), which browsers scroll to. */
function fragmentOf(sentence: string): string {
  const words = sentence.split(" ").slice(0, 8).join(" ");
  return encodeURIComponent(words).replaceAll("-", "%2D");
}
