import { among } from "@pledgebook/db/queries/pledges/pledges";
import { followNamed } from "@pledgebook/db/queries/source-looks";
import { rebuildDerived, withoutGuards } from "@pledgebook/db/recount/rebuild";
import { recount } from "@pledgebook/db/recount/recount";
import { schema } from "@pledgebook/db/schema";
import { type Database, raw, type Step, type Store } from "@pledgebook/db/store/store";
import { sql } from "drizzle-orm";
import { COMPARISON_SET } from "./comparison.ts";
import { demonstrationReached } from "./demonstration.ts";

/** What the demonstration is here, with all that hangs on it. Identifiers. */
interface Extent {
  articles: string[];
  marks: string[];
  pledges: string[];
}

/**
 * Takes the demonstration out of a database that nobody else has open: its articles, every pledge that nothing else tells
 * of, and what people tried out on them, with its history. Rates, names and people stay. What is never deleted in a
 * newsroom that runs is deleted here: work on a copy (`pledgebook demo remove` does).
 * @throws Error with a sentence, and changes nothing, where there is no demonstration or work of one's own rests on it.
 */
export async function removeDemonstration(
  store: Store,
  now: string,
): Promise<{ articles: number; pledges: number; marks: number }> {
  const { db } = store;
  const reached = await demonstrationReached(db);
  if (reached === null) throw new Error("There is no demonstration in this newsroom.");
  const extent = await findExtent(db);
  const resting = await findResting(db, extent);
  if (resting.length > 0)
    throw new Error(
      `Work of your own rests on the demonstration; take it off there first. ${resting.join(" ")} Nothing was changed.`,
    );
  await withoutGuards(store, async () => {
    await store.derive([
      ...deletions(extent),
      // What its articles named nobody names any more.
      ...followNamed(),
      ...coverageWithout(await coverageOf(db, reached), reached),
      // What was likely the same as a pledge of the demonstration is counted whole from now on.
      {
        statement: raw(
          "INSERT INTO ledger_pending (subject, subject_id, touched) SELECT 'pledge', id, 1 FROM pledges UNION ALL SELECT 'article', id, 1 FROM articles WHERE true ON CONFLICT DO NOTHING",
        ),
      },
    ]);
    await rebuildDerived(store);
  });
  await recount(store, now);
  await db.run("VACUUM");
  return {
    articles: extent.articles.length,
    pledges: extent.pledges.length,
    marks: extent.marks.length,
  };
}

async function findExtent(db: Database): Promise<Extent> {
  const ids = async (query: ReturnType<typeof sql>) =>
    (await db.all<{ id: string }>(query)).map(({ id }) => id);
  const articles = await ids(sql`SELECT id FROM articles WHERE id LIKE 'demo-%'`);
  const marks = await ids(
    sql`SELECT id FROM annotations WHERE ${among(schema.annotations.articleId, articles)}`,
  );
  // A pledge of the newsroom's own that was only ever marked in the demonstration was an exercise.
  const pledges = await ids(sql`
    SELECT pledge.id FROM pledges pledge WHERE pledge.id LIKE 'demo-%'
      OR EXISTS (SELECT 1 FROM annotations mark WHERE mark.pledge_id = pledge.id)
        AND NOT EXISTS (SELECT 1 FROM annotations mark JOIN articles article ON article.id = mark.article_id
          WHERE mark.pledge_id = pledge.id AND article.id NOT LIKE 'demo-%')`);
  return { articles, marks, pledges };
}

/** A sentence for each thing of the newsroom's own that would lose what it rests on. */
async function findResting(db: Database, extent: Extent): Promise<string[]> {
  const gone = JSON.stringify(extent.pledges);
  const marks = await db.all<{ code: string; slug: string }>(sql`
    SELECT DISTINCT pledge.code, article.slug FROM annotations mark
    JOIN pledges pledge ON pledge.id = mark.pledge_id JOIN articles article ON article.id = mark.article_id
    WHERE mark.removed_at IS NULL AND article.id NOT LIKE 'demo-%' AND pledge.id IN (SELECT value FROM json_each(${gone}))`);
  const links = await db.all<{ own: string; code: string }>(sql`
    WITH gone AS (SELECT value AS id FROM json_each(${gone})),
      links (a, b) AS (
        SELECT package_id, component_id FROM package_components
        UNION SELECT pledge_id, other_id FROM pledge_overlaps WHERE kind <> 'likely_same'
        UNION SELECT pledge_id, other_pledge_id FROM pledge_matches WHERE undone_at IS NULL AND decision = 'same'
        UNION SELECT id, merged_into_id FROM pledges WHERE merged_into_id IS NOT NULL),
      both_ways (own, other) AS (SELECT a, b FROM links UNION SELECT b, a FROM links)
    SELECT DISTINCT own.code AS own, other.code FROM both_ways link
    JOIN pledges own ON own.id = link.own JOIN pledges other ON other.id = link.other
    WHERE link.other IN (SELECT id FROM gone) AND link.own NOT IN (SELECT id FROM gone)`);
  return [
    ...marks.map(({ code, slug }) => `Your article ${slug} has a mark on ${code}.`),
    ...links.map(({ own, code }) => `Your pledge ${own} is tied to ${code}.`),
  ];
}

/** How much of what was published the demonstration made up when it was told. */
async function coverageOf(db: Database, reached: string) {
  const [row] = await db.all<{ published: number; annotated: number; reviewed: number }>(
    sql`SELECT published, annotated, reviewed FROM ledger_coverage WHERE recorded_at <= ${reached} ORDER BY id DESC LIMIT 1`,
  );
  return row ?? { published: 0, annotated: 0, reviewed: 0 };
}

/** How much was read on each day, but for the demonstration. */
function coverageWithout(counted: Awaited<ReturnType<typeof coverageOf>>, reached: string): Step[] {
  const { published, annotated, reviewed } = counted;
  return [
    {
      statement: raw(
        "UPDATE ledger_coverage SET published = max(0, published - ?), annotated = max(0, annotated - ?), reviewed = max(0, reviewed - ?) WHERE recorded_at >= ?",
        [published, annotated, reviewed, reached],
      ),
    },
    {
      statement: raw(
        "UPDATE ledger_coverage SET published = 0, annotated = 0, reviewed = 0 WHERE recorded_at < ?",
        [reached],
      ),
    },
  ];
}

/** Every table that tells of an article, a mark or a pledge, in no order: references are looked at when all is done. */
function deletions({ articles, marks, pledges }: Extent): Step[] {
  const of = (table: string, columns: readonly string[], ids: readonly string[]): Step[] =>
    columns.map((column) => ({
      statement: raw(`DELETE FROM ${table} WHERE ${column} IN (SELECT value FROM json_each(?))`, [
        JSON.stringify(ids),
      ]),
    }));
  const all = [...articles, ...marks, ...pledges];
  return [
    ...of("audit_events", ["article_id"], articles),
    ...of("audit_events", ["subject_id"], all),
    ...of("annotation_comments", ["annotation_id"], marks),
    ...of("annotation_anchors", ["annotation_id"], marks),
    {
      statement: raw(
        "DELETE FROM note_mentions WHERE note_id IN (SELECT id FROM notes WHERE article_id IN (SELECT value FROM json_each(?)))",
        [JSON.stringify(articles)],
      ),
    },
    ...of("notes", ["article_id"], articles),
    ...of("article_visits", ["article_id"], articles),
    ...of("suggestions", ["article_id"], articles),
    ...of("annotations", ["article_id"], articles),
    // Marks of one's own that were taken off again, on a pledge of the demonstration.
    {
      statement: raw(
        "DELETE FROM annotation_anchors WHERE annotation_id IN (SELECT id FROM annotations WHERE pledge_id IN (SELECT value FROM json_each(?)))",
        [JSON.stringify(pledges)],
      ),
    },
    ...of("annotations", ["pledge_id"], pledges),
    ...of("corrections", ["article_id"], articles),
    ...of("corrections", ["pledge_id"], pledges),
    ...of("error_reports", ["pledge_id"], pledges),
    ...of("package_components", ["package_id", "component_id"], pledges),
    ...of("pledge_overlaps", ["pledge_id", "other_id"], pledges),
    ...of("pledge_matches", ["pledge_id", "other_pledge_id"], pledges),
    ...of("approved_within", ["pledge_id", "other_id"], pledges),
    ...of("approved_marks", ["pledge_id"], pledges),
    ...of("approved_marks", ["annotation_id"], marks),
    ...of("approved_pledges", ["pledge_id"], pledges),
    ...of("pledge_events", ["pledge_id"], pledges),
    ...of("pledge_years", ["pledge_id"], pledges),
    ...of("pledge_donors", ["pledge_id"], pledges),
    ...of("ledger_rows", ["pledge_id"], pledges),
    ...of("ledger_pending", ["subject_id"], all),
    ...of("comparison_rows", ["set_id"], [COMPARISON_SET]),
    ...of("comparison_sets", ["id"], [COMPARISON_SET]),
    // Rows of other ledgers that were one of its pledges are none of ours now.
    {
      statement: raw(
        "UPDATE comparison_rows SET pledge_id = NULL, decision = NULL, decided_by = NULL WHERE pledge_id IN (SELECT value FROM json_each(?))",
        [JSON.stringify(pledges)],
      ),
    },
    ...of("pledges", ["id"], pledges),
    ...of("article_coverage", ["article_id"], articles),
    ...of("article_slugs", ["article_id"], articles),
    ...of("article_revisions", ["article_id"], articles),
    ...of("articles", ["id"], articles),
    { statement: raw("DELETE FROM settings WHERE key = 'demonstration'") },
  ];
}
