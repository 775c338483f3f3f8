import type { OwnPage } from "@pledgebook/core/values/vocabulary";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { readerApi } from "@/server/api.ts";
import { siteFace } from "@/server/face.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

/** What search engines and shares show of such a page. */
export async function ownPageMetadata(page: OwnPage, locale: string): Promise<Metadata> {
  const say = await getTranslations({ locale, namespace: "own_pages" });
  const name = siteFace().name;
  return {
    title: say(`${page}.title`, { name }),
    description: say(`${page}.description`, { name }),
    ...ownAddress(locale, `/${page}`),
  };
}

/** A page on which the newsroom speaks of itself: in its own words where it wrote any, and what holds of every such site. */
export async function OwnPageBody(props: { page: OwnPage; locale: string; children?: ReactNode }) {
  const { page, locale } = props;
  const say = await getTranslations("own_pages");
  const texts = await readerApi().newsroom.texts();
  const own = texts[page][locale === "uk" ? "uk" : "en"] || texts[page].en || texts[page].uk;
  const lang = own === texts[page][locale === "uk" ? "uk" : "en"] ? undefined : locale === "uk" ? "en" : "uk";
  return (
    <SitePage path={`/${page}`}>
      <article className="max-w-measure">
        <h1 className="text-3xl sm:text-4xl">{say(`${page}.title`, { name: siteFace().name })}</h1>
        <div className="mt-5 grid gap-4 font-serif text-lg" lang={lang}>
          {own
            .split(/\n\s*\n/)
            .filter(Boolean)
            .map((paragraph) => (
              <p key={paragraph} className="whitespace-pre-line">
                {paragraph}
              </p>
            ))}
        </div>
        <div className="mt-5 grid gap-4 text-lg">{props.children}</div>
      </article>
    </SitePage>
  );
}
