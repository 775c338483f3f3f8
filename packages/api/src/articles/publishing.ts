import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { behindHeadline } from "@pledgebook/core/text/whole-article";
import { Problem } from "@pledgebook/core/values/problem";
import { countMarks, sameMarks } from "@pledgebook/db/queries/annotations/annotations";
import {
  type ArticleRow,
  indexArticle,
  isStillScheduled,
  type Schedule,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles/articles";
import type { RevisionRow } from "@pledgebook/db/queries/articles/revisions";
import { act, onArticle } from "../desk/act.ts";
import type { StaffContext } from "../server/context.ts";
import { type Decision, decide, type FigureChange, figureChanges } from "./figure-decisions.ts";

/**
 * Makes a revision the one that readers see, with what was decided of each marked figure that it changes. An article that has no
 * day of its own gets none: the day on which it went out here is no announcement's. Any schedule of the article is over then;
 * `schedule`: the one by which a clock publishes.
 * @throws Problem "invalid" when a changed figure was not decided on, or "stale".
 */
export async function publish(
  ctx: StaffContext,
  article: ArticleRow,
  revision: RevisionRow,
  decisions: readonly Decision[],
  schedule: Schedule | null = null,
): Promise<void> {
  const { db } = ctx.store;
  const now = ctx.now();
  const marks = await countMarks(db, article.id);
  const decisionOf = pairUp(await figureChanges(db, ctx.viewer, article, revision), decisions);
  const decided = await Promise.all(
    decisionOf.map(({ change, decision }) => decide(ctx, article, revision, change, decision)),
  );
  const isNews = article.status !== "published" || article.publishedRevisionId !== revision.id;
  const told: HistoryEntry = {
    act: "article.publish",
    ...onArticle(article.id),
    before: { status: article.status, publishedRevisionId: article.publishedRevisionId },
    after: {
      status: "published",
      publishedRevisionId: revision.id,
      ...(schedule && { scheduledFor: schedule.at }),
    },
  };
  await act(
    ctx,
    [
      ...(schedule ? [isStillScheduled(schedule)] : []),
      sameArticle(db, article.id, article.version),
      sameMarks(article.id, marks),
      updateArticle(db, article.id, article.version, {
        status: "published",
        publishedRevisionId: revision.id,
        firstPublishedAt: article.firstPublishedAt ?? now,
        modifiedAt: isNews ? now : article.modifiedAt,
        scheduledFor: null,
        scheduledRevisionId: null,
      }),
      ...decided.flatMap(({ steps }) => steps),
      ...indexArticle(article.id, {
        title: revision.title,
        body: revision.plainText.slice(behindHeadline(revision)),
      }),
    ],
    ...decided.flatMap(({ entries }) => entries),
    told,
  );
}

/** Each change with what was decided of it. @throws Problem "invalid" while any is open. */
function pairUp(changes: readonly FigureChange[], decisions: readonly Decision[]) {
  const pairs = changes.flatMap((change) => {
    const decision = decisions.find(({ annotationId }) => annotationId === change.annotationId);
    return decision ? [{ change, decision }] : [];
  });
  if (pairs.length < changes.length)
    throw new Problem(
      "invalid",
      "figures_changed",
      "The edit changes marked figures: say for each whether it is a slip, a correction or a new fact.",
      { count: changes.length - pairs.length },
    );
  return pairs;
}
