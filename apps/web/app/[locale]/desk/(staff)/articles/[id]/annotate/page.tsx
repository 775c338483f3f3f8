import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { AnnotateArticle } from "@/desk/annotate/annotate-article.island.tsx";
import { NeighbourLinks } from "@/desk/annotate/neighbour-links.island.tsx";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { WhoElse } from "@/desk/notes/who-else.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi, readerApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("titles.annotate");

export default async function AnnotatePage({ params }: { params: Promise<{ locale: string; id: string }> }) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, `/desk/articles/${id}/annotate`);
  const api = await deskApi();
  const found = await foundOr404(api.articles.byId({ id }));
  const names = await readerApi().ledger.names();
  const say = await getTranslations("annotate");
  return (
    <>
      <p className="flex flex-wrap gap-x-5 text-sm">
        <a href={address(locale, `/desk/articles/${id}`)}>{say("to_editor")}</a>
        {found.article.status === "published" && (
          <a href={address(locale, `/articles/${found.article.slug}`)}>{say("to_article")}</a>
        )}
        {may(person.role, "pledge.review") && (
          <a href={address(locale, `/desk/articles/${id}/agreement`)}>{say("to_agreement")}</a>
        )}
        <NeighbourLinks neighbours={await api.articles.neighbours({ id })} />
      </p>
      <WhoElse articleId={id} />
      <AnnotateArticle initial={found} names={names} mayAnnotate={may(person.role, "pledge.annotate")} />
    </>
  );
}
