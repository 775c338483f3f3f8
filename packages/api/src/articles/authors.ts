import { authorSlug, authorsOf } from "@pledgebook/core/values/byline";
import { listBylines } from "@pledgebook/db/queries/articles/articles";
import type { Database } from "@pledgebook/db/store/store";

interface Author {
  slug: string;
  name: string;
  articles: number;
  /** Under which bylines they have written, alone and with others. */
  bylines: string[];
}

/** Who has written what is published, by the part of an address. A byline of several people counts for each of them. */
export async function authorsBySlug(db: Database): Promise<Map<string, Author>> {
  const authors = new Map<string, Author>();
  for (const { byline, articles } of await listBylines(db))
    for (const name of authorsOf(byline)) {
      const slug = authorSlug(name);
      if (slug === "") continue;
      const author = authors.get(slug) ?? { slug, name, articles: 0, bylines: [] };
      author.articles += articles;
      author.bylines.push(byline);
      authors.set(slug, author);
    }
  return authors;
}
