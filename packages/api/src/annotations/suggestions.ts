import { changedFields, type Proposal } from "@pledgebook/core/desk/proposal";
import {
  type Fate,
  type MarkNow,
  qualityAfterReview,
  qualityOf,
  type ReviewedFate,
} from "@pledgebook/core/desk/suggestion-quality";
import { engineVersion } from "@pledgebook/core/reading/detect";
import { Problem } from "@pledgebook/core/values/problem";
import { categories } from "@pledgebook/core/values/vocabulary";
import {
  findSuggestion,
  insertSuggestion,
  isOpenSuggestion,
  listFates,
  listMisses,
  listUnaided,
  reopenSuggestion,
} from "@pledgebook/db/queries/annotations/suggestions";
import { amountOf } from "@pledgebook/db/queries/pledges/amounts";
import type { Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act } from "../desk/act.ts";
import { articleWithText, checkSpan } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";
import { amount, id, partialDate, partyCode, type pledgeFields, purpose, span } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

const line = (most: number) => z.string().max(most).nullable();

const proposal: z.ZodType<Proposal, unknown> = span.extend({
  stated: amount,
  donorCodes: z.array(partyCode).max(60),
  recipientCode: partyCode,
  category: z.enum(categories),
  purpose,
  purposeNote: line(2000),
  channelSlug: line(80),
  inKind: line(2000),
  announcedOn: partialDate.nullable(),
  announcedBy: line(500),
  dueBy: partialDate.nullable().default(null),
});

/** A suggestion as the engine of the browser made it. `confidence`: 0 to 1. */
export const suggestionInput = z.object({ proposal, confidence: z.number().min(0).max(1) });
type SuggestionInput = z.infer<typeof suggestionInput>;

export const suggestionsRouter = router({
  /** No pledge: the suggestion does not come back. The reason is for whoever works on the engine. */
  reject: staff("pledge.annotate")
    .input(
      z.object({
        articleId: id,
        revisionId: id,
        suggestion: suggestionInput,
        reason: z.string().trim().max(300).nullish(),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await articleWithText(db, input.articleId, input.revisionId);
      const suggestionId = ctx.newId();
      const row = rowOf(ctx, input.suggestion, article.id, revision);
      await act(
        ctx,
        [
          isOpenSuggestion({ ...row, id: suggestionId, outcome: "rejected" }),
          insertSuggestion(db, {
            ...row,
            id: suggestionId,
            outcome: "rejected",
            reason: input.reason || null,
          }),
        ],
        {
          act: "suggestion.reject",
          ...onSuggestion(suggestionId, article.id),
          before: null,
          after: { quote: row.exact, reason: input.reason || null },
        },
      );
      return { id: suggestionId };
    }),

  /** Takes a rejection back: the engine may suggest these words again. */
  restore: staff("pledge.annotate")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await findSuggestion(db, ctx.viewer, input.id);
      if (!found) throw new Problem("not_found", "suggestion_not_found", "This suggestion is gone.");
      await act(ctx, [reopenSuggestion(db, found.id)], {
        act: "suggestion.restore",
        ...onSuggestion(found.id, found.articleId),
        before: { outcome: found.outcome },
        after: { outcome: "waiting" },
      });
      return { id: found.id };
    }),

  /** How good suggestions were, by engine and month; after review, by how sure they were and what; the latest wrong ones. */
  quality: staff("desk.read").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const listed = await listFates(db, ctx.viewer);
    const fates = listed.flatMap(({ engineVersion, changed, outcome, decidedAt }): Fate[] =>
      outcome === "waiting" || decidedAt === null ? [] : [{ engineVersion, changed, outcome, decidedAt }],
    );
    // A mark made by hand was missed by the engine that read the article then: the one of that month's suggestions.
    const engineOf = new Map(fates.map((fate) => [fate.decidedAt.slice(0, 7), fate.engineVersion]));
    const missed = (await listUnaided(db, ctx.viewer)).map(({ madeAt }) => ({
      madeAt,
      engineVersion: engineOf.get(madeAt.slice(0, 7)) ?? engineVersion,
    }));
    return {
      quality: qualityOf(fates, missed),
      afterReview: qualityAfterReview(listed.flatMap(reviewedFate)),
      misses: await listMisses(db, ctx.viewer, 50),
    };
  }),
});

function reviewedFate(row: Awaited<ReturnType<typeof listFates>>[number]): ReviewedFate[] {
  const { outcome, changed, proposed, confidence, language, mark, pledge, donorCodes, isMerged } = row;
  if (outcome === "waiting") return [];
  const now: MarkNow | null = mark && {
    reviewState: mark.reviewState,
    isRemoved: mark.removedAt !== null,
    isMerged,
    stated: amountOf(mark),
    pledge: pledge && mark.role === "first" ? { ...pledge, donorCodes } : null,
  };
  return [{ outcome, changed, proposed, confidence, language, mark: now }];
}

/** The steps of a suggestion that became a mark: accepted as it stood, or with the fields that a person set otherwise. */
export function acceptedSuggestion(
  ctx: StaffContext,
  saved: {
    suggestion: SuggestionInput;
    span: z.infer<typeof span>;
    stated: z.infer<typeof amount>;
    pledge: { kind: "existing" } | { kind: "new"; fields: z.infer<typeof pledgeFields> };
  },
  revision: { id: string; articleId: string; plainText: string },
  annotationId: string,
): Step[] {
  const { proposal: proposed } = saved.suggestion;
  // Who joins a known pledge says nothing of the fields that it has already.
  const fields = saved.pledge.kind === "new" ? saved.pledge.fields : proposed;
  const changed = changedFields(proposed, { ...proposed, ...fields, ...saved.span, stated: saved.stated });
  const row = {
    ...rowOf(ctx, saved.suggestion, revision.articleId, revision),
    id: ctx.newId(),
    changed,
    outcome: changed.length === 0 ? ("accepted" as const) : ("edited" as const),
    annotationId,
  };
  return [isOpenSuggestion(row), insertSuggestion(ctx.store.db, row)];
}

/** @throws Problem "invalid" when the suggestion is of no words of the revision. */
function rowOf(
  ctx: StaffContext,
  { proposal: proposed, confidence }: SuggestionInput,
  articleId: string,
  revision: { id: string; plainText: string },
) {
  checkSpan(revision.plainText, proposed);
  const { start, end } = proposed;
  return {
    articleId,
    revisionId: revision.id,
    start,
    end,
    exact: revision.plainText.slice(start, end),
    fields: proposed,
    confidence: Math.round(confidence * 100),
    engineVersion,
    decidedBy: ctx.person.id,
    decidedAt: ctx.now(),
  };
}

const onSuggestion = (id: string, articleId: string) => ({
  subject: "suggestion" as const,
  subjectId: id,
  articleId,
});
