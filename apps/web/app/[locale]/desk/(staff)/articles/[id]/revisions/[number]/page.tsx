import { may } from "@pledgebook/core/desk/permissions";
import { writtenOut } from "@pledgebook/core/text/body-as-markdown";
import { notFound } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { RestoreRevision } from "@/desk/write/restore-revision.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { TextDifference } from "@/site/article/text-difference.tsx";
import { momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("titles.revision");

/** An old revision beside the newest one: words and marks, with the way back to it. */
export default async function RevisionPage({
  params,
}: {
  params: Promise<{ locale: string; id: string; number: string }>;
}) {
  const { locale, id, number } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, `/desk/articles/${id}/revisions/${number}`);
  if (!/^\d{1,9}$/.test(number)) notFound();
  const found = await foundOr404((await deskApi()).articles.revision({ id, number: Number(number) }));
  const say = await getTranslations("revision");
  const { article, revision, latest } = found;
  const isLatest = revision.id === latest.id;
  const states = new Map(found.latestMarks.map((mark) => [mark.id, mark]));
  return (
    <>
      <p className="text-sm">
        <a href={address(locale, `/desk/articles/${id}`)}>{say("to_article")}</a>
      </p>
      <h1 className="mt-2 text-3xl">{say("title", { number: revision.number })}</h1>
      <p className="mt-1 text-sm text-muted">
        {momentText(revision.createdAt, locale)}
        {revision.note && ` · ${revision.note}`}
        {article.publishedRevisionId === revision.id && ` · ${say("is_public")}`}
      </p>
      {isLatest ? (
        <p className="mt-4 text-muted">{say("is_latest")}</p>
      ) : (
        <>
          {may(person.role, "article.write") && (
            <RestoreRevision id={article.id} version={article.version} number={revision.number} />
          )}
          <p className="mt-4 text-sm text-muted">{say("legend", { number: latest.number })}</p>
        </>
      )}
      <div lang={article.language} className="prose mt-5 max-w-measure">
        <h2>
          <TextDifference before={revision.title} after={latest.title} />
        </h2>
        {(revision.standfirst || latest.standfirst) && (
          <p>
            <TextDifference before={revision.standfirst} after={latest.standfirst} />
          </p>
        )}
        <TextDifference before={writtenOut(revision.body)} after={writtenOut(latest.body)} />
      </div>
      {found.marks.length > 0 && (
        <section aria-labelledby="marks-then" className="mt-8 max-w-measure">
          <h2 id="marks-then" className="text-xl">
            {say("marks", { count: found.marks.length })}
          </h2>
          <ul className="mt-2 text-sm">
            {found.marks.map((mark) => {
              const now = states.get(mark.id);
              return (
                <li key={mark.id} className="border-t border-line py-2">
                  <span className="figure">{mark.pledgeCode}</span> {mark.exact}
                  <span className="block text-muted">
                    {now ? say(`anchor.${now.anchorState}`) : say("anchor.removed")}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}
