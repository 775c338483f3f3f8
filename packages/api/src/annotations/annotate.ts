import { describeQuote } from "@pledgebook/core/text/quote";
import { everyMarkIsIn, insertAnchor } from "@pledgebook/db/queries/annotations/anchors";
import { insertAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import { amountColumnsOf } from "@pledgebook/db/queries/pledges/amounts";
import { codeOf } from "@pledgebook/db/queries/pledges/pledge-codes";
import { z } from "zod";
import { act, onMark } from "../desk/act.ts";
import { articleWithText, checkDated, checkSpan } from "../desk/load.ts";
import { pledgeOfNewMark, targetOf } from "../pledges/new-pledge.ts";
import { checkStated } from "../pledges/pledge-fields.ts";
import { amount, id, span } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { acceptedSuggestion, suggestionInput } from "./suggestions.ts";

/** Beside the pledges' own procedures: `pledges.annotate`. */
export const annotateRouter = router({
  /** Marks a span of an article's newest revision as stating a pledge: a new one, or a mention of a known one. */
  annotate: staff("pledge.annotate")
    .input(
      z.object({
        articleId: id,
        revisionId: id,
        span,
        stated: amount,
        pledge: pledgeOfNewMark,
        /** The suggestion that it came from, as it was proposed. */
        suggestion: suggestionInput.nullish(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await articleWithText(db, input.articleId, input.revisionId);
      checkSpan(revision.plainText, input.span);
      checkStated(input.stated);
      await checkDated(db, article.id, revision);
      const target = await targetOf(ctx, input.pledge, { id: article.id, publishedOn: revision.publishedOn });
      const annotationId = ctx.newId();
      const quote = describeQuote(revision.plainText, input.span);
      const role = input.pledge.kind === "new" ? ("first" as const) : input.pledge.role;
      await act(
        ctx,
        [
          ...target.steps,
          insertAnnotation(db, {
            id: annotationId,
            articleId: article.id,
            markedRevisionId: revision.id,
            pledgeId: target.id,
            role,
            ...amountColumnsOf(input.stated),
            reviewState: "waiting",
            createdBy: ctx.person.id,
            createdAt: ctx.now(),
            version: 1,
          }),
          insertAnchor(db, annotationId, revision.id, "exact", quote),
          everyMarkIsIn(db, article.id, revision.id),
          ...(input.suggestion
            ? acceptedSuggestion(ctx, { ...input, suggestion: input.suggestion }, revision, annotationId)
            : []),
        ],
        ...target.entries,
        {
          act: "pledge.annotate",
          ...onMark({ id: annotationId, articleId: article.id }),
          after: { pledge: null, role, quote: quote.exact, stated: input.stated },
          codes: { pledge: target.id },
        },
      );
      return { annotationId, version: 1, code: await codeOf(db, target.id) };
    }),
});
