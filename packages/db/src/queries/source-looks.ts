import type { SourceQuote } from "@pledgebook/core/desk/watched-sources";
import { Problem } from "@pledgebook/core/values/problem";
import { and, eq, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import { type Database, raw, refuseIf, type Step } from "../store/store.ts";

const { sourceCopies, watchedSources } = schema;

export type WatchedSource = typeof watchedSources.$inferSelect;

/** Which published article or approved pledge names which address, and since when. */
const NAMED = `WITH named(address, used_by, subject_id, since) AS (
  SELECT source.value ->> 'url', 'article', article.id, article.first_published_at
    FROM articles article, json_each(article.sources) source WHERE article.status = 'published'
  UNION SELECT source.value ->> 'url', 'pledge', pledge.id, event.recorded_at
    FROM pledge_events event JOIN pledges pledge ON pledge.id = event.pledge_id, json_each(event.evidence) source
    WHERE pledge.review_state = 'approved' AND pledge.merged_into_id IS NULL)`;

/** Addresses that are named and not known yet, in their order: all of them, since finding some takes as long. */
export async function listNewAddresses(db: Database): Promise<string[]> {
  const rows = await db.all<{ address: string }>(sql`${sql.raw(NAMED)}
    SELECT DISTINCT address FROM named WHERE address LIKE 'http%://%'
      AND NOT EXISTS (SELECT 1 FROM watched_sources known WHERE known.address = named.address)
    ORDER BY address`);
  return rows.map(({ address }) => address);
}

/** Takes new sources in; another process may have, too. */
export function insertSources(
  db: Database,
  sources: readonly Pick<WatchedSource, "id" | "address" | "host" | "nextLookAt">[],
  now: string,
): Step[] {
  return sources.map((source) => ({
    statement: db
      .insert(watchedSources)
      .values({ ...source, isWatched: true, newestAt: now, stateSince: now })
      .onConflictDoNothing(),
  }));
}

/**
 * Has the watch follow what is named now. What nobody names any more is not looked at; what is known of it stays. Only what is otherwise
 * than it was is written: what is named is most often what was.
 */
export function followNamed(): Step[] {
  return [
    {
      statement: raw(`INSERT INTO source_uses (source_id, used_by, subject_id, since) ${NAMED}
        SELECT known.id, used_by, subject_id, min(since) FROM named JOIN watched_sources known ON known.address = named.address
        WHERE since IS NOT NULL GROUP BY known.id, used_by, subject_id
        ON CONFLICT DO UPDATE SET since = excluded.since WHERE source_uses.since <> excluded.since`),
    },
    {
      statement: raw(`DELETE FROM source_uses AS used WHERE NOT EXISTS (
        SELECT 1 FROM watched_sources known WHERE known.id = used.source_id AND (
          used.used_by = 'article' AND EXISTS (SELECT 1 FROM articles article, json_each(article.sources) source
            WHERE article.id = used.subject_id AND article.status = 'published' AND source.value ->> 'url' = known.address)
          OR used.used_by = 'pledge' AND EXISTS (
            SELECT 1 FROM pledges pledge JOIN pledge_events event ON event.pledge_id = pledge.id, json_each(event.evidence) source
            WHERE pledge.id = used.subject_id AND pledge.review_state = 'approved' AND pledge.merged_into_id IS NULL
              AND source.value ->> 'url' = known.address)))`),
    },
    {
      statement: raw(`UPDATE watched_sources SET is_watched = 0 WHERE is_watched
        AND NOT EXISTS (SELECT 1 FROM source_uses used WHERE used.source_id = watched_sources.id)`),
    },
    {
      statement: raw(`UPDATE watched_sources SET is_watched = 1, newest_at = newest.since
        FROM (SELECT source_id, max(since) AS since FROM source_uses GROUP BY source_id) newest
        WHERE newest.source_id = watched_sources.id AND (NOT is_watched OR newest_at <> newest.since)`),
    },
  ];
}

/** Of every host that was not asked since `rested` the source that has been due for longest. */
export async function listDueSources(db: Database, now: string, rested: string, limit: number) {
  // '+': by the few that are due, not by the index of hosts through all of them.
  const due = await db.all<{ id: string }>(sql`
    SELECT id, min(next_look_at) FROM watched_sources due WHERE is_watched = 1 AND next_look_at <= ${now}
      AND NOT EXISTS (SELECT 1 FROM watched_sources other WHERE other.host = due.host AND other.asked_at > ${rested})
    GROUP BY +host ORDER BY min(next_look_at) LIMIT ${limit}`);
  const found = await Promise.all(due.map(({ id }) => findSource(db, id)));
  return found.filter((source) => source !== null);
}

export async function findSource(db: Database, id: string): Promise<WatchedSource | null> {
  const [row] = await db.select().from(watchedSources).where(eq(watchedSources.id, id));
  return row ?? null;
}

/**
 * A look begins: nobody else begins one until `leaseEnds`, whatever becomes of this process. Stale where somebody else has;
 * `source_asked_lately` where another address of its host was asked since `rested`.
 */
export function takeLook(
  db: Database,
  { id, host, askedAt }: Pick<WatchedSource, "id" | "host" | "askedAt">,
  { now, rested, leaseEnds }: { now: string; rested: string; leaseEnds: string },
): Step[] {
  return [
    refuseIf(
      "EXISTS (SELECT 1 FROM watched_sources WHERE host = ? AND id <> ? AND asked_at > ?)",
      [host, id, rested],
      askedLately(),
    ),
    {
      statement: db
        .update(watchedSources)
        .set({ askedAt: now, nextLookAt: leaseEnds })
        .where(and(eq(watchedSources.id, id), sql`${watchedSources.askedAt} IS ${askedAt}`)),
      must: true,
    },
  ];
}

export function askedLately(): Problem {
  return new Problem(
    "invalid",
    "source_asked_lately",
    "This site was asked a moment ago. Look again in a minute: nobody shall be asked too often.",
  );
}

/** What came of a look. Stale where another one has begun since, or the source is not what was looked at. */
export function keepLook(
  db: Database,
  { id, askedAt, version }: Pick<WatchedSource, "id" | "version"> & { askedAt: string },
  found: Partial<Omit<WatchedSource, "id" | "version" | "askedAt">>,
  isNews: boolean,
): Step {
  const anew = isNews ? { version: version + 1, settledBy: null, settledAt: null } : {};
  return {
    statement: db
      .update(watchedSources)
      .set({ ...found, ...anew })
      .where(
        and(
          eq(watchedSources.id, id),
          eq(watchedSources.askedAt, askedAt),
          eq(watchedSources.version, version),
        ),
      ),
    must: true,
  };
}

/** Notes a copy; of those that stay for nothing but being the last, it takes the place. */
export function keepCopy(db: Database, copy: typeof sourceCopies.$inferInsert): Step[] {
  return [
    {
      statement: db
        .delete(sourceCopies)
        .where(
          and(
            eq(sourceCopies.sourceId, copy.sourceId),
            eq(sourceCopies.isKept, false),
            sql`${sourceCopies.sha256} <> ${copy.sha256}`,
          ),
        ),
    },
    {
      statement: db
        .insert(sourceCopies)
        .values(copy)
        .onConflictDoUpdate({
          target: [sourceCopies.sourceId, sourceCopies.sha256],
          set: { isKept: sql`max(${sourceCopies.isKept}, excluded.is_kept)` },
        }),
    },
  ];
}

/** The hashes of all copies that are kept. */
export async function listCopyHashes(db: Database): Promise<string[]> {
  const rows = await db.selectDistinct({ sha256: sourceCopies.sha256 }).from(sourceCopies);
  return rows.map(({ sha256 }) => sha256);
}

/** The words that may stand at a source: of approved marks in published articles that name it, or of the pledges whose events do. */
export async function listQuotesFor(db: Database, sourceId: string): Promise<SourceQuote[]> {
  return db.all<SourceQuote>(sql`
    SELECT mark.id, anchor.exact, anchor.prefix, anchor.suffix
    FROM source_uses used CROSS JOIN annotations mark
      ON (used.used_by = 'article' AND mark.article_id = used.subject_id)
      OR (used.used_by = 'pledge' AND mark.pledge_id = used.subject_id)
    JOIN articles article ON article.id = mark.article_id AND article.status = 'published' AND NOT article.is_blind
    JOIN annotation_anchors anchor ON anchor.annotation_id = mark.id
      AND anchor.revision_id = article.published_revision_id AND anchor.state IN ('exact', 'moved')
    WHERE used.source_id = ${sourceId} AND mark.removed_at IS NULL AND mark.review_state = 'approved'
    GROUP BY mark.id ORDER BY mark.id LIMIT 500`);
}

/** The slugs of the articles and the codes of the pledges whose pages tell of a source. */
export async function listPagesOf(
  db: Database,
  sourceId: string,
): Promise<{ articleSlugs: string[]; pledgeCodes: string[] }> {
  const rows = await db.all<{ usedBy: "article" | "pledge"; name: string }>(sql`
    SELECT used.used_by AS usedBy, coalesce(article.slug, pledge.code) AS name FROM source_uses used
    LEFT JOIN articles article ON used.used_by = 'article' AND article.id = used.subject_id
    LEFT JOIN pledges pledge ON used.used_by = 'pledge' AND pledge.id = used.subject_id
    WHERE used.source_id = ${sourceId} AND name IS NOT NULL ORDER BY name`);
  const of = (kind: string) => rows.filter(({ usedBy }) => usedBy === kind).map(({ name }) => name);
  return { articleSlugs: of("article"), pledgeCodes: of("pledge") };
}
