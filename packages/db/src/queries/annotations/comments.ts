import { asc, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { among } from "../pledges/pledges.ts";

const { annotationComments, users } = schema;

/** What people said about a mark, the oldest first. */
export async function listComments(db: Database, annotationIds: readonly string[]) {
  return db
    .select({
      id: annotationComments.id,
      annotationId: annotationComments.annotationId,
      text: annotationComments.text,
      author: users.name,
      createdAt: annotationComments.createdAt,
    })
    .from(annotationComments)
    .leftJoin(users, eq(users.id, annotationComments.createdBy))
    .where(among(annotationComments.annotationId, annotationIds))
    .orderBy(asc(annotationComments.createdAt), asc(annotationComments.id));
}

export function insertComment(db: Database, comment: typeof annotationComments.$inferInsert): Step {
  return { statement: db.insert(annotationComments).values(comment) };
}
