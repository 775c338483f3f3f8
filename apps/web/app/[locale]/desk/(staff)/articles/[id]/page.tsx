import { may } from "@pledgebook/core/desk/permissions";
import { bodyStart } from "@pledgebook/core/text/whole-article";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { WhoElse } from "@/desk/notes/who-else.island.tsx";
import { ArticleTopics } from "@/desk/topics/article-topics.island.tsx";
import { ArticleEditor } from "@/desk/write/article-editor.island.tsx";
import { address } from "@/i18n/address.ts";
import { deskApi } from "@/server/api.ts";
import { siteFace } from "@/server/face.ts";
import { foundOr404 } from "@/server/found.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { momentText } from "@/wording/day.ts";

export const generateMetadata = deskTitle("titles.edit");

export default async function DeskArticlePage({
  params,
}: {
  params: Promise<{ locale: string; id: string }>;
}) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, `/desk/articles/${id}`);
  const found = await foundOr404((await deskApi()).articles.byId({ id }));
  const say = await getTranslations("editor");
  const { article, revision } = found;
  // The editor's text is the body alone; headline and standfirst have fields of their own.
  const above = bodyStart(revision);
  return (
    <>
      <p className="text-sm text-muted">
        <a href={address(locale, "/desk/articles")}>{say("all")}</a>
      </p>
      <WhoElse articleId={id} />
      <ArticleEditor
        article={{
          id: article.id,
          version: article.version,
          status: article.status,
          slug: article.slug,
          language: article.language,
          isPublic: article.publishedRevisionId === revision.id,
          newest: revision.number,
          schedule: found.schedule,
          held: found.held,
        }}
        marks={found.annotations.flatMap(({ id: markId, pledgeCode, start, end }) =>
          start === null || end === null || start < above
            ? []
            : [{ id: markId, code: pledgeCode, start: start - above, end: end - above }],
        )}
        revision={{
          title: revision.title,
          standfirst: revision.standfirst,
          byline: revision.byline,
          publishedOn: revision.publishedOn,
          body: revision.body,
          number: revision.number,
        }}
        mayPublish={may(person.role, "article.publish")}
        timeZone={siteFace().timeZone}
      />
      <ArticleTopics articleId={id} />
      <section aria-labelledby="revisions" className="mt-10 max-w-measure">
        <h2 id="revisions" className="text-xl">
          {say("revisions")}
        </h2>
        <ol className="mt-2 text-sm">
          {found.revisions.map((row) => (
            <li key={row.id} className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2">
              <span>
                {row.number}.{" "}
                <a href={address(locale, `/desk/articles/${id}/revisions/${row.number}`)}>{row.title}</a>
                {row.note && <span className="text-muted"> – {row.note}</span>}
              </span>
              <span className="text-muted">
                {row.author ?? say("system")} · {momentText(row.createdAt, locale)}
              </span>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
