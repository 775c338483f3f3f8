import { plainText } from "@pledgebook/core/text/document";
import { everyMarkIsIn } from "@pledgebook/db/queries/annotations/anchors";
import { annotationsToken, listAnnotations } from "@pledgebook/db/queries/annotations/annotations";
import { listDecided } from "@pledgebook/db/queries/annotations/suggestions";
import {
  countPublishedArticles,
  findArticleBySlug,
  insertArticle,
  isNewSource,
  listArticleAddresses,
  listPublishedArticles,
  sameArticle,
  updateArticle,
} from "@pledgebook/db/queries/articles/articles";
import {
  insertRevision,
  listPublishedRevisions,
  listRevisions,
} from "@pledgebook/db/queries/articles/revisions";
import { findMovedSlug, isFreeSlug } from "@pledgebook/db/queries/articles/slugs";
import { findHeld, findHomeCurrency, isLeftUndated } from "@pledgebook/db/queries/history";
import { endOf } from "@pledgebook/db/queries/ledger/conditions";
import { z } from "zod";
import { markView } from "../annotations/mark-view.ts";
import { act, onArticle } from "../desk/act.ts";
import { articleAt, latestArticle } from "../desk/load.ts";
import { articleFields, day, id, source, version } from "../server/inputs.ts";
import { open, router, staff } from "../server/trpc.ts";
import { articleAsRead } from "./article-as-read.ts";
import { shownDay } from "./article-day.ts";
import { authorsBySlug, movedAuthor } from "./authors.ts";
import { readPreview } from "./previews.ts";
import {
  auditable,
  carryAnchors,
  newRevision,
  revisionByNumber,
  sameBody,
  withFreeSlug,
} from "./revisions.ts";

/** Articles that the page of an author lists. */
const MOST_OF_AUTHOR = 200;

/** Articles as they are read and written. What becomes of them stands in `lifecycle.ts`. */
export const articlesRouter = router({
  list: open
    .input(
      z.object({
        limit: z.number().int().min(1).max(100),
        offset: z.number().int().nonnegative().default(0),
      }),
    )
    .query(async ({ ctx, input }) => {
      const found = await listPublishedArticles(ctx.store.db, input.limit, input.offset);
      return found.map((article) => ({ ...article, publishedOn: shownDay(ctx.dayOf, article) }));
    }),

  /** Who has written what is published, with how many articles; each known by the part of an address. */
  authors: open.query(async ({ ctx }) => [...(await authorsBySlug(ctx.store.db)).values()]),

  /** An author by the part of an address, with their articles, newest first. Null: nobody of that name has written here. */
  byAuthor: open.input(z.object({ slug: z.string().max(200) })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const authors = await authorsBySlug(db);
    const author = authors.get(input.slug) ?? authors.get((await movedAuthor(db, input.slug)) ?? "");
    if (!author) return null;
    const found = await listPublishedArticles(db, MOST_OF_AUTHOR, 0, { bylines: author.bylines });
    return {
      ...author,
      list: found.map((article) => ({ ...article, publishedOn: shownDay(ctx.dayOf, article) })),
    };
  }),

  /** How many articles are published. */
  count: open.query(({ ctx }) => countPublishedArticles(ctx.store.db)),

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
    if (article.firstPublishedAt === null) return null;
    if (article.status === "withdrawn")
      return { kind: "withdrawn" as const, notice: article.withdrawnNotice };
    if (article.status !== "published" || !article.publishedRevisionId) return null;
    return { kind: "article" as const, ...(await articleAsRead(ctx, article, article.publishedRevisionId)) };
  }),

  /** An article as staff work on it: the newest revision, with every mark that who asks may see. */
  byId: staff("desk.read")
    .input(z.object({ id }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await latestArticle(db, input.id);
      const revisions = await listRevisions(db, article.id);
      const scheduled = revisions.find((row) => row.id === article.scheduledRevisionId);
      return {
        article,
        revision,
        revisions,
        schedule:
          article.scheduledFor && scheduled ? { at: article.scheduledFor, revision: scheduled.number } : null,
        /** A schedule that no clock may carry out: a person decides. */
        held: await findHeld(db, article.id),
        annotations: (await listAnnotations(db, ctx.viewer, article.id, revision.id)).map(markView),
        decided: await listDecided(db, ctx.viewer, article.id),
        token: await annotationsToken(db, ctx.viewer, article.id),
        /** Somebody has said that nobody knows its day. */
        isLeftUndated: await isLeftUndated(db, article.id),
        /** What somebody has said that '$' and the like stand for in it. */
        homeCurrency: await findHomeCurrency(db, article.id),
      };
    }),

  create: staff("article.write")
    .input(
      articleFields.extend({
        related: z.array(z.string().max(500)).max(100).default([]),
        sources: z.array(source).max(20).default([]),
        /** Articles of the same source of which whoever makes this one was told. */
        known: z.array(id).max(100).default([]),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const [articleId, now] = [ctx.newId(), ctx.now()];
      const revision = newRevision(ctx, articleId, 1, input, null);
      const article = {
        id: articleId,
        language: input.language,
        status: "draft" as const,
        latestRevisionId: revision.id,
        sources: input.sources,
        related: input.related,
        createdBy: ctx.person.id,
        createdAt: now,
        version: 1,
      };
      const slug = await withFreeSlug(db, revision.title, (free) =>
        act(
          ctx,
          [
            ...isNewSource(input.sources, input.known),
            isFreeSlug(free),
            ...insertArticle(db, { ...article, slug: free }, revision),
          ],
          {
            act: "article.create",
            ...onArticle(articleId),
            after: { slug: free, ...auditable(revision) },
          },
        ),
      );
      return { id: articleId, slug, version: 1 };
    }),

  /** Saves an edit as a new revision and carries every mark into it. Readers see it when it is published. */
  save: staff("article.write")
    .input(articleFields.extend({ id, version, note: z.string().trim().max(300).nullish() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: before } = await articleAt(db, input);
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
      const { steps, carried } = await carryAnchors(ctx, before, revision);
      await act(
        ctx,
        [
          sameArticle(db, article.id, article.version),
          insertRevision(db, revision),
          updateArticle(db, article.id, article.version, {
            latestRevisionId: revision.id,
            language: input.language,
          }),
          ...steps,
          everyMarkIsIn(db, article.id, revision.id),
        ],
        {
          act: "article.save",
          ...onArticle(article.id),
          before: auditable(before),
          after: { ...auditable(revision), marks: carried },
        },
      );
      return { version: article.version + 1, revision: revision.number, carried };
    }),

  /** A revision as it was, with its marks. */
  revision: staff("desk.read")
    .input(z.object({ id, number: z.number().int().positive() }))
    .query(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision: latest } = await latestArticle(db, input.id);
      const revision = await revisionByNumber(db, article.id, input.number);
      return {
        article,
        revision,
        latest,
        marks: (await listAnnotations(db, ctx.viewer, article.id, revision.id)).map(markView),
        latestMarks: (await listAnnotations(db, ctx.viewer, article.id, latest.id)).map(markView),
      };
    }),

  byPreview: open
    .input(z.object({ token: z.string().max(100) }))
    .query(({ ctx, input }) => readPreview(ctx, input.token)),

  /**
   * An article as readers had it when a day of the record (UTC) ended, without what is said of its pledges now; `at`: since when they
   * had it so. Of a day before its first, the first. Null: no such article.
   */
  asOf: open.input(z.object({ slug: z.string().max(200), day })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const article = await findArticleBySlug(db, input.slug);
    if (article?.status !== "published") return null;
    const published = await listPublishedRevisions(db, article.id);
    const version = published.findLast(({ at }) => at < endOf(input.day)) ?? published[0];
    if (!version) return null;
    const read = await articleAsRead(ctx, article, version.revision.id);
    return { at: version.at, article: { ...read, marks: [], corrections: [], related: [] } };
  }),

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
          text: plainText(revision.body),
          note: revision.note,
        }))
        .reverse(),
    };
  }),
});
