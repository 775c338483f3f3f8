import { Problem } from "@pledgebook/core/values/problem";
import { everyMarkIsIn } from "@pledgebook/db/queries/anchors";
import { listAnnotations } from "@pledgebook/db/queries/annotations";
import { type ArticleRow, indexArticle, sameArticle, updateArticle } from "@pledgebook/db/queries/articles";
import { audit } from "@pledgebook/db/queries/history";
import { insertRevision, type RevisionRow } from "@pledgebook/db/queries/revisions";
import type { Step } from "@pledgebook/db/store/store";
import type { StaffContext } from "../server/trpc.ts";
import { type Decision, decisionSteps, figureChanges } from "./figure-decisions.ts";
import { carryAnchors } from "./revisions.ts";

/** The steps that make a revision the one that readers see, and whom to tell. */
export async function publishSteps(
  ctx: StaffContext,
  article: ArticleRow,
  latest: RevisionRow,
  decisions: readonly Decision[],
): Promise<{ steps: Step[]; announce: () => Promise<void> }> {
  const { db } = ctx.store;
  const now = ctx.now();
  const changes = await figureChanges(db, article, latest);
  const open = changes.filter(
    (change) => !decisions.some((decision) => decision.annotationId === change.annotationId),
  );
  if (open.length > 0)
    throw new Problem(
      "invalid",
      "figures_changed",
      "The edit changes marked figures: say for each whether it is a slip, a correction or a new fact.",
      { count: open.length },
    );
  // An article without a day gets that of its publication, as a revision of its own.
  const isDated = latest.publishedOn !== null;
  const revision = isDated
    ? latest
    : {
        ...latest,
        id: ctx.newId(),
        number: latest.number + 1,
        publishedOn: now.slice(0, 10),
        createdBy: ctx.person.id,
        createdAt: now,
      };
  const dating = isDated
    ? []
    : [insertRevision(db, revision), ...(await carryAnchors(db, latest, revision)).steps];
  const isNews = article.status !== "published" || article.publishedRevisionId !== revision.id;
  const decided = (
    await Promise.all(
      changes.map((change) =>
        decisionSteps(
          ctx,
          article,
          revision,
          change,
          decisions.find((decision) => decision.annotationId === change.annotationId),
        ),
      ),
    )
  ).flat();
  const steps = [
    sameArticle(db, article.id, article.version),
    ...dating,
    updateArticle(db, article.id, article.version, {
      status: "published",
      publishedRevisionId: revision.id,
      latestRevisionId: revision.id,
      firstPublishedAt: article.firstPublishedAt ?? now,
      modifiedAt: isNews ? now : article.modifiedAt,
      scheduledFor: null,
    }),
    ...decided,
    ...(isDated ? [] : [everyMarkIsIn(db, article.id, revision.id)]),
    ...indexArticle(article.id, {
      title: revision.title,
      body: `${revision.standfirst}\n\n${revision.plainText}`,
    }),
    audit(db, {
      ...event(ctx, "article.publish", article.id),
      before: { status: article.status, publishedRevisionId: article.publishedRevisionId },
      after: { status: "published", publishedRevisionId: revision.id },
    }),
  ];
  const announce = async () => {
    const marks = await listAnnotations(db, article.id, revision.id);
    ctx.published({ articleSlugs: [article.slug], pledgeCodes: marks.map((mark) => mark.pledgeCode) });
  };
  return { steps, announce };
}

export function event(
  ctx: { now: () => string; person: { id: string | null } },
  action: string,
  articleId: string,
) {
  return {
    at: ctx.now(),
    actorId: ctx.person.id,
    action,
    subject: "article" as const,
    subjectId: articleId,
    articleId,
  };
}
