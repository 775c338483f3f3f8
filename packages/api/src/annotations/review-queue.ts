import { sentenceAround } from "@pledgebook/core/text/sentences";
import { listComments } from "@pledgebook/db/queries/annotations/comments";
import { listWaitingAnnotations } from "@pledgebook/db/queries/annotations/review-queue";
import { loadTexts } from "@pledgebook/db/queries/articles/revisions";
import { listMakers } from "@pledgebook/db/queries/history";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { loadSeenPledgesById } from "@pledgebook/db/queries/pledges/known-pledges";
import { loadConverter } from "@pledgebook/db/queries/rates";
import { readSettings } from "@pledgebook/db/queries/settings";
import { fieldsOf } from "../pledges/pledge-fields.ts";
import { pledgeSummary } from "../pledges/pledge-summary.ts";
import { staff } from "../server/trpc.ts";
import { refusalOf } from "./reviewable.ts";

/** Marks that wait, each in its words, with whether the person who asks may review it. */
export const queue = staff("desk.read").query(async ({ ctx }) => {
  const { db } = ctx.store;
  const marks = await listWaitingAnnotations(db, ctx.viewer);
  const pledges = await loadSeenPledgesById(
    db,
    ctx.viewer,
    marks.map((mark) => mark.pledgeId),
  );
  const convert = await loadConverter(db);
  const { fourEyes } = await readSettings(db);
  const makers = await listMakers(
    db,
    marks.flatMap((mark) => [mark.id, mark.pledgeId]),
  );
  const comments = Map.groupBy(
    await listComments(
      db,
      ctx.viewer,
      marks.map((mark) => mark.id),
    ),
    (comment) => comment.annotationId,
  );
  // Asked again and again while the queue is open: the text of an article is read once, not once a mark.
  const texts = await loadTexts(
    db,
    marks.map((mark) => mark.revisionId),
  );
  const byId = new Map(pledges.map((pledge) => [pledge.id, pledge]));
  return marks.flatMap((mark) => {
    const pledge = byId.get(mark.pledgeId);
    if (!pledge) return [];
    const { revisionId, start, end, ...rest } = mark;
    return [
      {
        ...rest,
        stated: amountOf(mark),
        context: around(texts.get(revisionId) ?? "", start, end),
        pledge: pledgeSummary(pledge, "EUR", convert),
        fields: fieldsOf(pledge),
        comments: comments.get(mark.id) ?? [],
        refusal: refusalOf(ctx, mark, pledge, makers, fourEyes),
      },
    ];
  });
});

/** The words of a mark and what stands before and after them in their sentences, for showing it in its place. */
function around(text: string, start: number | null, end: number | null) {
  if (start === null || end === null) return null;
  const sentence = sentenceAround(text, { start, end });
  return {
    before: text.slice(sentence.start, start),
    words: text.slice(start, end),
    after: text.slice(end, sentence.end),
  };
}
