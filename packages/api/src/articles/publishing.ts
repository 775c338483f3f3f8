import { createHash, randomBytes } from "node:crypto";
import { sameSensitive } from "@pledgebook/core/anchoring/figures-changed";
import { describe, isSpanOf } from "@pledgebook/core/text/quote";
import { sameAmount } from "@pledgebook/core/values/money";
import { Problem, stale } from "@pledgebook/core/values/problem";
import { publishDecisions } from "@pledgebook/core/values/vocabulary";
import {
  everyMarkIsIn,
  insertAnchor,
  listAnnotations,
  updateAnnotation,
} from "@pledgebook/db/queries/annotations";
import {
  type ArticleRow,
  findPreview,
  findRevision,
  indexArticle,
  insertPreview,
  insertRevision,
  listDueArticles,
  listGoneSlugs,
  publicToken,
  type RevisionRow,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles";
import { insertCorrection } from "@pledgebook/db/queries/corrections";
import { audit } from "@pledgebook/db/queries/history";
import { amountColumnsOf, amountOf, findPledge, updatePledge } from "@pledgebook/db/queries/pledges";
import { readSettings } from "@pledgebook/db/queries/settings";
import { settle } from "@pledgebook/db/recount/recount";
import type { Database, Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { checkStated } from "../annotations/annotations.ts";
import { articleAsRead } from "../pledges/pledge-as-read.ts";
import { amount, id } from "../server/inputs.ts";
import type { Context, StaffContext } from "../server/trpc.ts";
import { carryAnchors, loadLatest } from "./revisions.ts";

/** What an editor says of a marked figure that an edit has changed. */
export const publishDecision = z.object({
  annotationId: id,
  decision: z.enum(publishDecisions),
  /** For readers: what is right. Needed unless it was a slip of the pen. */
  note: z.string().trim().max(1000).default(""),
  /** What the new words state; for a correction. */
  stated: amount.nullish(),
});
type Decision = z.infer<typeof publishDecision>;

type Mark = Awaited<ReturnType<typeof listAnnotations>>[number];

/** A marked figure, currency, donor or qualifier that differs between what readers see and what would be published. */
export interface FigureChange {
  annotationId: string;
  pledgeCode: string;
  before: string;
  /** Null: the words are gone. */
  after: string | null;
  span: { start: number; end: number } | null;
}

/** What publishing a revision would change of what is marked in the published one. */
export async function figureChanges(
  db: Database,
  article: ArticleRow,
  revision: Pick<RevisionRow, "id" | "plainText">,
): Promise<FigureChange[]> {
  if (!article.publishedRevisionId || article.publishedRevisionId === revision.id) return [];
  const published = await listAnnotations(db, article.id, article.publishedRevisionId);
  const latest = new Map((await listAnnotations(db, article.id, revision.id)).map((mark) => [mark.id, mark]));
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
      if (after !== null && sameSensitive(mark.exact, after)) return [];
      return [{ annotationId: mark.id, pledgeCode: mark.pledgeCode, before: mark.exact, after, span }];
    });
}

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

/** One decision serves the article, the pledge and the ledger: everything it moves is in the plan that publishes. */
async function decisionSteps(
  ctx: StaffContext,
  article: ArticleRow,
  revision: RevisionRow,
  change: FigureChange,
  decision: Decision | undefined,
): Promise<Step[]> {
  if (!decision) return [];
  const { db } = ctx.store;
  const marks = await listAnnotations(db, article.id, article.latestRevisionId ?? revision.id);
  const mark = marks.find(({ id: markId }) => markId === change.annotationId);
  const pledge = mark && (await findPledge(db, mark.pledgeId));
  if (!mark || !pledge) throw stale();
  const { decision: kind, note } = decision;
  if (kind !== "slip" && note === "")
    throw new Problem("invalid", "note_missing", "Readers are told what is right: write the note.", {
      field: "note",
    });
  if (kind === "slip" && !change.span)
    throw new Problem("invalid", "slip_gone", "Words that are gone are no slip of the pen.");
  const correction =
    kind === "slip"
      ? []
      : [
          insertCorrection(db, {
            id: ctx.newId(),
            articleId: article.id,
            pledgeId: pledge.id,
            kind: kind === "new_fact" ? "update" : change.span ? "correction" : "retraction",
            changesFigure: true,
            note,
            publishedAt: ctx.now(),
            createdBy: ctx.person.id,
          }),
        ];
  const told = audit(db, {
    ...event(ctx, `article.${kind}`, article.id),
    before: { words: change.before, stated: amountOf(mark) },
    after: { words: change.after, stated: decision.stated ?? null, pledge: pledge.code, note: note || null },
  });
  if (kind === "new_fact") return [...correction, told];
  if (!change.span)
    return [...correction, updateAnnotation(db, mark.id, mark.version, { removedAt: ctx.now() }), told];
  if (!isSpanOf(revision.plainText, change.span)) throw stale();
  const place = insertAnchor(db, mark.id, revision.id, "exact", describe(revision.plainText, change.span));
  if (kind === "slip")
    return [updateAnnotation(db, mark.id, mark.version, { markedRevisionId: revision.id }), place, told];
  return [...correction, ...(await correctedSteps(ctx, mark, pledge, revision, decision)), place, told];
}

/** The mark states what the new words say, and so does the pledge where it said the same as the mark before. */
async function correctedSteps(
  ctx: StaffContext,
  mark: Mark,
  pledge: NonNullable<Awaited<ReturnType<typeof findPledge>>>,
  revision: RevisionRow,
  decision: Decision,
): Promise<Step[]> {
  const { db } = ctx.store;
  const stated = decision.stated ?? amountOf(mark);
  checkStated(stated);
  const { fourEyes } = await readSettings(db);
  // Who wrote the edit and who publishes it are two pairs of eyes; one person's waits for another.
  const isSeenByTwo = !fourEyes || ctx.person.id === null || revision.createdBy !== ctx.person.id;
  const review = isSeenByTwo
    ? { reviewState: "approved" as const, reviewedBy: ctx.person.id, reviewedAt: ctx.now() }
    : { reviewState: "waiting" as const };
  const isOwnFigure = sameAmount(pledge.amount, amountOf(mark));
  return [
    updateAnnotation(db, mark.id, mark.version, {
      ...amountColumnsOf(stated),
      ...review,
      markedRevisionId: revision.id,
    }),
    ...(isOwnFigure
      ? [
          ...updatePledge(db, pledge.id, pledge.version, {
            ...amountColumnsOf(stated),
            reviewState: review.reviewState,
            updatedBy: ctx.person.id,
            updatedAt: ctx.now(),
          }),
          audit(db, {
            at: ctx.now(),
            actorId: ctx.person.id,
            action: isSeenByTwo ? "pledge.correct" : "pledge.save",
            subject: "pledge",
            subjectId: pledge.id,
            articleId: revision.articleId,
            before: { amount: pledge.amount },
            after: { amount: stated },
          }),
        ]
      : []),
  ];
}

/**
 * Publishes what is due by its schedule, as the newsroom itself. What would change a marked figure is not published by a
 * clock: its schedule is cleared and the desk is told. Returns how many went out.
 */
export async function publishDue(context: Context): Promise<number> {
  const { db } = context.store;
  const person = { id: null, name: "Pledgebook", email: "", role: "admin" as const };
  const ctx: StaffContext = { ...context, person };
  let count = 0;
  for (const { id: articleId } of await listDueArticles(db, ctx.now())) {
    const { article, revision } = await loadLatest(db, articleId);
    try {
      const { steps, announce } = await publishSteps(ctx, article, revision, []);
      await ctx.store.write(steps);
      await settle(ctx.store, ctx.now());
      await announce();
      count++;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.key !== "figures_changed") continue;
      await ctx.store.write([
        updateArticle(db, article.id, article.version, {
          scheduledFor: null,
          status: article.status === "scheduled" ? "draft" : article.status,
        }),
        audit(db, {
          ...event(ctx, "article.hold", article.id),
          before: { scheduledFor: article.scheduledFor },
          after: { scheduledFor: null, reason: error.key },
        }),
      ]);
    }
  }
  return count;
}

/** What a server that serves readers looks at every moment: a token that changes with what they see, and what is gone. */
export async function publicState({ store }: Pick<Context, "store">) {
  return { token: await publicToken(store.db), gone: await listGoneSlugs(store.db) };
}

const PREVIEW_DAYS = 7;

/** A link by which anybody reads the newest revision for a week. Only its hash is kept. */
export async function issuePreview(ctx: StaffContext, articleId: string) {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.parse(ctx.now()) + PREVIEW_DAYS * 86_400_000);
  await ctx.store.write([
    insertPreview(ctx.store.db, {
      id: ctx.newId(),
      articleId,
      hash: hashOf(token),
      expiresAt,
      createdAt: new Date(ctx.now()),
    }),
    audit(ctx.store.db, {
      ...event(ctx, "article.preview", articleId),
      before: null,
      after: { expiresAt: expiresAt.toISOString() },
    }),
  ]);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** What a preview's link shows; null when it never was one or has expired. */
export async function readPreview(ctx: Context, token: string) {
  const { db } = ctx.store;
  const found = await findPreview(db, hashOf(token), new Date(ctx.now()));
  if (!found) return null;
  const { article, revision } = await loadLatest(db, found.articleId);
  return {
    expiresAt: found.expiresAt.toISOString(),
    isPublic: article.status === "published" && article.publishedRevisionId === revision.id,
    article: await articleAsRead(db, article, revision.id),
  };
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A revision by its number. @throws Problem "not_found". */
export async function revisionByNumber(db: Database, articleId: string, number: number) {
  const found = await findRevision(db, { articleId, number });
  if (!found) throw new Problem("not_found", "revision_not_found", "There is no such revision.");
  return found;
}

function event(ctx: { now: () => string; person: { id: string | null } }, action: string, articleId: string) {
  return {
    at: ctx.now(),
    actorId: ctx.person.id,
    action,
    subject: "article" as const,
    subjectId: articleId,
    articleId,
  };
}
