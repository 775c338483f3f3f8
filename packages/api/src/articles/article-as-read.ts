import { counts } from "@pledgebook/core/ledger/pledge";
import { Problem } from "@pledgebook/core/values/problem";
import { listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import type { ArticleRow } from "@pledgebook/db/queries/articles/articles";
import { listCorrections } from "@pledgebook/db/queries/articles/corrections";
import { listRelatedArticles } from "@pledgebook/db/queries/articles/related-articles";
import { findRevision } from "@pledgebook/db/queries/articles/revisions";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { loadPledgesById } from "@pledgebook/db/queries/pledges/pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { pledgeSummary } from "../pledges/pledge-summary.ts";
import type { Context } from "../server/context.ts";
import { MOST_CORRECTIONS } from "../server/inputs.ts";
import { shownDay } from "./article-day.ts";

/** What a reader is shown: the text, its approved marks with the pledges that count, corrections, related articles. */
export async function articleAsRead(
  { store: { db }, dayOf }: Pick<Context, "store" | "dayOf">,
  article: ArticleRow,
  revisionId: string,
) {
  const revision = await findRevision(db, revisionId);
  if (!revision) throw new Problem("not_found", "article_not_found", "There is no such article.");
  const drawn = (await listAnnotations(db, article.id, revisionId)).filter(
    (mark) =>
      mark.reviewState === "approved" && (mark.anchorState === "exact" || mark.anchorState === "moved"),
  );
  const pledges = await loadPledgesById(
    db,
    drawn.map((mark) => mark.pledgeId),
  );
  const convert = await loadConverter(db);
  const summaries = new Map(
    pledges.filter(counts).map((pledge) => [pledge.id, pledgeSummary(pledge, "EUR", convert)]),
  );
  return {
    slug: article.slug,
    language: article.language,
    title: revision.title,
    standfirst: revision.standfirst,
    byline: revision.byline,
    publishedOn: shownDay(dayOf, { ...article, ...revision }),
    firstPublishedAt: article.firstPublishedAt,
    modifiedAt: article.modifiedAt,
    body: revision.body,
    sources: article.sources,
    marks: drawn.flatMap((mark) => {
      const pledge = summaries.get(mark.pledgeId);
      if (!pledge || mark.start === null || mark.end === null) return [];
      return [
        { id: mark.id, start: mark.start, end: mark.end, role: mark.role, stated: amountOf(mark), pledge },
      ];
    }),
    corrections: await listCorrections(db, MOST_CORRECTIONS, { articleId: article.id }),
    related: (await listRelatedArticles(db, article.id, 4)).map(({ firstPublishedAt, ...other }) => ({
      ...other,
      publishedOn: other.publishedOn ?? dayOf(firstPublishedAt),
    })),
  };
}
