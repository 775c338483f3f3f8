import { sameFigures } from "@pledgebook/core/anchoring/figures-changed";
import type { HistoryEntry } from "@pledgebook/core/desk/history";
import type { Viewer } from "@pledgebook/core/desk/permissions";
import { describeQuote } from "@pledgebook/core/text/quote";
import { sentenceAround } from "@pledgebook/core/text/sentences";
import { isSpanOf, type Span } from "@pledgebook/core/text/span";
import { sameAmount } from "@pledgebook/core/values/money";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { publishDecisions } from "@pledgebook/core/values/vocabulary";
import { insertAnchor } from "@pledgebook/db/queries/annotations/anchors";
import { listAnnotations, updateAnnotation } from "@pledgebook/db/queries/annotations/annotations";
import type { ArticleRow } from "@pledgebook/db/queries/articles/articles";
import { insertCorrection } from "@pledgebook/db/queries/articles/corrections";
import { loadTexts, type RevisionRow } from "@pledgebook/db/queries/articles/revisions";
import { amountColumnsOf, amountOf } from "@pledgebook/db/queries/pledges/amounts";
import { findPledge, type StoredPledge, updatePledge } from "@pledgebook/db/queries/pledges/pledges";
import { readSettings, sameSetting } from "@pledgebook/db/queries/settings";
import type { Database, Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { onArticle, onPledge } from "../desk/act.ts";
import { checkStated } from "../pledges/pledge-fields.ts";
import type { StaffContext } from "../server/context.ts";
import { amount, id } from "../server/inputs.ts";

/** What an editor says of a marked figure that an edit has changed. */
export const publishDecision = z.object({
  annotationId: id,
  decision: z.enum(publishDecisions),
  /** For readers: what is right. Needed unless it was a slip of the pen. */
  note: z.string().trim().max(1000).default(""),
  /** What the new words state; for a correction. */
  stated: amount.nullish(),
});

export type Decision = z.infer<typeof publishDecision>;

type Mark = Awaited<ReturnType<typeof listAnnotations>>[number];

/**
 * A marked figure, currency, donor or qualifier that differs between what readers see and what would be published; or words
 * around it that make another statement of it.
 */
export interface FigureChange {
  annotationId: string;
  pledgeCode: string;
  before: string;
  /** Null: the words are gone. */
  after: string | null;
  span: { start: number; end: number } | null;
  /** Where the words are the same: the sentences around them, of which nobody has said that they say the same. */
  sentences: { before: string; after: string } | null;
}

/** What publishing a revision would change of what is marked in the published one, as far as a viewer may see it. */
export async function figureChanges(
  db: Database,
  viewer: Viewer,
  article: ArticleRow,
  revision: Pick<RevisionRow, "id" | "plainText">,
): Promise<FigureChange[]> {
  if (!article.publishedRevisionId || article.publishedRevisionId === revision.id) return [];
  const published = await listAnnotations(db, viewer, article.id, article.publishedRevisionId);
  const latest = new Map(
    (await listAnnotations(db, viewer, article.id, revision.id)).map((mark) => [mark.id, mark]),
  );
  const texts = await loadTexts(db, [article.publishedRevisionId]);
  const publishedText = texts.get(article.publishedRevisionId) ?? "";
  return published
    .filter(
      (mark) =>
        mark.reviewState === "approved" && (mark.anchorState === "exact" || mark.anchorState === "moved"),
    )
    .flatMap((mark): FigureChange[] => {
      const now = latest.get(mark.id);
      if (!now) return [];
      const { start, end } = now;
      const span = start !== null && end !== null ? { start, end } : null;
      const after = span && revision.plainText.slice(span.start, span.end);
      const change = { annotationId: mark.id, pledgeCode: mark.pledgeCode, before: mark.exact, after, span };
      if (span === null || after === null || !sameFigures(mark.exact, after))
        return [{ ...change, sentences: null }];
      if (now.anchorState !== "needs_review") return [];
      const sentences = {
        before: sentenceOf(publishedText, { start: mark.start ?? 0, end: mark.end ?? 0 }),
        after: sentenceOf(revision.plainText, span),
      };
      return [{ ...change, sentences }];
    });
}

function sentenceOf(text: string, span: Span): string {
  const { start, end } = sentenceAround(text, span);
  return text.slice(start, end);
}

/** What a decision moves, and what the history tells of it. */
interface Decided {
  steps: Step[];
  entries: HistoryEntry[];
}

/** One decision serves the article, the pledge and the ledger: everything it moves is in the plan that publishes. */
export async function decide(
  ctx: StaffContext,
  article: ArticleRow,
  revision: RevisionRow,
  change: FigureChange,
  decision: Decision,
): Promise<Decided> {
  const { db } = ctx.store;
  const marks = await listAnnotations(db, ctx.viewer, article.id, article.latestRevisionId ?? revision.id);
  const mark = marks.find(({ id: markId }) => markId === change.annotationId);
  const pledge = mark && (await findPledge(db, mark.pledgeId));
  if (!mark || !pledge) throw stale();
  checkDecision(change, decision);
  const { decision: kind, note } = decision;
  const told: HistoryEntry = {
    act: `article.${kind}`,
    ...onArticle(article.id),
    before: { words: change.before, stated: amountOf(mark) },
    after: { words: change.after, stated: decision.stated ?? null, pledge: pledge.code, note: note || null },
  };
  const correction = kind === "slip" ? [] : [correctionStep(ctx, article.id, pledge.id, change, decision)];
  if (kind === "new_fact") return { steps: correction, entries: [told] };
  if (!change.span) {
    const { review, guard } = await reviewOfEdit(ctx, revision);
    const removal = updateAnnotation(db, mark.id, mark.version, { removedAt: ctx.now(), ...review });
    return { steps: [...correction, guard, removal], entries: [told] };
  }
  if (!isSpanOf(revision.plainText, change.span)) throw stale();
  const place = insertAnchor(
    db,
    mark.id,
    revision.id,
    "exact",
    describeQuote(revision.plainText, change.span),
  );
  if (kind === "slip") {
    const moved = updateAnnotation(db, mark.id, mark.version, { markedRevisionId: revision.id });
    return { steps: [moved, place], entries: [told] };
  }
  const corrected = await correct(ctx, mark, pledge, revision, decision);
  return {
    steps: [...correction, ...corrected.steps, place],
    entries: [...corrected.entries, told],
  };
}

/** @throws Problem "invalid" when a decision does not say what its kind must say. */
function checkDecision(change: FigureChange, { decision: kind, note }: Decision): void {
  if (kind !== "slip" && note === "")
    throw new Problem("invalid", "note_missing", "Readers are told what is right: write the note.", {
      field: "note",
    });
  if (kind === "slip" && !change.span)
    throw new Problem("invalid", "slip_gone", "Words that are gone are no slip of the pen.");
}

/** What readers are told under 'Corrections'. */
function correctionStep(
  ctx: StaffContext,
  articleId: string,
  pledgeId: string,
  change: FigureChange,
  { decision: kind, note }: Decision,
): Step {
  return insertCorrection(ctx.store.db, {
    id: ctx.newId(),
    articleId,
    pledgeId,
    kind: kind === "new_fact" ? "update" : change.span ? "correction" : "retraction",
    changesFigure: true,
    note,
    publishedAt: ctx.now(),
    createdBy: ctx.person.id,
  });
}

/**
 * Who wrote an edit and who publishes it are two pairs of eyes; what one person did waits for another. `guard`: that the rule is
 * what it was when it was asked.
 */
async function reviewOfEdit(ctx: StaffContext, revision: RevisionRow) {
  const { fourEyes } = await readSettings(ctx.store.db);
  const isSeenByTwo = !fourEyes || ctx.person.id === null || revision.createdBy !== ctx.person.id;
  const review = isSeenByTwo
    ? { reviewState: "approved" as const, reviewedBy: ctx.person.id, reviewedAt: ctx.now() }
    : { reviewState: "waiting" as const };
  return { review, guard: sameSetting("fourEyes", fourEyes) };
}

/** The mark states what the new words say, and so does the pledge where it said the same as the mark before. */
async function correct(
  ctx: StaffContext,
  mark: Mark,
  pledge: StoredPledge,
  revision: RevisionRow,
  decision: Decision,
): Promise<Decided> {
  const { db } = ctx.store;
  const stated = decision.stated ?? amountOf(mark);
  checkStated(stated);
  const { review, guard } = await reviewOfEdit(ctx, revision);
  const markSteps = [
    guard,
    updateAnnotation(db, mark.id, mark.version, {
      ...amountColumnsOf(stated),
      ...review,
      markedRevisionId: revision.id,
    }),
  ];
  if (!sameAmount(pledge.amount, amountOf(mark))) return { steps: markSteps, entries: [] };
  return {
    steps: [
      ...markSteps,
      ...updatePledge(db, pledge.id, pledge.version, {
        ...amountColumnsOf(stated),
        reviewState: review.reviewState,
        updatedBy: ctx.person.id,
        updatedAt: ctx.now(),
      }),
    ],
    entries: [
      {
        act: review.reviewState === "approved" ? "pledge.correct" : "pledge.save",
        ...onPledge(pledge.id, revision.articleId),
        before: { amount: pledge.amount },
        after: { amount: stated },
      },
    ],
  };
}
