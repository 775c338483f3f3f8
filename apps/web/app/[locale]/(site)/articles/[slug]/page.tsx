import { isSlug } from "@pledgebook/core/slug";
import type { Metadata } from "next";
import { notFound, permanentRedirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address, alternates } from "@/i18n/address.ts";
import { dayText } from "@/ledger/day.ts";
import { ArticleBody } from "@/reading/article-body.tsx";
import { ArticleFoot } from "@/reading/article-foot.tsx";
import { CorrectionNotes } from "@/reading/correction-notes.tsx";
import { readerApi } from "@/server/api.ts";
import { SitePage } from "@/ui/site-page.tsx";

// Kept until a write lets go of it; looked at again after half a minute, for writes of other processes.
export const revalidate = 30;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

const findArticle = async (slug: string) => (isSlug(slug) ? readerApi().articles.bySlug({ slug }) : null);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const article = await findArticle(slug);
  if (article?.kind !== "article") return { robots: { index: false } };
  return {
    title: article.title,
    description: article.standfirst || undefined,
    authors: article.byline ? [{ name: article.byline }] : undefined,
    alternates: alternates(locale, `/articles/${slug}`),
    openGraph: {
      type: "article",
      title: article.title,
      description: article.standfirst || undefined,
      publishedTime: article.publishedOn ?? undefined,
      modifiedTime: article.modifiedAt ?? undefined,
    },
  };
}

export default async function ArticlePage({ params }: Props) {
  const { locale, slug } = await params;
  setRequestLocale(locale);
  const article = await findArticle(slug);
  if (article?.kind === "moved") permanentRedirect(address(locale, `/articles/${article.slug}`));
  const say = await getTranslations("article");
  if (!article) notFound();
  const path = `/articles/${slug}`;
  if (article.kind === "withdrawn")
    return (
      <SitePage path={path}>
        <h1 className="text-3xl">{say("withdrawn")}</h1>
        <p className="mt-4 max-w-measure text-lg">{article.notice}</p>
      </SitePage>
    );
  const marks = article.marks.map((mark, index) => ({ ...mark, number: index + 1 }));
  const first = article.body.content[0];
  // A standfirst that is the first paragraph itself (as pasted pages have it) is not told twice.
  const leads =
    first?.type === "paragraph" && first.content.map((node) => node.text).join("") === article.standfirst;
  return (
    <SitePage path={path}>
      <article lang={article.language} className={leads ? "leads" : undefined}>
        <header className="max-w-[44rem]">
          <h1 className="text-3xl sm:text-4xl">{article.title}</h1>
          {article.standfirst && !leads && (
            <p className="mt-4 font-serif text-lg leading-normal text-muted sm:text-xl">
              {article.standfirst}
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
              <label className="no-print ml-auto inline-flex min-h-6 items-center gap-2">
                <input type="checkbox" id="highlights" defaultChecked className="size-4 accent-accent" />
                {say("highlights", { count: marks.length })}
              </label>
            )}
          </div>
        </header>
        <CorrectionNotes corrections={article.corrections.filter((note) => note.changesFigure)} />
        <div className="mt-7">
          <ArticleBody body={article.body} marks={marks} />
        </div>
        <CorrectionNotes corrections={article.corrections.filter((note) => !note.changesFigure)} />
      </article>
      <ArticleFoot
        sources={article.sources}
        related={article.related}
        modifiedAt={article.modifiedAt}
        firstPublishedAt={article.firstPublishedAt}
      />
    </SitePage>
  );
}
