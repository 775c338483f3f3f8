import { Problem } from "@pledgebook/core/values/problem";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import { topicKinds } from "@pledgebook/core/values/vocabulary";
import { findArticle, listPublishedArticles } from "@pledgebook/db/queries/articles/articles";
import {
  addTopic,
  listTopics,
  listTopicsOf,
  removeTopic,
  setTopicsOf,
  updateTopic,
} from "@pledgebook/db/queries/articles/topics";
import { z } from "zod";
import { act, onArticle, onTopic } from "../desk/act.ts";
import { id, line, slug, version } from "../server/inputs.ts";
import { open, router, staff } from "../server/trpc.ts";
import { shownDay } from "./article-day.ts";

/** Articles that the page of a topic lists. */
const MOST_OF_TOPIC = 200;

const topic = z.object({ kind: z.enum(topicKinds), nameEn: line(60, 2), nameUk: line(60, 2) });
const slugs = z.array(slug).max(30);

/** Sections and tags: what they are called, and what is filed under them. */
export const topicsRouter = router({
  /** All of them, sections first, with how many articles are filed under each. */
  list: open.query(({ ctx }) => listTopics(ctx.store.db)),

  /** One by the part of an address, with its published articles, newest first. Null: there is none, or nothing under it. */
  bySlug: open.input(z.object({ slug: z.string().max(200) })).query(async ({ ctx, input }) => {
    const { db } = ctx.store;
    const found = (await listTopics(db)).find((one) => one.slug === input.slug);
    if (!found || found.published === 0) return null;
    const articles = await listPublishedArticles(db, MOST_OF_TOPIC, 0, { topic: found.slug });
    return {
      ...found,
      list: articles.map((article) => ({ ...article, publishedOn: shownDay(ctx.dayOf, article) })),
    };
  }),

  /** What an article is filed under. */
  ofArticle: staff("desk.read")
    .input(z.object({ articleId: id }))
    .query(({ ctx, input }) => listTopicsOf(ctx.store.db, input.articleId)),

  /** A new one. Its part of an address follows from its English name, and stays. */
  add: staff("article.publish")
    .input(topic)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const made = slugFromTitle(input.nameEn);
      if (made === "") throw new Problem("invalid", "topic_unnamed", "Its English name has no letters.");
      const taken = new Problem("conflict", "topic_taken", "There is one of this name.");
      await act(ctx, [{ ...addTopic(db, { slug: made, ...input }), refusal: taken }], {
        act: "topic.add",
        ...onTopic(made),
        after: input,
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { slug: made };
    }),

  save: staff("article.publish")
    .input(topic.extend({ slug, version }))
    .mutation(async ({ ctx, input: { slug: which, version: at, ...set } }) => {
      const { db } = ctx.store;
      const before = await topicOf(ctx.store, which);
      await act(ctx, [updateTopic(db, { slug: which, version: at, ...set })], {
        act: "topic.save",
        ...onTopic(which),
        before: { kind: before.kind, nameEn: before.nameEn, nameUk: before.nameUk },
        after: set,
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { version: at + 1 };
    }),

  /** Takes one away under which nothing is filed. */
  remove: staff("article.publish")
    .input(z.object({ slug, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const { kind, nameEn, nameUk } = await topicOf(ctx.store, input.slug);
      await act(ctx, removeTopic(db, input.slug, input.version), {
        act: "topic.remove",
        ...onTopic(input.slug),
        before: { kind, nameEn, nameUk },
      });
    }),

  /**
   * Files an article under one section at most, and under tags. Its text is untouched: whoever is writing it saves as before. Stale
   * where it is not filed under `before` any more.
   */
  setOfArticle: staff("article.write")
    .input(z.object({ articleId: id, before: slugs, topics: slugs }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const article = await findArticle(db, input.articleId);
      if (!article) throw new Problem("not_found", "article_not_found", "There is no such article.");
      const known = new Set((await listTopics(db)).map((one) => one.slug));
      const topics = [...new Set(input.topics)].sort();
      if (topics.some((one) => !known.has(one))) throw noTopic();
      await act(ctx, setTopicsOf(db, article.id, input.before, topics), {
        act: "article.set_topics",
        ...onArticle(article.id),
        before: { topics: [...input.before].sort() },
        after: { topics },
      });
      if (article.firstPublishedAt) ctx.published({ articleSlugs: [article.slug], pledgeCodes: [] });
      return listTopicsOf(db, article.id);
    }),
});

async function topicOf({ db }: { db: Parameters<typeof listTopics>[0] }, which: string) {
  const found = (await listTopics(db)).find((one) => one.slug === which);
  if (!found) throw noTopic();
  return found;
}

const noTopic = () => new Problem("not_found", "topic_not_found", "There is no such section or tag.");
