import { sharedText } from "@pledgebook/core/text/similar";
import type { Source } from "@pledgebook/core/values/source";
import { listArticlesBySource, listTextsOfDay } from "@pledgebook/db/queries/articles/articles";
import type { Database } from "@pledgebook/db/store/store";

/** An article that is here already, and by what it is known. */
export interface KnownArticle {
  id: string;
  slug: string;
  title: string;
  by: "source" | "text";
}

/** Texts that share so much of the shorter one are one text. */
const NEARLY_ALL = 0.7;

/** Articles that were compared by their text at most. */
const MOST_COMPARED = 200;

/**
 * Articles that may be the one that somebody is about to make: of the same address or file, or with nearly the same text on
 * nearly the same day. `text`: the body's plain text; `publishedOn`: without one the last ones are compared.
 */
export async function knownArticles(
  db: Database,
  article: { sources: readonly Source[]; publishedOn: string | null; text: string },
): Promise<KnownArticle[]> {
  const keys = article.sources.flatMap(({ url, hash }) => [url ?? [], hash ?? []]).flat();
  const bySource = await listArticlesBySource(db, keys);
  const found = new Map<string, KnownArticle>(
    bySource.map(({ articleId, slug, title }) => [articleId, { id: articleId, slug, title, by: "source" }]),
  );
  for (const { id, slug, title, text } of await listTextsOfDay(db, article.publishedOn, MOST_COMPARED))
    if (!found.has(id) && sharedText(article.text, text) >= NEARLY_ALL)
      found.set(id, { id, slug, title, by: "text" });
  return [...found.values()];
}
