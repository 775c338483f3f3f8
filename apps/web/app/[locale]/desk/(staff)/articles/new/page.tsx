import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ImportFeed } from "@/desk/import/import-feed.island.tsx";
import { ImportFiles } from "@/desk/import/import-files.island.tsx";
import { PasteArticle } from "@/desk/import/paste-article.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { readerApi } from "@/server/api.ts";
import { staffWith } from "@/server/staff.ts";

export const generateMetadata = deskTitle("titles.new");

export default async function NewArticlePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffWith(locale, "/desk/articles/new", "article.write");
  const say = await getTranslations("paste");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <PasteArticle
        mayPublish={may(person.role, "article.publish")}
        names={await readerApi().ledger.names()}
      />
      <ImportFiles />
      <ImportFeed />
    </>
  );
}
