import { Problem } from "@pledgebook/core/values/problem";
import { everyMarkIsIn } from "@pledgebook/db/queries/annotations/anchors";
import {
  type ArticleRow,
  indexArticle,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles/articles";
import { deletePreview, listPreviews } from "@pledgebook/db/queries/articles/previews";
import { findRevision, insertRevision, type RevisionRow } from "@pledgebook/db/queries/articles/revisions";
import { isFreeSlug, retireSlug, slugTaken, takenSlugs } from "@pledgebook/db/queries/articles/slugs";
import { z } from "zod";
import { act, onArticle } from "../desk/act.ts";
import { articleAt, latestArticle } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";
import { id, slug, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { figureChanges, publishDecision } from "./figure-decisions.ts";
import { issuePreview } from "./previews.ts";
import { publish } from "./publishing.ts";
import { auditable, carryAnchors, revisionByNumber } from "./revisions.ts";

/** What becomes of an article, beside the articles' own procedures: `articles.publish`, `articles.withdraw`, … */
export const lifecycleRouter = router({
  /** Lets two people mark an article apart from each other, or brings their marks together again. */
  setBlind: staff("article.publish")
    .input(z.object({ id, version, isBlind: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await articleAt(db, input);
      await act(ctx, [updateArticle(db, article.id, article.version, { isBlind: input.isBlind })], {
        act: "article.set_blind",
        ...onArticle(article.id),
        before: { isBlind: article.isBlind },
        after: { isBlind: input.isBlind },
      });
      return { version: article.version + 1 };
    }),

  /** What publishing the newest revision would change of what readers have seen marked. */
  figureChanges: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { article, revision } = await latestArticle(ctx.store.db, input.id);
      return figureChanges(ctx.store.db, ctx.viewer, article, revision);
    }),

  /** Makes the newest revision the one that readers see. A changed figure is a decision, one for each mark. */
  publish: staff("article.publish")
    .input(z.object({ id, version, decisions: z.array(publishDecision).max(200).default([]) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await articleAt(db, input);
      checkNotWithdrawn(article);
      await publish(ctx, article, revision, input.decisions);
      return { slug: article.slug, version: article.version + 1 };
    }),

  /**
   * Publishes the newest revision at a moment to come. What is saved after this is not scheduled by it: it stays a draft until
   * it is scheduled or published itself. Null clears the schedule, and publishes nothing.
   */
  schedule: staff("article.publish")
    .input(z.object({ id, version, at: z.iso.datetime().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await articleAt(db, input);
      checkNotWithdrawn(article);
      const at = input.at && new Date(input.at).toISOString();
      if (at && at <= ctx.now())
        throw new Problem("invalid", "schedule_past", "This moment is over; choose one to come.");
      const before = article.scheduledRevisionId ? await findRevision(db, article.scheduledRevisionId) : null;
      const waiting = at === null ? ("draft" as const) : ("scheduled" as const);
      await act(
        ctx,
        [
          updateArticle(db, article.id, article.version, {
            scheduledFor: at,
            scheduledRevisionId: at && revision.id,
            status: article.status === "published" ? "published" : waiting,
          }),
        ],
        {
          act: "article.schedule",
          ...onArticle(article.id),
          before: { scheduledFor: article.scheduledFor, revision: before?.number ?? null },
          after: { scheduledFor: at, revision: at && revision.number },
        },
      );
      return { version: article.version + 1, scheduledRevision: at && revision.number };
    }),

  /** Makes an old revision the newest one, as a revision of its own: nothing is lost, readers see nothing of it yet. */
  restore: staff("article.write")
    .input(z.object({ id, version, number: z.number().int().positive() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await articleAt(db, input);
      const old = await revisionByNumber(db, article.id, input.number);
      const revision = copyOf(ctx, old, before.number + 1);
      const { steps, carried } = await newestSteps(ctx, article, before, { revision, of: old });
      await act(ctx, [...steps], {
        act: "article.restore",
        ...onArticle(article.id),
        before: auditable(before),
        after: { ...auditable(revision), restored: old.number, marks: carried },
      });
      return { version: article.version + 1, revision: revision.number, carried };
    }),

  /** Throws the draft of a live article away, and its schedule with it: what readers see is the newest revision again. */
  discard: staff("article.write")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await articleAt(db, input);
      const published = article.publishedRevisionId
        ? await findRevision(db, article.publishedRevisionId)
        : null;
      if (!published || published.id === before.id)
        throw new Problem("invalid", "no_draft", "There is no draft to discard.");
      const revision = copyOf(ctx, published, before.number + 1);
      const { steps, carried } = await newestSteps(
        ctx,
        article,
        before,
        { revision, of: published },
        {
          publishedRevisionId: revision.id,
          scheduledFor: null,
          scheduledRevisionId: null,
        },
      );
      await act(ctx, [...steps], {
        act: "article.discard",
        ...onArticle(article.id),
        before: auditable(before),
        after: { ...auditable(revision), marks: carried },
      });
      return { version: article.version + 1 };
    }),

  /** Gives an article another address; the old one leads to it for ever. */
  rename: staff("article.publish")
    .input(z.object({ id, version, slug }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await articleAt(db, input);
      if (input.slug === article.slug) return { version: article.version, slug: article.slug };
      if ((await takenSlugs(db, [input.slug])).size > 0) throw slugTaken();
      await act(
        ctx,
        [
          isFreeSlug(input.slug),
          updateArticle(db, article.id, article.version, { slug: input.slug }),
          retireSlug(db, article.slug, article.id, ctx.now()),
        ],
        {
          act: "article.rename",
          ...onArticle(article.id),
          before: { slug: article.slug },
          after: { slug: input.slug },
        },
      );
      return { version: article.version + 1, slug: input.slug };
    }),

  /** A link by which anybody can read the newest revision for a week. */
  preview: staff("article.write")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { article } = await latestArticle(ctx.store.db, input.id);
      return issuePreview(ctx, article.id);
    }),

  /** The links by which an article can be read before it is published, as long as they are good. */
  previews: staff("article.write")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) =>
      (await listPreviews(ctx.store.db, input.id, new Date(ctx.now()))).map((preview) => ({
        id: preview.id,
        createdAt: preview.createdAt?.toISOString() ?? null,
        expiresAt: preview.expiresAt.toISOString(),
      })),
    ),

  /** Ends such a link at once. */
  endPreview: staff("article.write")
    .input(z.object({ id, previewId: id }))
    .mutation(async ({ ctx, input }) => {
      await act(ctx, [deletePreview(ctx.store.db, input.id, input.previewId)], {
        act: "article.end_preview",
        ...onArticle(input.id),
        after: {},
      });
    }),

  /** Takes an article back for good: its address answers 410 with the notice, its pledges lose it as evidence. */
  withdraw: staff("article.publish")
    .input(z.object({ id, version, notice: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await articleAt(db, input);
      await act(
        ctx,
        [
          updateArticle(db, article.id, article.version, {
            status: "withdrawn",
            withdrawnNotice: input.notice,
            modifiedAt: ctx.now(),
            scheduledFor: null,
            scheduledRevisionId: null,
          }),
          ...indexArticle(article.id, null),
        ],
        {
          act: "article.withdraw",
          ...onArticle(article.id),
          before: { status: article.status },
          after: { status: "withdrawn", notice: input.notice },
        },
      );
      return { version: article.version + 1 };
    }),
});

/** @throws Problem "invalid". */
function checkNotWithdrawn(article: ArticleRow): void {
  if (article.status === "withdrawn")
    throw new Problem("invalid", "withdrawn", "A withdrawn article is not published again.");
}

function copyOf(ctx: StaffContext, old: RevisionRow, number: number): RevisionRow {
  return { ...old, id: ctx.newId(), number, note: null, createdBy: ctx.person.id, createdAt: ctx.now() };
}

/** The steps that make a copy of an older revision (`of`) the newest one and carry every mark into it. */
async function newestSteps(
  ctx: StaffContext,
  article: ArticleRow,
  before: RevisionRow,
  { revision, of }: { revision: RevisionRow; of: RevisionRow },
  set: Partial<Pick<ArticleRow, "publishedRevisionId" | "scheduledFor" | "scheduledRevisionId">> = {},
) {
  const { db } = ctx.store;
  const { steps, carried } = await carryAnchors(ctx, before, revision, of.id);
  return {
    carried,
    steps: [
      sameArticle(db, article.id, article.version),
      insertRevision(db, revision),
      updateArticle(db, article.id, article.version, { ...set, latestRevisionId: revision.id }),
      ...steps,
      everyMarkIsIn(db, article.id, revision.id),
    ],
  };
}
