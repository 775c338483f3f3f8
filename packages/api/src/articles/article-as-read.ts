import { progressOf, progressThen } from "@pledgebook/core/ledger/stages";
import { Problem } from "@pledgebook/core/values/problem";
import type { Status } from "@pledgebook/core/values/vocabulary";
import { listCountedAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import type { ArticleRow } from "@pledgebook/db/queries/articles/articles";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { listRelatedArticles } from "@pledgebook/db/queries/articles/related-articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import { listTopicsOf } from "@pledgebook/db/queries/articles/topics";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import {
  listApprovedFor,
  loadStandingById,
  type StandingPledge,
} from "@pledgebook/db/queries/pledges/approved";
import { loadProgress } from "@pledgebook/db/queries/pledges/progress";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { listSeenSources } from "@pledgebook/db/queries/watched-sources";
import type { Database } from "@pledgebook/db/store/store";
import { pledgeSummary } from "../pledges/pledge-summary.ts";
import type { Context } from "../server/context.ts";
import { MOST_CORRECTIONS } from "../server/inputs.ts";
import { shownDay } from "./article-day.ts";

/** What a reader is shown: the text, its approved marks with the pledges that count, corrections, related articles. */
export async function articleAsRead(
  { store: { db }, dayOf }: Pick<Context, "dayOf"> & { store: Pick<Context["store"], "db"> },
  article: ArticleRow,
  revisionId: string,
) {
  const revision = await findRevision(db, revisionId);
  if (!revision) throw new Problem("not_found", "article_not_found", "There is no such article.");
  const marks = await listCountedAnnotations(db, article.id, revisionId);
  const drawn = marks.filter(({ anchorState }) => anchorState === "exact" || anchorState === "moved");
  const standing = await standingOfMarks(db, drawn);
  const convert = await loadConverter(db);
  const progress = await loadProgress(
    db,
    [...standing.values()].map((pledge) => pledge.id),
  );
  const shownOn = shownDay(dayOf, { ...article, ...revision });
  return {
    slug: article.slug,
    language: article.language,
    title: revision.title,
    standfirst: revision.standfirst,
    byline: revision.byline,
    publishedOn: shownOn,
    firstPublishedAt: article.firstPublishedAt,
    modifiedAt: article.modifiedAt,
    body: revision.body,
    sources: article.sources,
    /** Those of its sources that are watched, and how they stand. */
    seenSources: await listSeenSources(
      db,
      article.sources.map(({ url }) => url),
    ),
    topics: (await listTopicsOf(db, article.id)).map(({ slug, kind, nameEn, nameUk }) => ({
      ...{ slug, kind, nameEn, nameUk },
    })),
    marks: drawn.flatMap((mark) => {
      const found = standing.get(mark.id);
      if (!found || mark.start === null || mark.end === null) return [];
      const pledge = pledgeSummary(found, "EUR", convert, progress.get(found.id));
      // What one person alone says that it states is not told yet.
      const stated = found.isBeingChecked ? found.amount : amountOf(mark);
      return [
        {
          ...{ id: mark.id, start: mark.start, end: mark.end, role: mark.role, stated, pledge },
          ...becameOf(found, pledge.status, shownOn),
        },
      ];
    }),
    corrections: await listCorrections(db, MOST_CORRECTIONS, { articleId: article.id }),
    related: (await listRelatedArticles(db, article.id, 4)).map(({ firstPublishedAt, ...other }) => ({
      ...other,
      publishedOn: other.publishedOn ?? dayOf(firstPublishedAt),
    })),
  };
}

/**
 * How far a pledge had come on an article's day, and what became of it since. Of a package, whose stage is that of its parts,
 * nobody has told where it stood then: null.
 */
function becameOf(pledge: StandingPledge, now: Status, day: string | null) {
  if (day === null) return { before: null, since: null };
  const { before, since } = progressThen(pledge, day);
  const isOfParts = progressOf(pledge).status !== now;
  return {
    before: isOfParts ? null : before,
    since: since && { status: since.status, happenedOn: since.happenedOn },
  };
}

type Mark = Awaited<ReturnType<typeof listCountedAnnotations>>[number];

/** The pledges that count by these marks, by the ids of the marks. */
async function standingOfMarks(db: Database, marks: readonly Mark[]): Promise<Map<string, StandingPledge>> {
  const ids = marks.map(({ id }) => id);
  const pledgeIds = [...marks.map(({ pledgeId }) => pledgeId), ...(await listApprovedFor(db, ids))];
  const found = new Map<string, StandingPledge>();
  for (const pledge of await loadStandingById(db, pledgeIds))
    for (const mark of marks) {
      const isLive = mark.pledgeId === pledge.id && mark.reviewState === "approved";
      const isKept = pledge.approvedMarks?.some(({ id }) => id === mark.id) ?? false;
      if (pledge.isBeingChecked ? isKept : isLive) found.set(mark.id, pledge);
    }
  return found;
}
