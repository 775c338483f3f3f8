import { Problem, stale } from "@pledgebook/core/problem";
import { annotationsToken, everyMarkIsIn, listAnnotations } from "@pledgebook/db/queries/annotations";
import {
  findArticleBySlug,
  findMovedSlug,
  indexArticle,
  insertArticle,
  insertRevision,
  listDeskArticles,
  listPublishedArticles,
  listRevisions,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles";
import { audit } from "@pledgebook/db/queries/audit";
import { listDecided } from "@pledgebook/db/queries/suggestions";
import { z } from "zod";
import { visibleTo } from "./annotations.ts";
import { articleFields, id, source, version } from "./inputs.ts";
import { articleAsRead } from "./reading.ts";
import { auditable, carryAnchors, freeSlug, loadLatest, newRevision, sameBody } from "./revisions.ts";
import { open, router, type StaffContext, staff } from "./trpc.ts";

export const articlesRouter = router({
  list: open
    .input(
      z.object({
        limit: z.number().int().min(1).max(100),
        offset: z.number().int().nonnegative().default(0),
      }),
    )
    .query(({ ctx, input }) => listPublishedArticles(ctx.store.db, input.limit, input.offset)),

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

  /** Makes the newest revision the one that readers see. */
  publish: staff("article.publish")
    .input(z.object({ id, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await loadLatest(db, input.id);
      if (article.version !== input.version) throw stale();
      if (article.status === "withdrawn")
        throw new Problem("invalid", "withdrawn", "A withdrawn article is not published again.");
      const now = ctx.now();
      const publishedOn = revision.publishedOn ?? now.slice(0, 10);
      const dated = revision.publishedOn
        ? null
        : {
            ...revision,
            id: ctx.newId(),
            number: revision.number + 1,
            publishedOn,
            createdBy: ctx.person.id,
            createdAt: now,
          };
      const dating = dated
        ? [insertRevision(db, dated), ...(await carryAnchors(db, revision, dated)).steps]
        : [];
      const settled = dated ? [everyMarkIsIn(db, article.id, dated.id)] : [];
      const publishedRevisionId = dated?.id ?? revision.id;
      const isNews = article.status !== "published" || article.publishedRevisionId !== publishedRevisionId;
      await ctx.store.write([
        sameArticle(db, article.id, article.version),
        ...dating,
        updateArticle(db, article.id, article.version, {
          status: "published",
          publishedRevisionId,
          latestRevisionId: publishedRevisionId,
          firstPublishedAt: article.firstPublishedAt ?? now,
          modifiedAt: isNews ? now : article.modifiedAt,
        }),
        ...settled,
        ...indexArticle(article.id, {
          title: revision.title,
          body: `${revision.standfirst}\n\n${revision.plainText}`,
        }),
        audit(db, {
          ...event(ctx, "article.publish", article.id),
          before: { status: article.status, publishedRevisionId: article.publishedRevisionId },
          after: { status: "published", publishedRevisionId },
        }),
      ]);
      const marks = await listAnnotations(db, article.id, publishedRevisionId);
      ctx.published({ articleSlugs: [article.slug], pledgeCodes: marks.map((mark) => mark.pledgeCode) });
      return { slug: article.slug, version: article.version + 1 };
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
