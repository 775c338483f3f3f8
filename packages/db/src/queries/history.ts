import { and, asc, desc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import { schema } from "../schema.ts";
import type { Database, Step } from "../store/store.ts";

const { auditEvents, users, articles, articleRevisions, annotations, annotationAnchors, pledges } = schema;

export type AuditSubject = (typeof auditEvents.$inferInsert)["subject"];

export interface AuditEntry {
  at: string;
  actorId: string | null;
  action: string;
  subject: AuditSubject;
  subjectId: string;
  articleId?: string | null;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
}

/** The row that every write plan holds. Of an update, only the fields that differ are kept. */
export function audit(db: Database, entry: AuditEntry): Step {
  const { before, after } = changedFields(entry.before ?? null, entry.after ?? null);
  return { statement: db.insert(auditEvents).values({ ...entry, before, after }) };
}

export function changedFields(before: Record<string, unknown> | null, after: Record<string, unknown> | null) {
  if (!before || !after) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => canonical(before[key]) !== canonical(after[key]),
  );
  const pick = (source: Record<string, unknown>) =>
    Object.fromEntries(keys.map((key) => [key, source[key] ?? null]));
  return { before: pick(before), after: pick(after) };
}

/** A value as JSON with its keys in order: two amounts are the same however they were put together. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}

/** What somebody does whose work another person reviews, and what settles it. */
const MADE = [
  "pledge.annotate",
  "annotation.save",
  "annotation.place",
  "pledge.create",
  "pledge.save",
  "annotation.move",
  "annotation.restore",
  "event.record",
  "event.retract",
  "match.decide",
  "match.undo",
];
const APPROVED = "review.approve";
/** An approval that was taken back: what it settled is open again, and so is who made it. */
const REOPENED = "review.reopen";

/** Who made or changed each of these marks and pledges since it was last approved: whose work is under review. */
export async function listMakers(
  db: Database,
  subjectIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const makers = new Map<string, Set<string>>();
  if (subjectIds.length === 0) return makers;
  const events = await db
    .select({ id: auditEvents.subjectId, action: auditEvents.action, actor: auditEvents.actorId })
    .from(auditEvents)
    .where(
      and(
        inArray(auditEvents.subject, ["annotation", "pledge"]),
        inArray(auditEvents.subjectId, [...new Set(subjectIds)]),
        inArray(auditEvents.action, [...MADE, APPROVED, REOPENED]),
      ),
    )
    .orderBy(asc(auditEvents.id));
  const settled = new Map<string, Set<string>>();
  for (const { id, action, actor } of events) {
    if (action === APPROVED) {
      settled.set(id, makers.get(id) ?? new Set());
      makers.delete(id);
    } else if (action === REOPENED)
      makers.set(id, new Set([...(settled.get(id) ?? []), ...(makers.get(id) ?? [])]));
    else if (actor) makers.set(id, (makers.get(id) ?? new Set()).add(actor));
  }
  return makers;
}

/** The last thing that happened to a subject. */
export async function findLastEvent(db: Database, subjectId: string) {
  const [row] = await db
    .select()
    .from(auditEvents)
    .where(eq(auditEvents.subjectId, subjectId))
    .orderBy(desc(auditEvents.id))
    .limit(1);
  return row ?? null;
}

/** What reviewers changed in marks of a person, or in the pledges that these state, since a moment; the newest first. */
export async function listReviewChanges(db: Database, personId: string, since: string) {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      actor: users.name,
      annotationId: auditEvents.subjectId,
      articleId: auditEvents.articleId,
      before: auditEvents.before,
      after: auditEvents.after,
      exact: annotationAnchors.exact,
      pledgeCode: pledges.code,
    })
    .from(auditEvents)
    .innerJoin(annotations, eq(annotations.id, auditEvents.subjectId))
    .innerJoin(pledges, eq(pledges.id, annotations.pledgeId))
    .innerJoin(
      annotationAnchors,
      and(
        eq(annotationAnchors.annotationId, annotations.id),
        eq(annotationAnchors.revisionId, annotations.markedRevisionId),
      ),
    )
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(
      and(
        eq(auditEvents.action, "review.change"),
        eq(annotations.createdBy, personId),
        gte(auditEvents.at, since),
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(50);
}

/** The newest events first; `before` is the id to go on from. */
export async function listAuditEvents(
  db: Database,
  filter: {
    articleId?: string | undefined;
    subjectIds?: string[] | undefined;
    before?: number | undefined;
    limit: number;
  },
) {
  return db
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      actor: users.name,
      action: auditEvents.action,
      subject: auditEvents.subject,
      subjectId: auditEvents.subjectId,
      articleId: auditEvents.articleId,
      articleTitle: articleRevisions.title,
      before: auditEvents.before,
      after: auditEvents.after,
    })
    .from(auditEvents)
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .leftJoin(articles, eq(articles.id, auditEvents.articleId))
    .leftJoin(articleRevisions, eq(articleRevisions.id, articles.latestRevisionId))
    .where(
      and(
        filter.articleId ? eq(auditEvents.articleId, filter.articleId) : undefined,
        filter.before ? lt(auditEvents.id, filter.before) : undefined,
        filter.subjectIds
          ? or(...filter.subjectIds.map((id) => eq(auditEvents.subjectId, id)), sql`0`)
          : undefined,
      ),
    )
    .orderBy(desc(auditEvents.id))
    .limit(filter.limit);
}
