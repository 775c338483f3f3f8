import { and, desc, eq, gt, like } from "drizzle-orm";
import { schema } from "../../schema.ts";
import type { Database, Step } from "../../store/store.ts";

const { verifications } = schema;

const PREVIEW = "preview:";

export function insertPreview(
  db: Database,
  preview: { id: string; articleId: string; hash: string; expiresAt: Date; createdAt: Date },
): Step {
  const { id, articleId, hash, expiresAt, createdAt } = preview;
  return {
    statement: db.insert(verifications).values({
      id,
      identifier: `${PREVIEW}${articleId}`,
      value: hash,
      expiresAt,
      createdAt,
      updatedAt: createdAt,
    }),
  };
}

/** The links to an article that are good at a moment, the newest first: when each was made and until when it is good. */
export async function listPreviews(db: Database, articleId: string, now: Date) {
  return db
    .select({
      id: verifications.id,
      createdAt: verifications.createdAt,
      expiresAt: verifications.expiresAt,
    })
    .from(verifications)
    .where(and(eq(verifications.identifier, `${PREVIEW}${articleId}`), gt(verifications.expiresAt, now)))
    .orderBy(desc(verifications.createdAt));
}

/** Ends a link to an article before its time. Stale where there is none such. */
export function deletePreview(db: Database, articleId: string, id: string): Step {
  return {
    statement: db
      .delete(verifications)
      .where(and(eq(verifications.id, id), eq(verifications.identifier, `${PREVIEW}${articleId}`))),
    must: true,
  };
}

export async function findPreview(db: Database, hash: string, now: Date) {
  const [row] = await db
    .select()
    .from(verifications)
    .where(
      and(
        eq(verifications.value, hash),
        like(verifications.identifier, `${PREVIEW}%`),
        gt(verifications.expiresAt, now),
      ),
    );
  return row ? { articleId: row.identifier.slice(PREVIEW.length), expiresAt: row.expiresAt } : null;
}
