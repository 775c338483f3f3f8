import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "authors" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/authors") };
}

export default async function AuthorsPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("authors");
  const authors = (await readerApi().articles.authors()).sort((a, b) => a.name.localeCompare(b.name, locale));
  return (
    <SitePage path="/authors">
      <h1 className="text-3xl sm:text-4xl">{say("title")}</h1>
      <p className="mt-2 text-muted">{say("lead")}</p>
      {authors.length === 0 && <p className="mt-6">{say("none")}</p>}
      <ul className="mt-4 max-w-measure">
        {authors.map(({ slug, name, articles }) => (
          <li key={slug} className="flex justify-between gap-4 border-b border-line py-2">
            <a href={address(locale, `/authors/${slug}`)}>{name}</a>
            <span className="text-sm text-muted">{say("articles", { count: articles })}</span>
          </li>
        ))}
      </ul>
    </SitePage>
  );
}
