import type { Language } from "@pledgebook/core/values/vocabulary";
import { sql } from "drizzle-orm";
import { type Database, raw, type Step } from "../store/store.ts";

/** Published articles that an FTS5 query finds, the best first (bm25, the title weighing four times the text). */
export async function searchArticles(
  db: Database,
  query: string,
  options: { language: Language | null; limit: number; offset: number },
) {
  const language = options.language ? sql`AND article.language = ${options.language}` : sql``;
  return db.all<{
    id: string;
    slug: string;
    title: string;
    standfirst: string;
    language: Language;
    publishedOn: string | null;
    plainText: string;
  }>(sql`
    SELECT article.id, article.slug, revision.title, revision.standfirst, article.language,
      revision.published_on AS publishedOn, revision.plain_text AS plainText
    FROM (SELECT subject_id, bm25(search_documents, 0, 0, 4, 1) AS rank FROM search_documents
      WHERE search_documents MATCH ${query} ORDER BY rank LIMIT ${options.language ? 2000 : options.limit + options.offset}) found
    JOIN articles article ON article.id = found.subject_id AND article.status = 'published' ${language}
    JOIN article_revisions revision ON revision.id = article.published_revision_id
    ORDER BY found.rank LIMIT ${options.limit} OFFSET ${options.offset}`);
}

export async function countArticles(db: Database, query: string): Promise<number> {
  const [row] = await db.all<{ n: number }>(
    sql`SELECT count(*) AS n FROM search_documents WHERE search_documents MATCH ${query}`,
  );
  return row?.n ?? 0;
}

/** Words of published articles that begin with some letters, those of most articles first. */
export async function listWordsLike(db: Database, prefix: string, limit: number): Promise<string[]> {
  const found = await db.all<{ term: string }>(sql`
    SELECT term FROM search_vocabulary WHERE term >= ${prefix} AND term < ${`${prefix}\uffff`}
    ORDER BY doc DESC, term LIMIT ${limit}`);
  return found.map(({ term }) => term);
}

/** Whether any word of the index begins so. */
export async function hasWordLike(db: Database, prefix: string): Promise<boolean> {
  return (await listWordsLike(db, prefix, 1)).length > 0;
}

/** Words of about the same length that begin with the same letter, with how many documents have them. */
export async function listWordsNear(
  db: Database,
  word: string,
): Promise<{ term: string; documents: number }[]> {
  const [first = ""] = word;
  return db.all<{ term: string; documents: number }>(sql`
    SELECT term, doc AS documents FROM search_vocabulary WHERE term >= ${first} AND term < ${`${first}\uffff`}
      AND length(term) BETWEEN ${word.length - 2} AND ${word.length + 2}`);
}

/** Puts published articles into the index that are not in it yet: those of a demonstration, or of an older build. */
export function indexMissing(): Step {
  return {
    statement: raw(`
      INSERT INTO search_documents (kind, subject_id, title, body)
      SELECT 'article', article.id, revision.title, substr(revision.plain_text, length(revision.title) + 3)
      FROM articles article JOIN article_revisions revision ON revision.id = article.published_revision_id
      WHERE article.status = 'published' AND article.id NOT IN (SELECT subject_id FROM search_documents)`),
  };
}
