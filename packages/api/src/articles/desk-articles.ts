import { Problem } from "@pledgebook/core/values/problem";
import { articleStatuses, languages } from "@pledgebook/core/values/vocabulary";
import { insertArticle } from "@pledgebook/db/queries/articles/articles";
import {
  assignArticle,
  countDeskArticles,
  type DeskArticleFilter,
  deleteDraft,
  deskOrders,
  findNeighbours,
  listDeskArticles,
} from "@pledgebook/db/queries/articles/desk-articles";
import { isFreeSlug } from "@pledgebook/db/queries/articles/slugs";
import { findUser, listUsers } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { assignedLetter } from "../accounts/letters.ts";
import { act, onArticle } from "../desk/act.ts";
import { articleAt, latestArticle } from "../desk/load.ts";
import { id, slug, version } from "../server/inputs.ts";
import { letterStep } from "../server/outbox.ts";
import { router, staff } from "../server/trpc.ts";
import { auditable, newRevision, withFreeSlug } from "./revisions.ts";

/** Articles on one page of the desk. */
export const DESK_PAGE = 50;

const filter = z.object({
  status: z.enum(articleStatuses).nullish(),
  language: z.enum(languages).nullish(),
  /** Who has it, or 'nobody'. */
  assignedTo: id.nullish(),
  topic: slug.nullish(),
  words: z.string().max(200).nullish(),
});

/** Articles as a list: each with the version that who ticked it saw. */
const ticked = z.array(z.object({ id, version })).min(1).max(DESK_PAGE);

/** The desk's articles as a list: found, handed to people, and drafts made twice or taken away. */
export const deskArticlesRouter = router({
  desk: staff("desk.read")
    .input(
      filter
        .extend({
          order: z.enum(deskOrders).default("changed"),
          limit: z.number().int().min(1).max(100).default(DESK_PAGE),
          after: z.object({ value: z.string().max(600), id }).nullish(),
        })
        .prefault({}),
    )
    .query(({ ctx, input }) =>
      listDeskArticles(ctx.store.db, ctx.viewer, {
        filter: filterOf(input),
        order: input.order,
        limit: input.limit,
        after: input.after ?? null,
      }),
    ),

  /** How many articles there are in each state, of those that the rest of a filter finds. */
  deskCounts: staff("desk.read")
    .input(filter.prefault({}))
    .query(({ ctx, input }) => countDeskArticles(ctx.store.db, filterOf(input))),

  /** The articles before and behind one, in the order in which they came to the desk, the newest first. */
  neighbours: staff("desk.read")
    .input(z.object({ id }))
    .query(({ ctx, input }) => findNeighbours(ctx.store.db, input.id)),

  /** To whom articles can be given: everybody who may sign in. */
  assignees: staff("desk.read").query(async ({ ctx }) =>
    (await listUsers(ctx.store.db)).flatMap(({ disabled, ...user }) =>
      disabled ? [] : [{ id: user.id, name: user.name }],
    ),
  ),

  /** Gives articles to somebody, or back to nobody; whoever gets one from another is told by a letter. */
  assign: staff("article.write")
    .input(z.object({ articles: ticked, personId: id.nullable() }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const person = input.personId === null ? null : await findUser(db, input.personId);
      if (input.personId !== null && (!person || person.disabled))
        throw new Problem("not_found", "person_not_found", "There is no such person.");
      const found = await Promise.all(input.articles.map((one) => articleAt(db, one)));
      const changed = found.filter(({ article }) => article.assignedTo !== input.personId);
      const [first, ...others] = changed.map(({ article }) => ({
        act: "article.assign" as const,
        ...onArticle(article.id),
        before: { person: article.assignedTo },
        after: { person: input.personId },
      }));
      if (!first) return { changed: 0 };
      const letter =
        ctx.mail && person && person.id !== ctx.person.id
          ? assignedLetter(ctx.mail, person, {
              by: ctx.person.name,
              articles: changed.map(({ article, revision }) => ({ id: article.id, title: revision.title })),
            })
          : null;
      await act(
        ctx,
        [
          ...changed.map(({ article }) => assignArticle(db, article.id, article.assignedTo, input.personId)),
          ...(letter ? [letterStep(db, letter, ctx.newId(), ctx.now())] : []),
        ],
        first,
        ...others,
      );
      return { changed: changed.length };
    }),

  /** Takes drafts away for ever: all of them, or none where one was published or marked. The history keeps what they were called. */
  deleteDrafts: staff("article.write")
    .input(z.object({ articles: ticked }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const found = await Promise.all(input.articles.map((one) => articleAt(db, one)));
      const [first, ...others] = found.map(({ article, revision }) => ({
        act: "article.delete_draft" as const,
        ...onArticle(article.id),
        before: { slug: article.slug, ...auditable(revision) },
        after: null,
      }));
      await act(
        ctx,
        found.flatMap(({ article }) => deleteDraft(db, article.id, article.version)),
        first!,
        ...others,
      );
      return { deleted: found.length };
    }),

  /** A draft with the words of another article, without its marks. */
  duplicate: staff("article.write")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { article, revision } = await latestArticle(db, input.id);
      const [articleId, now] = [ctx.newId(), ctx.now()];
      const copy = newRevision(ctx, articleId, 1, { ...revision, language: article.language }, null);
      const slug = await withFreeSlug(db, copy.title, (free) =>
        act(
          ctx,
          [
            isFreeSlug(free),
            ...insertArticle(
              db,
              {
                ...{ id: articleId, slug: free, language: article.language, status: "draft" },
                ...{ latestRevisionId: copy.id, sources: article.sources, related: article.related },
                ...{ createdBy: ctx.person.id, createdAt: now, version: 1 },
              },
              copy,
            ),
          ],
          { act: "article.create", ...onArticle(articleId), after: { slug: free, ...auditable(copy) } },
        ),
      );
      return { id: articleId, slug };
    }),
});

function filterOf(input: z.infer<typeof filter>): DeskArticleFilter {
  return {
    status: input.status ?? null,
    language: input.language ?? null,
    assignedTo: input.assignedTo ?? null,
    topic: input.topic ?? null,
    words: (input.words ?? "").split(/\s+/u).filter(Boolean).slice(0, 10),
  };
}
