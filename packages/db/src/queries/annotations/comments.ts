import type { Viewer } from "@pledgebook/core/desk/permissions";
import { and, asc, eq } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";
import { among } from "../pledges/pledges.ts";
import { isSeenMark } from "../viewer.ts";

const { annotationComments, annotations, users } = schema;

/** What people said about marks that a viewer may see, the oldest first. */
export async function listComments(db: Database, viewer: Viewer, annotationIds: readonly string[]) {
  return db
    .select({
      id: annotationComments.id,
      annotationId: annotationComments.annotationId,
      text: annotationComments.text,
      author: users.name,
      createdAt: annotationComments.createdAt,
    })
    .from(annotationComments)
    .innerJoin(annotations, eq(annotations.id, annotationComments.annotationId))
    .leftJoin(users, eq(users.id, annotationComments.createdBy))
    .where(and(among(annotationComments.annotationId, annotationIds), isSeenMark(viewer)))
    .orderBy(asc(annotationComments.createdAt), asc(annotationComments.id));
}

export function insertComment(db: Database, comment: typeof annotationComments.$inferInsert): Step {
  return { statement: db.insert(annotationComments).values(comment) };
}
