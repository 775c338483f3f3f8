import { authorSlug, authorsOf } from "@pledgebook/core/values/byline";
import { Problem } from "@pledgebook/core/values/problem";
import { listBylines } from "@pledgebook/db/queries/articles/articles";
import { type Author, listAuthors, removeAuthor, saveAuthor } from "@pledgebook/db/queries/articles/authors";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onAuthor } from "../desk/act.ts";
import { line, slug, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

interface WhoWrites {
  slug: string;
  name: string;
  articles: number;
  /** Under which bylines they have written, alone and with others. */
  bylines: string[];
  /** What the newsroom says of them; empty where it has said nothing. */
  aboutEn: string;
  aboutUk: string;
}

/**
 * Who has written what is published, by the part of an address. A byline of several people counts for each of them; names of one
 * author lead to their one page.
 */
export async function authorsBySlug(db: Database): Promise<Map<string, WhoWrites>> {
  const records = await listAuthors(db);
  const own = new Map(
    records.flatMap((author) =>
      [author.name, ...author.alsoCalled].map((name) => [authorSlug(name), author] as const),
    ),
  );
  const found = new Map<string, WhoWrites>();
  for (const { byline, articles } of await listBylines(db))
    for (const name of authorsOf(byline)) {
      const called = authorSlug(name);
      if (called === "") continue;
      const record = own.get(called) ?? { slug: called, name, aboutEn: "", aboutUk: "" };
      const author = found.get(record.slug) ?? {
        ...{ slug: record.slug, name: record.name, aboutEn: record.aboutEn, aboutUk: record.aboutUk },
        ...{ articles: 0, bylines: [] },
      };
      author.articles += articles;
      author.bylines.push(byline);
      found.set(record.slug, author);
    }
  return found;
}

/** Where the page of an author is whose name leads to another's; null where it does not. */
export async function movedAuthor(db: Database, called: string): Promise<string | null> {
  const record = (await listAuthors(db)).find(({ alsoCalled }) =>
    alsoCalled.some((name) => authorSlug(name) === called),
  );
  return record && record.slug !== called ? record.slug : null;
}

/** What the history tells of one. */
const factsOf = ({ name, alsoCalled, aboutEn, aboutUk }: Omit<Author, "slug" | "version">) => ({
  ...{ name, alsoCalled, aboutEn, aboutUk },
});

const about = z.string().trim().max(3_000);

/** Who writes, as data of the newsroom: what it says of them, and which bylines are one person's. */
export const authorsRouter = router({
  /** Everybody who has a record or a published byline, by name. */
  list: staff("desk.read").query(async ({ ctx }) => {
    const { db } = ctx.store;
    const [records, written] = [await listAuthors(db), await authorsBySlug(db)];
    const known = new Set(records.map((record) => record.slug));
    return [
      ...records.map((record) => ({ ...record, articles: written.get(record.slug)?.articles ?? 0 })),
      ...[...written.values()]
        .filter((author) => !known.has(author.slug))
        .map(({ bylines: _, ...author }) => ({ ...author, alsoCalled: [], version: 0 })),
    ].sort((a, b) => a.name.localeCompare(b.name));
  }),

  /** Says something of an author; `version` 0 for the first time. Their page is where their name's slug is. */
  save: staff("article.publish")
    .input(
      z.object({
        ...{ name: line(120, 2), alsoCalled: z.array(line(120, 2)).max(20), aboutEn: about, aboutUk: about },
        version,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const which = authorSlug(input.name);
      if (which === "") throw new Problem("invalid", "author_unnamed", "The name has no letters.");
      const records = await listAuthors(db);
      const before = records.find((record) => record.slug === which);
      const names = [input.name, ...input.alsoCalled].map(authorSlug);
      const isTaken = records.some(
        (record) =>
          record.slug !== which &&
          [record.name, ...record.alsoCalled].some((name) => names.includes(authorSlug(name))),
      );
      const taken = new Problem("conflict", "author_taken", "One of these names is somebody else’s here.");
      if (isTaken || (input.version === 0 && before)) throw taken;
      const saving = saveAuthor(db, { slug: which, ...input });
      await act(ctx, [input.version === 0 ? { ...saving, refusal: taken } : saving], {
        act: "author.save",
        ...onAuthor(which),
        before: before ? factsOf(before) : null,
        after: factsOf(input),
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { slug: which, version: input.version + 1 };
    }),

  /** Says nothing of them any more: their articles stay under their bylines. */
  remove: staff("article.publish")
    .input(z.object({ slug, version }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const before = (await listAuthors(db)).find((record) => record.slug === input.slug);
      if (!before) throw new Problem("not_found", "author_not_found", "There is no such author.");
      await act(ctx, [removeAuthor(db, input.slug, input.version)], {
        act: "author.remove",
        ...onAuthor(input.slug),
        before: factsOf(before),
      });
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
    }),
});
