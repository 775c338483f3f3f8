import { Problem, stale } from "@pledgebook/core/values/problem";
import { everyMarkIsIn } from "@pledgebook/db/queries/anchors";
import { annotationsToken, listAnnotations } from "@pledgebook/db/queries/annotations";
import {
  type ArticleRow,
  findArticleBySlug,
  indexArticle,
  insertArticle,
  listArticleAddresses,
  listDeskArticles,
  listPublishedArticles,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles";
import { audit } from "@pledgebook/db/queries/history";
import {
  findRevision,
  insertRevision,
  listPublishedRevisions,
  listRevisions,
  type RevisionRow,
} from "@pledgebook/db/queries/revisions";
import { findMovedSlug, retireSlug, takenSlugs } from "@pledgebook/db/queries/slugs";
import { listDecided } from "@pledgebook/db/queries/suggestions";
import { z } from "zod";
import { visibleTo } from "../annotations/annotations.ts";
import { articleFields, id, slug, source, version } from "../server/inputs.ts";
import { open, router, type StaffContext, staff } from "../server/trpc.ts";
import { articleAsRead } from "./article-as-read.ts";
import { figureChanges, publishDecision } from "./figure-decisions.ts";
import { issuePreview, readPreview } from "./previews.ts";
import { publishSteps } from "./publishing.ts";
import {
  auditable,
  carryAnchors,
  freeSlug,
  loadLatest,
  newRevision,
  revisionByNumber,
  sameBody,
} from "./revisions.ts";

export const articlesRouter = router({
  list: open
    .input(
      z.object({
        limit: z.number().int().min(1).max(100),
        offset: z.number().int().nonnegative().default(0),
      }),
    )
    .query(({ ctx, input }) => listPublishedArticles(ctx.store.db, input.limit, input.offset)),

  /** Where published articles are, newest first, at most a thousand from behind a place on. */
  addresses: open
    .input(
      z.object({
        after: z.object({ firstPublishedAt: z.string().max(40), id: z.string().max(100) }).nullable(),
        limit: z.number().int().min(1).max(1_000).default(1_000),
      }),
    )
    .query(({ ctx, input }) => listArticleAddresses(ctx.store.db, input.after, input.limit)),

  /** The article that readers see at a slug; where it moved to; or that it was withdrawn. Null: there never was one. */
  bySlug: open.input(z.object({ slug: z.string().max(200) })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const article = await findArticleBySlug(db, input.slug);
    if (!article) {
      const moved = await findMovedSlug(db, input.slug);
      return moved ? { kind: "moved" as const, slug: moved } : null;
    }
    if (article.status === "withdrawn")
      return { kind: "withdrawn" as const, notice: article.withdrawnNotice };
    if (article.status !== "published" || !article.publishedRevisionId) return null;
    return { kind: "article" as const, ...(await articleAsRead(db, article, article.publishedRevisionId)) };
  }),

  desk: staff("desk.read").query(({ ctx }) => listDeskArticles(ctx.store.db)),

  /** An article as staff work on it: the newest revision, with every mark. */
  byId: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { article, revision } = await loadLatest(ctx.store.db, input.id);
      return {
        article,
        revision,
        revisions: await listRevisions(ctx.store.db, article.id),
        annotations: visibleTo(
          ctx.person,
          article,
          await listAnnotations(ctx.store.db, article.id, revision.id),
        ),
        decided: await listDecided(ctx.store.db, article.id),
        token: await annotationsToken(ctx.store.db, article.id),
      };
    }),

  create: staff("article.write")
    .input(
      articleFields.extend({
        related: z.array(z.string().max(500)).max(100).default([]),
        sources: z.array(source).max(20).default([]),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [articleId, now] = [ctx.newId(), ctx.now()];
      const revision = newRevision(ctx, articleId, 1, input, null);
      const slug = await freeSlug(db, revision.title);
      const article = {
        id: articleId,
        slug,
        language: input.language,
        status: "draft" as const,
        latestRevisionId: revision.id,
        sources: input.sources,
        related: input.related,
        createdBy: ctx.person.id,
        createdAt: now,
        version: 1,
      };
      await ctx.store.write([
        ...insertArticle(db, article, revision),
        audit(db, {
          ...event(ctx, "article.create", articleId),
          after: { slug, ...auditable(revision) },
        }),
      ]);
      return { id: articleId, slug, version: 1 };
    }),

  /** Saves an edit as a new revision and carries every mark into it. Readers see it when it is published. */
  save: staff("article.write")
    .input(articleFields.extend({ id, version, note: z.string().trim().max(300).nullish() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      const revision = newRevision(ctx, article.id, before.number + 1, input, input.note ?? null);
      if (
        revision.hash === before.hash &&
        sameBody(revision.body, before.body) &&
        revision.publishedOn === before.publishedOn &&
        article.language === input.language
      )
        return {
          version: article.version,
          revision: before.number,
          carried: { exact: 0, moved: 0, needs_review: 0, orphaned: 0 },
        };
      const { steps, carried } = await carryAnchors(db, before, revision);
      await ctx.store.write([
        sameArticle(db, article.id, article.version),
        insertRevision(db, revision),
        updateArticle(db, article.id, article.version, {
          latestRevisionId: revision.id,
          language: input.language,
        }),
        ...steps,
        everyMarkIsIn(db, article.id, revision.id),
        audit(db, {
          ...event(ctx, "article.save", article.id),
          before: auditable(before),
          after: { ...auditable(revision), marks: carried },
        }),
      ]);
      return { version: article.version + 1, revision: revision.number, carried };
    }),

  /** Lets two people mark an article apart from each other, or brings their marks together again. */
  setBlind: staff("article.publish")
    .input(z.object({ id, version, isBlind: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      await ctx.store.write([
        updateArticle(db, article.id, article.version, { isBlind: input.isBlind }),
        audit(db, {
          ...event(ctx, "article.set_blind", article.id),
          before: { isBlind: article.isBlind },
          after: { isBlind: input.isBlind },
        }),
      ]);
      return { version: article.version + 1 };
    }),

  /** What publishing the newest revision would change of what readers have seen marked. */
  figureChanges: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { article, revision } = await loadLatest(ctx.store.db, input.id);
      return figureChanges(ctx.store.db, article, revision);
    }),

  /** Makes the newest revision the one that readers see. A changed figure is a decision, one for each mark. */
  publish: staff("article.publish")
    .input(z.object({ id, version, decisions: z.array(publishDecision).max(200).default([]) }))
    .mutation(async ({ ctx, input }) => {
      const { article, revision } = await loadLatest(ctx.store.db, input.id);
      if (article.version !== input.version) throw stale();
      checkNotWithdrawn(article);
      const { steps, announce } = await publishSteps(ctx, article, revision, input.decisions);
      await ctx.store.write(steps);
      await announce();
      return { slug: article.slug, version: article.version + 1 };
    }),

  /** Publishes at a moment to come; what is then the newest revision. Null clears the schedule, and publishes nothing. */
  schedule: staff("article.publish")
    .input(z.object({ id, version, at: z.iso.datetime().nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      checkNotWithdrawn(article);
      const at = input.at && new Date(input.at).toISOString();
      if (at && at <= ctx.now())
        throw new Problem("invalid", "schedule_past", "This moment is over; choose one to come.");
      const waiting = at === null ? ("draft" as const) : ("scheduled" as const);
      await ctx.store.write([
        updateArticle(db, article.id, article.version, {
          scheduledFor: at,
          status: article.status === "published" ? "published" : waiting,
        }),
        audit(db, {
          ...event(ctx, "article.schedule", article.id),
          before: { scheduledFor: article.scheduledFor },
          after: { scheduledFor: at },
        }),
      ]);
      return { version: article.version + 1 };
    }),

  /** Makes an old revision the newest one, as a revision of its own: nothing is lost, readers see nothing of it yet. */
  restore: staff("article.write")
    .input(z.object({ id, version, number: z.number().int().positive() }))
    .mutation(async ({ ctx, input }) => {
      const { article, revision: before } = await loadLatest(ctx.store.db, input.id);
      if (article.version !== input.version) throw stale();
      const old = await revisionByNumber(ctx.store.db, article.id, input.number);
      const revision = copyOf(ctx, old, before.number + 1);
      const { steps, carried } = await newestSteps(ctx, article, before, { revision, of: old });
      await ctx.store.write([
        ...steps,
        audit(ctx.store.db, {
          ...event(ctx, "article.restore", article.id),
          before: auditable(before),
          after: { ...auditable(revision), restored: old.number, marks: carried },
        }),
      ]);
      return { version: article.version + 1, revision: revision.number, carried };
    }),

  /** Throws the draft of a live article away: what readers see is the newest revision again. */
  discard: staff("article.write")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
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
        },
      );
      await ctx.store.write([
        ...steps,
        audit(db, {
          ...event(ctx, "article.discard", article.id),
          before: auditable(before),
          after: { ...auditable(revision), marks: carried },
        }),
      ]);
      return { version: article.version + 1 };
    }),

  /** A revision as it was, with its marks. */
  revision: staff("desk.read")
    .input(z.object({ id, number: z.number().int().positive() }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: latest } = await loadLatest(db, input.id);
      const revision = await revisionByNumber(db, article.id, input.number);
      return {
        article,
        revision,
        latest,
        marks: await listAnnotations(db, article.id, revision.id),
        latestMarks: await listAnnotations(db, article.id, latest.id),
      };
    }),

  /** Gives an article another address; the old one leads to it for ever. */
  rename: staff("article.publish")
    .input(z.object({ id, version, slug }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      if (input.slug === article.slug) return { version: article.version, slug: article.slug };
      if ((await takenSlugs(db, [input.slug])).size > 0)
        throw new Problem("conflict", "slug_taken", "Another article has or had this address.");
      await ctx.store.write([
        updateArticle(db, article.id, article.version, { slug: input.slug }),
        retireSlug(db, article.slug, article.id, ctx.now()),
        audit(db, {
          ...event(ctx, "article.rename", article.id),
          before: { slug: article.slug },
          after: { slug: input.slug },
        }),
      ]);
      ctx.published({ articleSlugs: [article.slug, input.slug], pledgeCodes: [] });
      return { version: article.version + 1, slug: input.slug };
    }),

  /** A link by which anybody can read the newest revision for a week. */
  preview: staff("article.write")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { article } = await loadLatest(ctx.store.db, input.id);
      return issuePreview(ctx, article.id);
    }),

  byPreview: open
    .input(z.object({ token: z.string().max(100) }))
    .query(({ ctx, input }) => readPreview(ctx, input.token)),

  /** The revisions that readers were given, the newest first, each with its text. Null: no such article. */
  history: open.input(z.object({ slug: z.string().max(200) })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const article = await findArticleBySlug(db, input.slug);
    if (article?.status !== "published") return null;
    const published = await listPublishedRevisions(db, article.id);
    return {
      slug: article.slug,
      language: article.language,
      versions: published
        .map(({ at, revision }) => ({
          at,
          number: revision.number,
          title: revision.title,
          standfirst: revision.standfirst,
          text: revision.plainText,
          note: revision.note,
        }))
        .reverse(),
    };
  }),

  /** Takes an article back for good: its address answers 410 with the notice, its pledges lose it as evidence. */
  withdraw: staff("article.publish")
    .input(z.object({ id, version, notice: z.string().trim().min(1).max(1000) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      await ctx.store.write([
        updateArticle(db, article.id, article.version, {
          status: "withdrawn",
          withdrawnNotice: input.notice,
          modifiedAt: ctx.now(),
        }),
        ...indexArticle(article.id, null),
        audit(db, {
          ...event(ctx, "article.withdraw", article.id),
          before: { status: article.status },
          after: { status: "withdrawn", notice: input.notice },
        }),
      ]);
      const marks = await listAnnotations(db, article.id, revision.id);
      ctx.published({ articleSlugs: [article.slug], pledgeCodes: marks.map((mark) => mark.pledgeCode) });
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
  set: Partial<Pick<ArticleRow, "publishedRevisionId">> = {},
) {
  const { db } = ctx.store;
  const { steps, carried } = await carryAnchors(db, before, revision, of.id);
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

function event(ctx: StaffContext, action: string, articleId: string) {
  return {
    at: ctx.now(),
    actorId: ctx.person.id,
    action,
    subject: "article" as const,
    subjectId: articleId,
    articleId,
  };
}
