import { TROUBLE } from "@pledgebook/core/desk/watched-sources";
import type { Language, SourceState } from "@pledgebook/core/values/vocabulary";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";
import type { WatchedSource } from "./source-looks.ts";

const { sourceCopies, users, watchedSources } = schema;

/** Which sources the desk lists: those that somebody should look at, one state, or all. */
export type SourceFilter = "open" | "all" | SourceState;

/** Where the list goes on: behind the source that stands since then. */
export interface SourceCursor {
  stateSince: string;
  id: string;
}

const isOpen = sql`(${watchedSources.settledAt} IS NULL AND (${watchedSources.state} IN ('changed', 'moved', 'gone', 'refused')
  OR (${watchedSources.state} = 'unreachable' AND ${watchedSources.failures} >= ${TROUBLE})))`;

function shown(filter: SourceFilter): SQL | undefined {
  const isWatched = eq(watchedSources.isWatched, true);
  if (filter === "all") return isWatched;
  return and(isWatched, filter === "open" ? isOpen : eq(watchedSources.state, filter));
}

/** Sources that are watched, those that came to stand as they do last first, with who settled them. */
export async function listSources(
  db: Database,
  { filter, limit, after }: { filter: SourceFilter; limit: number; after: SourceCursor | null },
) {
  const { stateSince, id } = watchedSources;
  const behind = after && sql`(${stateSince}, ${id}) < (${after.stateSince}, ${after.id})`;
  return db
    .select({
      ...{ id, stateSince, address: watchedSources.address, state: watchedSources.state },
      lastLookedAt: watchedSources.lastLookedAt,
      lastSeenAt: watchedSources.lastSeenAt,
      nextLookAt: watchedSources.nextLookAt,
      movedTo: watchedSources.movedTo,
      lastStatus: watchedSources.lastStatus,
      lastProblem: watchedSources.lastProblem,
      quotes: watchedSources.quotes,
      settledAt: watchedSources.settledAt,
      settledBy: users.name,
      version: watchedSources.version,
      isOpen: sql<number>`${isOpen}`.mapWith(Boolean),
    })
    .from(watchedSources)
    .leftJoin(users, eq(users.id, watchedSources.settledBy))
    .where(and(shown(filter), behind ?? undefined))
    .orderBy(sql`${stateSince} DESC, ${id} DESC`)
    .limit(limit);
}

/** How many of them each filter finds. */
export async function countSources(db: Database): Promise<Record<SourceFilter, number>> {
  const rows = await db
    .select({
      state: watchedSources.state,
      count: sql<number>`count(*)`,
      open: sql<number>`sum(${isOpen})`,
    })
    .from(watchedSources)
    .where(shown("all"))
    .groupBy(watchedSources.state);
  const counts = {
    all: 0,
    open: 0,
    new: 0,
    seen: 0,
    changed: 0,
    moved: 0,
    gone: 0,
    unreachable: 0,
    refused: 0,
  };
  for (const { state, count, open } of rows) {
    counts[state] = count;
    counts.all += count;
    counts.open += open;
  }
  return counts;
}

/** Which published articles and which pledges name these sources. */
export async function listUses(db: Database, sourceIds: readonly string[]) {
  return db.all<{
    sourceId: string;
    articleId: string | null;
    title: string | null;
    language: Language | null;
    code: string | null;
  }>(sql`
    SELECT used.source_id AS sourceId, article.id AS articleId, revision.title, article.language, pledge.code FROM source_uses used
    LEFT JOIN articles article ON used.used_by = 'article' AND article.id = used.subject_id
    LEFT JOIN article_revisions revision ON revision.id = article.published_revision_id
    LEFT JOIN pledges pledge ON used.used_by = 'pledge' AND pledge.id = used.subject_id
    WHERE used.source_id IN (SELECT value FROM json_each(${JSON.stringify(sourceIds)}))
      AND coalesce(revision.title, pledge.code) IS NOT NULL
    ORDER BY revision.title, pledge.code`);
}

/** The copies that are kept of these sources, the oldest first. */
export async function listCopies(db: Database, sourceIds: readonly string[]) {
  return db
    .select()
    .from(sourceCopies)
    .where(sql`${sourceCopies.sourceId} IN (SELECT value FROM json_each(${JSON.stringify(sourceIds)}))`)
    .orderBy(asc(sourceCopies.readAt), asc(sourceCopies.sha256));
}

export async function findCopy(db: Database, sourceId: string, sha256: string) {
  const [found] = await db
    .select({
      mediaType: sourceCopies.mediaType,
      readAt: sourceCopies.readAt,
      address: watchedSources.address,
    })
    .from(sourceCopies)
    .innerJoin(watchedSources, eq(watchedSources.id, sourceCopies.sourceId))
    .where(and(eq(sourceCopies.sourceId, sourceId), eq(sourceCopies.sha256, sha256)));
  return found ?? null;
}

/** Somebody has seen how it stands. Stale when it stands otherwise, or somebody else was first. */
export function settleSource(
  db: Database,
  { id, version }: Pick<WatchedSource, "id" | "version">,
  by: { settledBy: string | null; settledAt: string },
): Step {
  return {
    statement: db
      .update(watchedSources)
      .set({ ...by, version: version + 1 })
      .where(and(eq(watchedSources.id, id), eq(watchedSources.version, version))),
    must: true,
  };
}

/** What readers are told of a source. Moments are ISO 8601 in UTC. */
export interface SeenSource {
  address: string;
  state: SourceState;
  stateSince: string;
  lastSeenAt: string | null;
  movedTo: string | null;
}

/** Of these addresses those that were looked at. */
export async function listSeenSources(
  db: Database,
  addresses: readonly (string | undefined)[],
): Promise<SeenSource[]> {
  const asked = addresses.filter((address) => address !== undefined);
  if (asked.length === 0) return [];
  const { address, state, stateSince, lastSeenAt, movedTo } = watchedSources;
  return db
    .select({ address, state, stateSince, lastSeenAt, movedTo })
    .from(watchedSources)
    .where(
      sql`${address} IN (SELECT value FROM json_each(${JSON.stringify(asked)})) AND ${watchedSources.lastLookedAt} IS NOT NULL`,
    );
}
