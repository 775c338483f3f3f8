import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { Problem } from "@pledgebook/core/values/problem";
import { everyMarkIsIn } from "@pledgebook/db/queries/annotations/anchors";
import { countMarks, sameMarks } from "@pledgebook/db/queries/annotations/annotations";
import {
  type ArticleRow,
  indexArticle,
  isStillScheduled,
  type Schedule,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles/articles";
import { insertRevision, type RevisionRow } from "@pledgebook/db/queries/articles/revisions";
import { act, onArticle } from "../desk/act.ts";
import type { StaffContext } from "../server/context.ts";
import { type Decision, decide, type FigureChange, figureChanges } from "./figure-decisions.ts";
import { carryAnchors } from "./revisions.ts";

/**
 * Makes a revision the one that readers see, with what was decided of each marked figure that it changes. Any schedule of the
 * article is over then; `schedule`: the one by which a clock publishes. A revision that is not the newest has its day.
 * @throws Problem "invalid" when a changed figure was not decided on, or "stale".
 */
export async function publish(
  ctx: StaffContext,
  article: ArticleRow,
  wanted: RevisionRow,
  decisions: readonly Decision[],
  schedule: Schedule | null = null,
): Promise<void> {
  const { db } = ctx.store;
  const now = ctx.now();
  const marks = await countMarks(db, article.id);
  const decisionOf = pairUp(await figureChanges(db, article, wanted), decisions);
  const { revision, steps: dating } = await dated(ctx, wanted, now);
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
      ...dating,
      updateArticle(db, article.id, article.version, {
        status: "published",
        publishedRevisionId: revision.id,
        latestRevisionId: revision === wanted ? article.latestRevisionId : revision.id,
        firstPublishedAt: article.firstPublishedAt ?? now,
        modifiedAt: isNews ? now : article.modifiedAt,
        scheduledFor: null,
        scheduledRevisionId: null,
      }),
      ...decided.flatMap(({ steps }) => steps),
      ...(revision === wanted ? [] : [everyMarkIsIn(db, article.id, revision.id)]),
      ...indexArticle(article.id, {
        title: revision.title,
        body: `${revision.standfirst}\n\n${revision.plainText}`,
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

/** An article without a day gets that of its publication, as a revision of its own. */
async function dated(ctx: StaffContext, latest: RevisionRow, now: string) {
  if (latest.publishedOn !== null) return { revision: latest, steps: [] };
  const { db } = ctx.store;
  const revision = {
    ...latest,
    id: ctx.newId(),
    number: latest.number + 1,
    publishedOn: now.slice(0, 10),
    createdBy: ctx.person.id,
    createdAt: now,
  };
  const { steps } = await carryAnchors(db, latest, revision);
  return { revision, steps: [insertRevision(db, revision), ...steps] };
}
