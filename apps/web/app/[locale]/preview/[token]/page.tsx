import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { readerApi } from "@/server/api.ts";
import { ArticleView } from "@/site/article/article-view.tsx";
import { SitePage } from "@/site/chrome/site-page.tsx";
import { momentText } from "@/wording/day.ts";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { robots: { index: false, follow: false } };

/** A draft, by a link that expires. No cookie, no mode: leaving the page leaves the preview. */
export default async function PreviewPage({
  params,
}: {
  params: Promise<{ locale: string; token: string }>;
}) {
  const { locale, token } = await params;
  setRequestLocale(locale);
  const found = await readerApi().articles.byPreview({ token: token.slice(0, 100) });
  if (!found) notFound();
  const say = await getTranslations("preview");
  return (
    <>
      <div role="status" className="bg-accent px-5 py-2 text-center text-sm text-accent-ink">
        {say(found.isPublic ? "is_public" : "bar", { moment: momentText(found.expiresAt, locale) })}{" "}
        <a
          href={address(locale, found.isPublic ? `/articles/${found.article.slug}` : "/")}
          className="text-accent-ink underline"
        >
          {say("leave")}
        </a>
      </div>
      <SitePage path="/">
        <ArticleView article={found.article} locale={locale} />
      </SitePage>
    </>
  );
}
