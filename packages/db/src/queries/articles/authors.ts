import { and, asc, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { authors } = schema;

export type Author = typeof authors.$inferSelect;

export async function listAuthors(db: Database): Promise<Author[]> {
  return db.select().from(authors).orderBy(asc(authors.name));
}

/** Says something of an author anew, or for the first time (`version` 0). Stale when it is no longer the version that was read. */
export function saveAuthor(db: Database, { version, ...author }: Author): Step {
  if (version === 0) return { statement: db.insert(authors).values({ ...author, version: 1 }) };
  return {
    statement: db
      .update(authors)
      .set({ ...author, version: version + 1 })
      .where(and(eq(authors.slug, author.slug), eq(authors.version, version))),
    must: true,
  };
}

/** Stale when it is no longer the version that was read. */
export function removeAuthor(db: Database, slug: string, version: number): Step {
  return {
    statement: db.delete(authors).where(and(eq(authors.slug, slug), eq(authors.version, version))),
    must: true,
  };
}
